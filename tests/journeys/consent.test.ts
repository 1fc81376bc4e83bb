import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { GrantEntity } from '#kernel/disclosure/grant.entity.js';
import { justice } from '../../infra/county/organisations.js';
import { type BootedHub, bootHub } from '../kit/boot-hub.js';
import { partiesOf, workerA } from './people.js';
import { Scene } from './scene.js';

const clerk = 'court-clerk';
const reader = 'legal-aid-officer';
let hub: BootedHub;
let scene: Scene;
let worker: string;

beforeAll(async () => {
  hub = await bootHub();
}, 120_000);
afterAll(() => hub?.stop());

beforeEach(async () => {
  await hub.client.setClock('2024-09-05T09:00:00+08:00');
  scene = new Scene(hub.client);
  const filing = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', claim: 1_860_000, facts: '持工资欠条。' },
    ...{ directSuitGround: 'WAGE_IOU', parties: partiesOf(workerA) },
  };
  const { caseCode } = await scene.act(clerk, 'courtReceiveFiling', filing, 'caseCode');
  scene.set('case', caseCode);
  ({ worker } = await scene.parties(clerk, 'court'));
});

const record =
  'mutation($caseCode: ID!, $consent: ConsentInput!) { courtRecordConsent(caseCode: $caseCode, consent: $consent) { id } }';
const consent = (changes: object = {}) => ({
  caseCode: scene.get('case'),
  consent: {
    ...{ partyId: worker, scope: 'DISCLOSURE', channel: 'PAPER', evidence: '信息提供同意书（测）1号' },
    ...{ recipient: justice.code, kinds: ['HEADER', 'PARTY', 'PARTY_NAME'], purpose: '申请法律援助' },
    ...{ until: '2024-09-30', ...changes },
  },
});
const give = async (changes?: object): Promise<string> =>
  (await hub.client.must(clerk, record, consent(changes))).courtRecordConsent.id;
const revoke = (consentId: string) =>
  hub.client.must(
    clerk,
    'mutation($id: ID!, $how: ConsentRevocationInput) { courtRevokeConsent(consentId: $id, revocation: $how) { id } }',
    { id: consentId, how: { channel: 'ON_THE_SPOT', evidence: '撤回同意书（测）1号' } },
  );
const grants = () =>
  hub.agency('court').agency.dataSource.manager.findBy(GrantEntity, { caseCode: scene.get('case') });
/** Whether the court shows the reader its part of the case at all. */
const sees = async (): Promise<boolean> => {
  const query = 'query($id: ID!) { case(id: $id) { court { __typename } } }';
  const { data } = await hub.client.ask(reader, query, { id: scene.get('case') });
  return Boolean(data?.case?.court);
};

describe('a party’s consent', () => {
  test('opens the case to its recipient, for what it names, until its day', async () => {
    expect(await sees()).toBe(false);
    const id = await give();
    expect(await sees()).toBe(true);
    expect(await grants()).toMatchObject([
      {
        ...{ grantee: justice.code, basis: 'CONSENT', basisId: id, until: '2024-09-30', endedAt: null },
        classes: ['HEADER', 'PARTY', 'PARTY_NAME'],
      },
    ]);
    const fields = 'title claim facts parties { side name idNumber phone } consents { id }';
    const query = `query($id: ID!) { case(id: $id) { court { ${fields} } } }`;
    const { data } = await hub.client.ask(reader, query, { id: scene.get('case') });
    expect(data.case.court).toMatchObject({ claim: null, facts: null, consents: [] });
    expect(data.case.court.title).toEqual(expect.any(String));
    expect(data.case.court.parties[0]).toMatchObject({ name: workerA.name, idNumber: null, phone: null });

    await hub.client.setClock('2024-09-30T23:00:00+08:00');
    expect(await sees()).toBe(true);
    await hub.client.setClock('2024-10-01T00:00:00+08:00');
    expect(await sees()).toBe(false);
  });

  test('closes it again with the next request once it is revoked, and the ledger keeps both', async () => {
    const id = await give();
    expect(await sees()).toBe(true);
    await revoke(id);
    expect(await sees()).toBe(false);
    const query = /* GraphQL */ `
      query ($code: ID!) {
        courtConsentLedger(caseCode: $code) {
          id
          recipient
          kinds
          purpose
          until
          recordedBy
          revokedAt
          revocationChannel
          revocationEvidence
        }
      }
    `;
    const { courtConsentLedger } = await hub.client.must(clerk, query, { code: scene.get('case') });
    expect(courtConsentLedger).toEqual([
      {
        ...{ id, recipient: justice.code, kinds: ['HEADER', 'PARTY', 'PARTY_NAME'], purpose: '申请法律援助' },
        ...{ until: '2024-09-30', recordedBy: clerk, revokedAt: expect.any(String) as string },
        ...{ revocationChannel: 'ON_THE_SPOT', revocationEvidence: '撤回同意书（测）1号' },
      },
    ]);
  });

  test('for what is sensitive is not taken in a bundle, and the ledger is the own staff’s', async () => {
    const bundle = consent({ kinds: ['SENSITIVE', 'PARTY_NAME'] });
    expect(await hub.client.refusal(clerk, record, bundle)).toMatchObject({ code: 'BAD_INPUT' });
    await give({ kinds: ['SENSITIVE'] });
    const query = 'query($code: ID!) { courtConsentLedger(caseCode: $code) { id } }';
    for (const person of [reader, 'second-court-clerk', 'leader'])
      expect(await hub.client.refusal(person, query, { code: scene.get('case') })).toMatchObject({
        code: 'NOT_FOUND',
      });
  });
});
