import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { court, linkageCentre, procuratorate as home, union } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { procuratorate } from '../agency.js';
import { acceptSupervision, reviewSupervision } from './accept-supervision.js';
import type { SupervisedMatter } from './civil-supervision.entity.js';
import { listSupervisions } from './civil-supervisions.js';
import { decideSupervision, type SupervisionDecision } from './decide-supervision.js';

let room: AgencyRoom;
let caseCode: string;
let workerId: string;
beforeAll(async () => {
  room = await agencyRoom(procuratorate, home);
  room.setTime('2025-06-02T10:00:00+08:00');
  const { caseCode: code, worker } = await room.openCase();
  const lead = { subject: '欠薪', group: '农民工', employerUncooperative: true, workers: 1, facts: '欠薪' };
  await room.refer({ arrow: 'A10', caseCode: code, content: { lead } });
  [caseCode, workerId] = [code, worker.id];
});
afterAll(() => room.stop());

const procurator = () => room.at('PROCURATOR');
const db = () => room.agency.dataSource.manager;
const coded = (code: string) => expect.objectContaining({ code });
const judged = { courtCode: court.code, courtNumber: '(2025)鲁0499民初12号', grounds: '认定事实缺乏证据' };

let serial = 0;
const nextNumber = () => `虚构检民监〔2025〕${(serial += 1)}号`;

const accept = (changes: Partial<Parameters<typeof acceptSupervision>[1]> = {}) =>
  acceptSupervision(procurator(), { caseCode, matter: 'JUDGMENT', ...judged, ...changes });

async function reviewed(matter: SupervisedMatter = 'JUDGMENT') {
  const { id } = await accept({ matter });
  return reviewSupervision(procurator(), id);
}

