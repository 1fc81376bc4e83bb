import { signCall } from '#kernel/identity/signed-call.js';
import { generateKeyPairSync } from 'node:crypto';
import { agencyNames } from '../../../infra/county/process-table.js';
import { brokenBytes, shuffledWords } from './broken-text.js';
import type { Ground } from './ground.js';
import type { FuzzInput } from './input.js';
import { done, operation } from './operations.js';
import type { Random } from '../../kit/random.js';
import { jsonOf, strangeValue } from './strange-text.js';

/** What only a gateway would ask, and ask rightly. */
const entities = [
  ...[
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
    '{ __schema { types { name } } }',
  ],
  ...[
    'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Case { id } } }',
    '{ _entities { __typename } }',
  ],
];
const strangersKey = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

/** A call at an agency's own door: without the gateway's signature, with a wrong one, or with a true one over a bad operation. */
export function doorInput(random: Random, ground: Ground): FuzzInput {
  const agency = random.pick(agencyNames);
  const { person, body: good, headers: strange, mutation } = operation(random, ground);
  const path = random.pick([
    '/graphql',
    '/graphql',
    '/graphql',
    '/graphql',
    '/progress',
    '/progress/course',
    '/progress/usage',
    '/x',
  ]);
  const own = random.chance(0.3);
  const body = own ? bodyOf(random, ground) : good;
  const sent = random.chance(0.2) ? brokenBytes(random, Buffer.from(body)).toString('utf8') : body;
  const [signature, tokened, late] = [random.next(), random.chance(0.9), random.chance(0.1)];
  const send = async () => {
    const headers: Record<string, string> = { 'content-type': 'application/json', ...strange };
    if (tokened) headers.authorization = `Bearer ${await ground.token(person)}`;
    const call = { agency, method: 'POST', path, headers, body: sent };
    const key = signature < 0.8 ? ground.gatewayKey : { ...ground.gatewayKey, privateKey: strangersKey };
    const signed =
      signature < 0.9 ? signCall(call, key, late ? new Date(Date.now() - 120_000) : new Date()) : headers;
    return ground.send(`http://127.0.0.1:${ground.portOf(agency)}${path}`, { headers: signed, body: sent });
  };
  const says = `${agency} ${path} ${person.id} ${JSON.stringify(strange)} ${signature.toFixed(2)} ${sent}`;
  return { says, asker: person.id, ...(mutation && !own && { acted: done }), send };
}

function bodyOf(random: Random, ground: Ground): string {
  if (random.chance(0.2)) return jsonOf(strangeValue(random)) ?? 'null';
  if (random.chance(0.2))
    return jsonOf({
      caseCode: random.pick([...ground.caseCodes, strangeValue(random)]),
      phoneEnding: strangeValue(random),
    });
  const query = random.pick(entities);
  const representations = Array.from({ length: random.between(0, 5) }, () =>
    random.pick<unknown>([
      { __typename: 'Case', id: random.pick(ground.caseCodes) },
      { __typename: 'Case', id: strangeValue(random) },
      { __typename: 'TimelineEntry', reference: `UnionMediationCase:${random.uuid()}` },
      { __typename: 'TimelineEntry', reference: strangeValue(random) },
      { __typename: random.pick(['Nobody', 'Query', 'Referral', '__proto__', 'constructor', '']), id: 'x' },
      strangeValue(random),
    ]),
  );
  return jsonOf({
    query: random.chance(0.2) ? shuffledWords(random, query) : query,
    variables: { r: representations },
  });
}
