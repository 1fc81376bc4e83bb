import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { GrantEntity } from '#kernel/disclosure/grant.entity.js';
import { projectRoot } from '#kernel/project-root.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { court, union } from '../../../infra/county/organisations.js';
import { wageParties } from '../../../tests/kit/agency-room.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { disclosedKinds } from './disclosed-kinds.js';
import { consentLedger, endConsent, keepConsent } from './keep-consent.js';
import type { NewConsent } from './record-consent.js';
import { revokeConsent } from './revoke-consent.js';

let county: ToyCounty;
let caseCode: string;
let worker: string;
let atCourt: RequestContext;

beforeAll(async () => {
  county = await toyCounty();
});
afterAll(() => county?.stop());

beforeEach(async () => {
  county.setTime('2024-09-05T09:00:00+08:00');
  atCourt = county.clerk(county.court);
  const dispute = {
    ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: 1_860_000 },
    ...{ facts: '欠薪', door: 'VISIT', parties: wageParties },
  };
  const { file, parties } = await atCourt.transaction((tx) => openCase(tx, atCourt, court.code, dispute));
  caseCode = file.caseCode;
  worker = parties[0]!.id;
});

const disclosure = (changes: Partial<NewConsent> = {}): NewConsent => ({
  ...{ partyId: worker, scope: 'DISCLOSURE', channel: 'PAPER', evidence: '信息提供同意书（测）1号' },
  ...{ recipient: union.code, kinds: ['PARTY_NAME', 'AGREEMENT'], purpose: '申请工会法律援助' },
  ...changes,
});
const grants = () => county.court.dataSource.manager.findBy(GrantEntity, { caseCode });
const acts = async () =>
  (
    await county.court.dataSource.manager.find(AuditEntryEntity, {
      where: { caseCode },
      order: { seq: 'ASC' },
    })
  ).map(({ act }) => act);

