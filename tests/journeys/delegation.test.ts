import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signCall } from '#kernel/identity/signed-call.js';
import { people } from '../../infra/county/people.js';
import { mintToken } from '../../infra/identity/mint-token.js';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { firm, lawyerMediator, partiesOf, unionMediator, workerA } from './people.js';
import { mediatorOf, Scene } from './scene.js';

const mediator = 'union-mediator';
const colleague = 'union-lawyer';
const today = '2024-09-05';

let hub: BootedHub;
let mediationId: string;
let caseCode: string;

beforeAll(async () => {
  hub = await bootHub();
  await hub.client.setClock(`${today}T09:00:00+08:00`);
  const scene = new Scene(hub.client);
  const mediatorId = await mediatorOf(scene, 'union', mediator, unionMediator);
  await mediatorOf(scene, 'union', colleague, lawyerMediator);
  ({ mediationId, caseCode } = await openMediation(mediatorId, 'PAPER'));
}, 120_000);
afterAll(() => hub?.stop());
beforeEach(() => hub.client.setClock(`${today}T09:00:00+08:00`));

async function openMediation(mediatorId: string, channel: string) {
  const application = {
    ...{ door: 'APPLICATION', cause: 'WAGE_CLAIM', claim: 1_860_000, facts: '持工资欠条，欠款18600元。' },
    parties: partiesOf(workerA),
  };
  const { unionRegisterIntake: intake } = await hub.client.must(
    mediator,
    'mutation($input: RegisterIntakeInput!) { unionRegisterIntake(input: $input) { id caseCode } }',
    { input: application },
  );
  const { case: found } = await hub.client.must(
    mediator,
    'query($id: ID!) { case(id: $id) { union { parties { id } } } }',
    { id: intake.caseCode },
  );
  const consents = found.union.parties.map(({ id }: { id: string }) => ({
    ...{ partyId: id, scope: 'MEDIATION', channel, evidence: '调解同意书' },
  }));
  const { unionOpenMediation: mediation } = await hub.client.must(
    mediator,
    'mutation($input: OpenMediationInput!) { unionOpenMediation(input: $input) { id } }',
    { input: { intakeId: intake.id, mediatorIds: [mediatorId], consents } },
  );
  return { mediationId: mediation.id as string, caseCode: intake.caseCode as string };
}

const inPlaceOf = (principal: string) => ({ 'wufang-on-behalf-of': principal });
const addNote =
  'mutation($id: ID!, $text: String!) { unionAddMediationNote(mediationId: $id, text: $text) { id } }';
const note = (text = '双方同意分两期付清') => ({ id: mediationId, text });

async function delegate(person: string, to: string, until: string, field = 'union'): Promise<string> {
  const input = { delegateId: to, from: today, until, reason: '出差' };
  const mutation = `mutation($input: DelegateWorkInput!) { ${field}DelegateWork(input: $input) { id } }`;
  return (await hub.client.must(person, mutation, { input }))[`${field}DelegateWork`].id;
}
const end = (person: string, id: string) =>
  hub.client.must(person, 'mutation($id: ID!) { unionEndDelegation(id: $id) { inForce } }', { id });
const refusal = (person: string, principal: string) =>
  hub.client.refusal(person, addNote, note(), inPlaceOf(principal));
const noDelegation = { code: 'FORBIDDEN', message: '代办关系不存在或已到期。' };