describe('civil supervision', () => {
  test('is accepted on a party’s application or of the own accord, for a court that is named', async () => {
    expect(await accept({ applicantPartyId: workerId })).toMatchObject({
      ...{ state: 'ACCEPTED', applicantPartyId: workerId, courtName: court.name },
      ...{ courtNumber: '（2025）鲁0499民初12号', acceptedOn: '2025-06-02' },
    });
    expect(await accept()).toMatchObject({ applicantPartyId: null });
    for (const [changes, code] of [
      [{ applicantPartyId: '0191e0a0-0000-7000-8000-0000000000bb' }, 'BAD_INPUT'],
      [{ applicantPartyId: 'nobody' }, 'BAD_INPUT'],
      [{ grounds: ' ' }, 'BAD_INPUT'],
      [{ courtCode: null }, 'BAD_INPUT'],
      [{ courtNumber: '民初12号' }, 'INVALID_CASE_NUMBER'],
      [{ caseCode: 'WF-370499-U-2025-999999-X' }, 'NOT_FOUND'],
    ] as const)
      await expect(accept(changes), JSON.stringify(changes)).rejects.toThrow(coded(code));
  });

  test.each([
    ['JUDGMENT', 'PROTEST', false],
    ['JUDGMENT', 'RETRIAL_RECOMMENDATION', true],
    ['MEDIATION_STATEMENT', 'RETRIAL_RECOMMENDATION', true],
    ['ENFORCEMENT', 'ENFORCEMENT_RECOMMENDATION', true],
    ['ENFORCEMENT', 'NOT_SUPPORTED', false],
  ] as const)('of %s ends with %s; by referral to the court: %s', async (matter, decision, sent) => {
    const { id } = await reviewed(matter);
    const number = nextNumber();
    expect(await decideSupervision(procurator(), { id, decision, number, reason: '理由' })).toMatchObject({
      ...{ state: decision, number, decidedOn: '2025-06-02' },
    });
    const referrals = await db().findBy(ReferralEntity, { recordId: id });
    expect(referrals.map(({ arrow, counterpart }) => [arrow, counterpart])).toEqual(
      sent ? [['A14', court.code]] : [],
    );
  });

  test.each([
    ['ENFORCEMENT', 'PROTEST'],
    ['ENFORCEMENT', 'RETRIAL_RECOMMENDATION'],
    ['JUDGMENT', 'ENFORCEMENT_RECOMMENDATION'],
  ] as const)('of %s does not end with %s', async (matter, decision: SupervisionDecision) => {
    const { id } = await reviewed(matter);
    await expect(
      decideSupervision(procurator(), { id, decision, number: nextNumber(), reason: '理由' }),
    ).rejects.toThrow(coded('BAD_INPUT'));
  });

  test('is decided after review, once, with a reason and a number of its own', async () => {
    const { id } = await accept();
    const decide = (changes: { number?: string; reason?: string } = {}) =>
      decideSupervision(procurator(), {
        ...{ id, decision: 'NOT_SUPPORTED', number: nextNumber(), reason: '裁判并无不当', ...changes },
      });
    await expect(decide()).rejects.toThrow(coded('WRONG_STATE'));
    await reviewSupervision(procurator(), id);
    await expect(decide({ reason: '' })).rejects.toThrow(coded('BAD_INPUT'));
    await expect(decide({ number: '1号' })).rejects.toThrow(coded('INVALID_DOCUMENT_NUMBER'));
    const { number } = await decide();
    await expect(decide()).rejects.toThrow(coded('WRONG_STATE'));
    const next = await reviewed();
    await expect(
      decideSupervision(procurator(), {
        ...{ id: next.id, decision: 'NOT_SUPPORTED', number: number!, reason: '无不当' },
      }),
    ).rejects.toThrow(coded('BAD_INPUT'));
  });

  test('of another court stays on paper', async () => {
    const { id } = await accept({ courtCode: null, courtName: '虚构邻县人民法院' });
    await reviewSupervision(procurator(), id);
    const decision = {
      id,
      decision: 'RETRIAL_RECOMMENDATION',
      number: nextNumber(),
      reason: '理由',
    } as const;
    expect(await decideSupervision(procurator(), decision)).toMatchObject({ courtCode: null });
    expect(await db().countBy(ReferralEntity, { recordId: id })).toBe(0);
  });

  test('is worked and listed by the own procurators', async () => {
    const { id } = await accept();
    for (const ctx of [room.at('CLERK'), room.at('PROCURATOR', court), room.at('UNION_OFFICER', union)])
      await expect(reviewSupervision(ctx, id)).rejects.toThrow(coded('NOT_FOUND'));
    const { rows } = await listSupervisions(procurator(), { states: ['ACCEPTED'], first: 100, after: null });
    expect(rows.map((row) => row.id)).toContain(id);
    expect(rows.every(({ state }) => state === 'ACCEPTED')).toBe(true);
  });

  test('is seen by others once it is decided, without the grounds', async () => {
    const seenBy = async (ctx: ReturnType<typeof procurator>): Promise<string[]> =>
      (await caseAsSeen(ctx, caseCode, 'civilSupervisions { state grounds }')).civilSupervisions.map(
        ({ state, grounds }: { state: string; grounds: string | null }) => `${state} ${grounds}`,
      );
    expect(await seenBy(procurator())).toContain('ACCEPTED 认定事实缺乏证据');
    const leader = await seenBy(room.at('LEADER', linkageCentre));
    expect(leader).toContain('PROTEST null');
    expect(leader.filter((entry) => /^(ACCEPTED|REVIEWING)|缺乏/.test(entry))).toEqual([]);
    const { id } = await accept();
    const of = [{ __typename: 'TimelineEntry', reference: `CivilSupervision:${id}` }];
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on TimelineEntry { procuratorate { __typename ... on CivilSupervision { grounds } } } } }`;
    const entryFor = async (ctx: ReturnType<typeof procurator>) =>
      (await askAgency(ctx, query, { of }))._entities[0].procuratorate;
    expect(await entryFor(procurator())).toMatchObject({ __typename: 'CivilSupervision' });
    expect(await entryFor(room.at('LEADER', linkageCentre))).toBeNull();
  });
});
