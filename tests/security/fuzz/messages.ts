import canonicalize from 'canonicalize';
import { agencyNames, type AgencyName } from '../../../infra/county/process-table.js';
import { organisations } from '../../../infra/county/organisations.js';
import { brokenBytes } from './broken-text.js';
import type { Ground } from './ground.js';
import type { FuzzInput, Reply } from './input.js';
import type { Random } from '../../kit/random.js';
import { hostileTexts, longText, unwrittenTexts } from './strange-text.js';

/** A message that went from one organisation to another while the county was seeded. */
export interface KnownMessage {
  text: string;
  signature: string;
  keyId: string;
}

type Json = Record<string, unknown>;

export async function knownMessages({ hub }: Pick<Ground, 'hub'>): Promise<KnownMessage[]> {
  const rows = await Promise.all(
    agencyNames.map((name) =>
      hub
        .agency(name)
        .agency.dataSource.query<KnownMessage[]>(
          'select text, signature, key_id as "keyId" from outbox_message order by created_at, case_seq limit 40',
        ),
    ),
  );
  return rows.flat();
}

/** A true message, altered: as bytes under its old signature, or in its fields and signed anew by its sender. */
export function messageInput(random: Random, ground: Ground, known: readonly KnownMessage[]): FuzzInput {
  const original = random.pick(known);
  const altered = random.chance(0.25) ? oldSignature(random, original) : signedAnew(random, ground, original);
  const dest = /"dest":"(\w+)"/.exec(original.text)![1];
  const to = random.chance(0.95)
    ? organisations.find(({ code }) => code === dest)!.agency
    : random.pick(agencyNames);
  return {
    says: `${to} ${altered.keyId} ${altered.text}`,
    asker: null,
    ...(altered.text !== original.text && { acted: applied }),
    send: () =>
      ground.send(`http://127.0.0.1:${ground.portOf(to)}/exchange/messages`, {
        headers: {
          'content-type': 'application/json',
          'wufang-key': headerOf(altered.keyId),
          'wufang-signature': headerOf(altered.signature),
        },
        body: altered.text,
      }),
  };
}

/** Whether the receipt says that the message has had its effect; the reply to a true message again says so rightly. */
function applied({ status, body }: Reply): boolean {
  return status === 200 && body.includes('\\"disposition\\":\\"APPLIED\\"');
}

function headerOf(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?');
}

function oldSignature(random: Random, { text, signature, keyId }: KnownMessage): KnownMessage {
  const broken = brokenBytes(random, Buffer.from(text)).toString('utf8');
  if (broken !== text && random.chance(0.7)) return { text: broken, signature, keyId };
  const other = random.pick([
    brokenBytes(random, Buffer.from(signature)).toString('latin1'),
    '',
    'x',
    'A'.repeat(86),
  ]);
  const flipped = other === signature ? 'A'.repeat(86) : other;
  return random.chance(0.5)
    ? { text, signature: flipped, keyId }
    : {
        text,
        signature,
        keyId: random.pick(['', 'x', `${keyId}x`, '__proto__', "' or 1=1", '#', '11370499FAKE000725#1']),
      };
}

function signedAnew(random: Random, ground: Ground, original: KnownMessage): KnownMessage {
  const envelope = JSON.parse(original.text) as Json;
  const sender = /^urn:wufang:(\w+)$/.exec(String(envelope.source))![1]!;
  envelope.id = random.uuid();
  // A case nobody has spoken of yet has number 1 free: the message gets as far as its content.
  envelope.caseid = random.chance(0.6) ? `fuzz-${random.hex(12)}` : envelope.caseid;
  envelope.caseseq = random.chance(0.7) ? 1 : random.pick([2, 99, 2 ** 31 - 1, 2 ** 53 - 1]);
  if (random.chance(0.25)) spoilField(random, envelope, envelopeSpoils);
  else spoilBody(random, envelope.data as Json);
  const canonicalText = random.chance(0.97) ? canonicalOf(envelope) : JSON.stringify(envelope, null, 1);
  const key = ground.hub.agency(agencyOf(sender)).agency.keyring.signing.get(sender)!;
  return {
    text: canonicalText,
    keyId: key.id,
    // Ed25519 signs at once.
    signature: (key.sign(Buffer.from(canonicalText)) as Buffer).toString('base64url'),
  };
}

function agencyOf(organisation: string): AgencyName {
  return organisations.find(({ code }) => code === organisation)!.agency;
}