describe('work in a colleague’s place', () => {
  test('is refused without a delegation, done with it, and the audit shows both', async () => {
    expect(await hub.client.refusal(colleague, addNote, note())).toMatchObject({ code: 'CONFIDENTIAL' });
    expect(await refusal(colleague, mediator)).toMatchObject(noDelegation);

    const id = await delegate(mediator, colleague, '2024-09-10');
    await hub.client.must(colleague, addNote, note(), inPlaceOf(mediator));
    // In the own name the colleague may as little as before.
    expect(await hub.client.refusal(colleague, addNote, note())).toMatchObject({ code: 'CONFIDENTIAL' });

    const { unionAuditTrail: trail } = await hub.client.must(
      'administrator-union',
      'query($code: ID!) { unionAuditTrail(caseCode: $code) { act actorId delegateId } }',
      { code: caseCode },
    );
    expect(trail[0]).toEqual({ act: 'mediation-note.add', actorId: mediator, delegateId: colleague });
    expect(trail.slice(1).every((entry: { delegateId: null }) => entry.delegateId === null)).toBe(true);
    await end(mediator, id);
  });

  test('ends with the next request once it is revoked, by the principal or the administrator', async () => {
    for (const person of [mediator, 'administrator-union']) {
      const id = await delegate(mediator, colleague, '2024-09-10');
      await hub.client.must(colleague, addNote, note(), inPlaceOf(mediator));
      expect(await end(person, id)).toEqual({ unionEndDelegation: { inForce: false } });
      expect(await refusal(colleague, mediator)).toMatchObject(noDelegation);
    }
  });

  test('ends with its last day', async () => {
    const id = await delegate(mediator, colleague, '2024-09-06');
    await hub.client.setClock('2024-09-06T23:00:00+08:00');
    await hub.client.must(colleague, addNote, note(), inPlaceOf(mediator));
    await hub.client.setClock('2024-09-07T00:00:00+08:00');
    expect(await refusal(colleague, mediator)).toMatchObject(noDelegation);
    await end(mediator, id);
  });

  test('is refused to who does not hold the role, to another organisation, and to who was not named', async () => {
    const ids = [
      await delegate(mediator, 'union-officer', '2024-09-10'),
      await delegate(mediator, 'hr-mediator', '2024-09-10'),
    ];
    expect(await refusal('union-officer', mediator)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal('hr-mediator', mediator)).toMatchObject(noDelegation);
    expect(await refusal(colleague, mediator)).toMatchObject(noDelegation);
    for (const id of ids) await end(mediator, id);
  });

  test('is refused between two courts: the staff of one are no colleagues of the other’s', async () => {
    await delegate('court-clerk', 'second-court-clerk', '2024-09-10', 'court');
    const query = '{ courtReferrals(direction: OUT) { total } }';
    const person = 'second-court-clerk';
    await hub.client.must(person, query);
    expect(await hub.client.refusal(person, query, {}, inPlaceOf('court-clerk'))).toMatchObject(noDelegation);
  });

  test('is refused at every other agency, which knows of no delegation', async () => {
    const id = await delegate(mediator, colleague, '2024-09-10');
    const query = 'query($id: ID!) { case(id: $id) { union { organisation } court { organisation } } }';
    const { data, errors } = await hub.client.ask(colleague, query, { id: caseCode }, inPlaceOf(mediator));
    expect(data.case.union).not.toBeNull();
    expect(data.case.court).toBeNull();
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    await end(mediator, id);
  });

  test('is not delegated on', async () => {
    const id = await delegate(mediator, colleague, '2024-09-10');
    const input = { delegateId: 'union-officer', from: today, until: today, reason: '出差' };
    const mutation = 'mutation($input: DelegateWorkInput!) { unionDelegateWork(input: $input) { id } }';
    const onwards = await hub.client.refusal(colleague, mutation, { input }, inPlaceOf(mediator));
    expect(onwards).toMatchObject({ code: 'FORBIDDEN', message: '不能委托代办。' });
    await end(mediator, id);
  });

  test('is refused where the header names nobody, rather than done in the own name', async () => {
    const answer = await hub.client.ask(mediator, addNote, note(), inPlaceOf('a b'));
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([400, 'BAD_INPUT']);
  });

  test('is refused to a colleague who is tied to a party', async () => {
    const id = await delegate(mediator, colleague, '2024-09-10');
    const { unionMediators: roster } = await hub.client.must(mediator, '{ unionMediators { id staffId } }');
    const tied = roster.find(({ staffId }: { staffId: string }) => staffId === colleague);
    await new Scene(hub.client).act(
      mediator,
      'unionRecordEngagement',
      {
        ...{ mediatorId: tied.id, creditCode: firm.creditCode, role: 'ADVISER' },
        ...{ procedure: '常年法律顾问', since: '2023-01-01' },
      },
      'id',
    );
    expect(await refusal(colleague, mediator)).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    await end(mediator, id);
  });
});

describe('the agency’s own door', () => {
  const body = JSON.stringify({ query: '{ __typename }' });
  const call = async (signed: Record<string, string>, added: Record<string, string> = {}) => {
    const person = people.find(({ id }) => id === colleague)!;
    const issuer = `${hub.url}/idp/union`;
    const token = await mintToken({ keysDir: join(hub.keys, 'identity'), issuer, person });
    const privateKey = readFileSync(join(hub.keys, 'gateway/gateway.pem'), 'utf8');
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...signed };
    const request = { agency: 'union', method: 'POST', path: '/graphql', headers, body };
    const sent = { ...signCall(request, { id: 'gateway#1', privateKey }), ...added };
    const url = `${hub.agency('union').url}/graphql`;
    const response = await fetch(url, { method: 'POST', headers: sent, body });
    const answer = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return [response.status, answer.errors?.[0]?.extensions.code];
  };

  test('asks for a delegation in force, and takes no name that the gateway has not signed', async () => {
    expect(await call(inPlaceOf(mediator))).toEqual([403, 'FORBIDDEN']);
    const id = await delegate(mediator, colleague, '2024-09-10');
    expect(await call(inPlaceOf(mediator))).toEqual([200, undefined]);
    expect(await call({}, inPlaceOf(mediator))).toEqual([401, 'UNAUTHENTICATED']);
    expect(await call(inPlaceOf('union-officer'), inPlaceOf(mediator))).toEqual([401, 'UNAUTHENTICATED']);
    await end(mediator, id);
  });
});

test('the delegations are listed to both sides', async () => {
  const id = await delegate(mediator, colleague, '2024-09-10');
  const seen = async (person: string) => {
    const query = '{ unionDelegations { id principalId delegateId roles from until inForce } }';
    const { unionDelegations } = await hub.client.must(person, query);
    return unionDelegations.find((entry: { id: string }) => entry.id === id);
  };
  const entry = {
    ...{ id, principalId: mediator, delegateId: colleague, roles: ['MEDIATOR'] },
    ...{ from: today, until: '2024-09-10', inForce: true },
  };
  for (const person of [mediator, colleague, 'administrator-union'])
    expect(await seen(person)).toEqual(entry);
  expect(await seen('union-officer')).toBeUndefined();
  await end(mediator, id);
});