describe('a consent to disclosure', () => {
  test('opens to its recipient exactly the kinds it names, until its day', async () => {
    const { id } = await keepConsent(atCourt, caseCode, disclosure({ until: '2024-12-31' }));
    expect(await grants()).toMatchObject([
      {
        ...{ organisation: court.code, grantee: union.code, basis: 'CONSENT', basisId: id, endedAt: null },
        ...{ classes: ['PARTY_NAME', 'AGREEMENT'], until: '2024-12-31' },
      },
    ]);
    expect(await acts()).toEqual(expect.arrayContaining(['consent.record', 'disclosure.grant']));
  });

  test('opens nothing where it is given to the agency itself, or is no disclosure', async () => {
    await keepConsent(atCourt, caseCode, disclosure({ recipient: null, kinds: ['SENSITIVE'] }));
    const aid = { scope: 'LEGAL_AID' as const, kinds: null, recipient: union.code };
    await keepConsent(atCourt, caseCode, disclosure(aid));
    expect(await grants()).toEqual([]);
  });

  test('ends the grant at once when it is revoked, and stays in the ledger with how it was revoked', async () => {
    const { id } = await keepConsent(atCourt, caseCode, disclosure());
    county.setTime('2024-09-06T10:00:00+08:00');
    await endConsent(atCourt, id, { channel: 'PHONE', evidence: '电话录音（测）2号' });
    expect((await grants()).map(({ endedAt }) => endedAt && localDateOf(endedAt))).toEqual(['2024-09-06']);
    expect(await consentLedger(atCourt, caseCode)).toMatchObject([
      {
        ...{ id, recipient: union.code, purpose: '申请工会法律援助', recordedBy: 'court-clerk' },
        ...{ revokedAt: expect.any(Date), revokedBy: 'court-clerk' },
        ...{ revocationChannel: 'PHONE', revocationEvidence: '电话录音（测）2号' },
      },
    ]);
    await expect(endConsent(atCourt, id, {})).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('keeps the grant where revoking fails half way', async () => {
    const { id } = await keepConsent(atCourt, caseCode, disclosure());
    const broken = atCourt.transaction(async (tx) => {
      await revokeConsent(tx, atCourt, court.code, id);
      throw new Error('The line is cut.');
    });
    await expect(broken).rejects.toThrow('The line is cut.');
    expect((await grants()).map(({ endedAt }) => endedAt)).toEqual([null]);
    expect((await consentLedger(atCourt, caseCode))[0]!.revokedAt).toBeNull();
  });

  test('leaves what rests on another consent open', async () => {
    const first = await keepConsent(atCourt, caseCode, disclosure());
    const second = await keepConsent(atCourt, caseCode, disclosure({ kinds: ['SENSITIVE'] }));
    await endConsent(atCourt, first.id, {});
    const open = (await grants()).filter(({ endedAt }) => endedAt === null);
    expect(open).toMatchObject([{ basisId: second.id, classes: ['SENSITIVE'] }]);
  });
});

describe('refused, and nothing is written', () => {
  test.each<[string, Partial<NewConsent>]>([
    ['sensitive data in a bundle', { kinds: ['SENSITIVE', 'PARTY_NAME'] }],
    ['a disclosure that does not say which kinds', { kinds: null }],
    ['a disclosure of no kinds', { kinds: [] }],
    ['a disclosure that does not say what for', { purpose: ' ' }],
    ['a day that is over', { until: '2024-09-04' }],
    ['no evidence', { evidence: ' ' }],
    ['a hash that is none', { documentHash: 'abc' }],
    ['the own organisation as recipient', { recipient: court.code }],
    ['somebody who is no party', { partyId: '5b0f7a52-0c1d-4a55-9d59-222222222222' }],
    ['kinds on what is no disclosure', { scope: 'MEDIATION' }],
  ])('%s', async (_what, changes) => {
    await expect(keepConsent(atCourt, caseCode, disclosure(changes))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await grants()).toEqual([]);
    expect(await consentLedger(atCourt, caseCode)).toEqual([]);
  });

  test('a recipient that the address book does not know', async () => {
    const elsewhere = disclosure({ recipient: '91370499FAKE00013R' });
    await expect(keepConsent(atCourt, caseCode, elsewhere)).rejects.toMatchObject({
      code: 'UNKNOWN_ORGANISATION',
    });
    expect(await consentLedger(atCourt, caseCode)).toEqual([]);
  });

  test('a day that is today and a good hash are accepted', async () => {
    const hash = 'a'.repeat(64);
    await keepConsent(atCourt, caseCode, disclosure({ until: '2024-09-05', documentHash: hash }));
    expect(await consentLedger(atCourt, caseCode)).toMatchObject([
      { until: '2024-09-05', documentHash: hash },
    ]);
  });
});

describe('the ledger', () => {
  const asking = (changes: object) => new RequestContext(county.court, { ...atCourt.actor, ...changes });

  test.each([
    ['another agency', { agency: 'union', organisation: union.code }],
    ['another organisation of the agency', { organisation: '11370499FAKE001288' }],
    ['a leader', { roles: ['LEADER'] }],
    ['the administrator', { roles: ['ADMINISTRATOR'] }],
    ['a message', { kind: 'ORGANISATION' }],
  ])('is closed to %s', async (_who, changes) => {
    const { id } = await keepConsent(atCourt, caseCode, disclosure());
    const reader = asking(changes);
    const no = { code: 'NOT_FOUND' };
    await expect(consentLedger(reader, caseCode)).rejects.toMatchObject(no);
    await expect(keepConsent(reader, caseCode, disclosure())).rejects.toMatchObject(no);
    await expect(endConsent(reader, id, {})).rejects.toMatchObject(no);
    expect((await grants()).map(({ endedAt }) => endedAt)).toEqual([null]);
  });

  test('answers a case that is not there like one that is not one’s own', async () => {
    await expect(consentLedger(atCourt, 'WF-370499-C-2024-999999-X')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

test('every kind a consent can name is one that the matrix shows on consent', () => {
  const text = readFileSync(join(projectRoot, 'schema/law/disclosure.yaml'), 'utf8');
  const { classes } = parse(text) as { classes: { id: string; sight: { relation: string }[] }[] };
  const shown = classes.filter(({ sight }) => sight.some(({ relation }) => relation === 'CONSENTED'));
  expect(shown.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(disclosedKinds)));
});