function canonicalOf(envelope: Json): string {
  try {
    return canonicalize(envelope) ?? 'null';
  } catch {
    return JSON.stringify(envelope);
  }
}

const anyOrganisation = (random: Random): string => random.pick(organisations).code;

/** For each field of the envelope values it must not have. */
const envelopeSpoils: Record<string, (random: Random) => unknown> = {
  specversion: (random) => random.pick(['2.0', '', 1, null]),
  id: (random) => random.pick(['x', '', 1, null, ...unwrittenTexts]),
  source: (random) =>
    random.pick([
      `urn:wufang:${anyOrganisation(random)}`,
      'urn:wufang:',
      'x',
      `urn:wufang:${'9'.repeat(18)}`,
      ...unwrittenTexts,
    ]),
  type: (random) =>
    random.pick([
      'Nobody',
      '__proto__',
      'constructor',
      'toString',
      'Query',
      'String',
      'PartyBody',
      '',
      'x'.repeat(61),
      ...unwrittenTexts,
    ]),
  time: (random) => random.pick(['x', '2023-02-29T00:00:00Z', '275760-09-13T00:00:00Z', '', 1]),
  datacontenttype: (random) => random.pick(['text/xml', '', null]),
  dest: (random) => random.pick([anyOrganisation(random), 'x', '9'.repeat(18), '']),
  caseid: (random) => random.pick(['x'.repeat(61), ...unwrittenTexts, 1, null]),
  caseseq: (random) => random.pick([0, -1, 1.5, 2 ** 53, 2 ** 60, '1', null, 1e21]),
  referralid: (random) => random.pick(['x', 1, null]),
  schemaver: (random) => random.pick(['x'.repeat(11), 1, null]),
  data: (random) => random.pick<unknown>([null, [], 'x', 1, {}]),
  unknown: () => 1,
};

function spoilField(random: Random, object: Json, spoils: Record<string, (random: Random) => unknown>): void {
  const name = random.pick(Object.keys(spoils));
  if (random.chance(0.15)) delete object[name === 'unknown' || name === 'referralid' ? 'source' : name];
  else object[name] = spoils[name]!(random);
}

/** One place of the body becomes what no message may say. */
function spoilBody(random: Random, body: Json): void {
  const places = placesOf(body);
  const { holder, name } = random.pick(places);
  const value = holder[name];
  if (random.chance(0.1)) holder[random.pick(['unknown', '__typename', 'admin', 'constructor'])] = 1;
  else if (random.chance(0.1)) {
    holder[`${name}x`] = value;
    delete holder[name];
  } else if (typeof value === 'string') holder[name] = badText(random, name);
  else if (typeof value === 'number') holder[name] = random.pick([-1, 1.5, 2 ** 53, '1', {}, [1], true]);
  else if (typeof value === 'boolean') holder[name] = random.pick(['true', 1, {}, null]);
  else holder[name] = random.pick<unknown>(['x', 1, true, { unknown: 1 }]);
}

function badText(random: Random, name: string): unknown {
  const misfit = random.pick<unknown>([1, true, {}, { a: [] }, ['x', 'y'], null]);
  if (/(Id|caseCode)$/.test(name) || name === 'caseid')
    return random.pick([random.uuid(), 'x', ...hostileTexts, ...unwrittenTexts, longText(random)]);
  if (/(On|At|Due|due|dueOn|at|on)$/.test(name))
    return random.pick(['2023-02-29', '0000-00-00', '2024-02-30T00:00:00Z', 'x', '', misfit]);
  if (
    /^(arrow|act|reason|outcome|side|kind|scope|channel|route|role|state|capacity|type|cause|causeVersion|stage)$/.test(
      name,
    )
  )
    return random.pick(['NO_SUCH', '', '__proto__', 'constructor', 'toString', ...unwrittenTexts, misfit]);
  if (/^(from|to|creditCode|employerCode|mediationOrganisation)$/.test(name))
    return random.pick(['x', '91370499FAKE00013X', '', misfit]);
  return random.pick<unknown>([...unwrittenTexts, misfit, longText(random)]);
}

function placesOf(
  value: unknown,
  found: { holder: Json; name: string }[] = [],
): { holder: Json; name: string }[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const name of Object.keys(value)) {
    found.push({ holder: value as Json, name });
    placesOf((value as Json)[name], found);
  }
  return found;
}
