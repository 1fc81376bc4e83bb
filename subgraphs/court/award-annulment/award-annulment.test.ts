import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewParty } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { secondCourt } from '../../../infra/county/organisations.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { concludeCivilCase, openTrial } from '../civil-case/conclude-civil-case.js';
import { registerCivilCase } from '../civil-case/register-civil-case.js';
import { serveJudgment } from '../civil-case/serve-judgment.js';
import { appealCivilCase, concludeAppeal } from '../civil-case/appeal-civil-case.js';
import { receiveFiling } from '../filing-intake/receive-filing.js';
import { setProfile } from '../profile/set-profile.js';
import { newDispute } from '../testing/counter-cases.js';
import { type CourtRoom, courtRoom, wageFiling } from '../testing/court-room.js';
import { type AnnulmentApplication, applyAnnulment } from './apply-annulment.js';
import { isIntermediate } from './intermediate-court.js';
import { acceptAnnulment, noteRulingReceived, ruleAnnulment } from './rule-annulment.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
  const ctx = room.clerkOfCourt();
  const profile = { courtCode: '鲁99', mode: 'F', effectiveFrom: localDate('2016-01-01') } as const;
  await ctx.transaction((tx) => setProfile(tx, ctx, secondCourt.code, profile));
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const above = (role: 'CLERK' | 'JUDGE') =>
  new RequestContext(room.court, {
    ...{ kind: 'STAFF', id: `above-${role}`, name: '样例', agency: 'court' },
    ...{ organisation: secondCourt.code, roles: [role] },
  });
const employer: NewParty[] = [
  { side: 'APPLICANT', kind: 'EMPLOYER', name: '虚构宜昌陶瓷有限公司', creditCode: '91420599FAKE00048K' },
  { side: 'RESPONDENT', kind: 'PERSON', name: '测试丁', idNumber: '420599198501010113' },
];
let serial = 0;
const nextAward = () => `虚劳人仲案〔2025〕${++serial}号`;
const number = () => `（2025）鲁99民特${serial}号`;

function application(awardNumber: string, changes: Partial<AnnulmentApplication> = {}): AnnulmentApplication {
  return {
    ...{ subject: newDispute(employer), awardNumber, finalAward: true, awardReceivedOn: '2025-04-30' },
    ...{
      grounds: ['WRONG_LAW'],
      reasons: '适用法律确有错误',
      suitEndedOn: null,
      postmarkedOn: null,
      ...changes,
    },
  };
}
const apply = (awardNumber: string, changes: Partial<AnnulmentApplication> = {}) =>
  applyAnnulment(above('CLERK'), application(awardNumber, changes));

/** The worker sues on the award at a basic court on 12 May; answers the civil case. */
async function workerSues(awardNumber: string): Promise<string> {
  at('2025-05-12');
  const intake = await receiveFiling(room.clerkOfCourt(), wageFiling([], { awardNumber }));
  const registered = { number: `（2025）鲁0499民初${serial}号`, procedure: 'SUMMARY' } as const;
  const { id } = await registerCivilCase(room.clerkOfCourt(), intake.id, registered);
  await openTrial(room.clerkOfCourt(), id);
  return id;
}

describe('an employer that received a final award on 30 April (8.3)', () => {
  test('may apply until 30 May, and not after', async () => {
    at('2025-05-30');
    const { id, applyBy } = await apply(nextAward());
    expect(applyBy).toBe('2025-05-30');
    expect(await room.deadline(id, 'ARB-10')).toMatchObject({ variant: 'EMPLOYER', metOn: '2025-05-30' });
    at('2025-05-31');
    await expect(apply(nextAward())).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    expect(await apply(nextAward(), { postmarkedOn: '2025-05-30' })).toMatchObject({ state: 'APPLIED' });
  });

  test('is refused while the worker’s suit on the award stands, and may come back within 30 days of its end', async () => {
    const award = nextAward();
    const suit = await workerSues(award);
    at('2025-05-20');
    await expect(apply(award)).rejects.toMatchObject({ code: 'SUIT_PENDING' });
    expect(await apply(`${award}之一`)).toMatchObject({ state: 'APPLIED' });
    at('2025-06-10');
    await concludeCivilCase(room.judge(), suit, 'WITHDRAWN');
    at('2025-07-10');
    const { id, applyBy } = await apply(award);
    expect(applyBy).toBe('2025-07-10');
    expect(await room.deadline(id, 'ARB-10')).toMatchObject({
      variant: 'REOPENED',
      startsFrom: '2025-06-10',
    });
    at('2025-07-11');
    await expect(apply(award)).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    expect(await apply(award, { suitEndedOn: '2025-06-12' })).toMatchObject({ applyBy: '2025-07-14' });
  });

  test('stays refused where the suit was decided, or its dismissal is before the court above', async () => {
    const judged = nextAward();
    await concludeCivilCase(room.judge(), await workerSues(judged), 'JUDGED');
    await expect(apply(judged)).rejects.toMatchObject({ code: 'SUIT_PENDING' });
    const dismissed = nextAward();
    const suit = await workerSues(dismissed);
    await concludeCivilCase(room.judge(), suit, 'DISMISSED');
    await serveJudgment(room.clerkOfCourt(), suit, null);
    await appealCivilCase(room.clerkOfCourt(), { id: suit, by: 'APPLICANT', postmarkedOn: null });
    await expect(apply(dismissed)).rejects.toMatchObject({ code: 'SUIT_PENDING' });
    at('2025-06-10');
    await concludeAppeal(room.judge(), suit, 'UPHELD');
    expect(await apply(dismissed)).toMatchObject({ applyBy: '2025-07-10', suitEndedOn: '2025-06-10' });
  });

  test('is not stopped by a complaint that was never a suit of the worker’s', async () => {
    at('2025-05-20');
    const award = nextAward();
    const filing = wageFiling([], { awardNumber: award });
    const parties = filing.parties.map((party) => ({
      ...party,
      side: party.side === 'APPLICANT' ? ('RESPONDENT' as const) : ('APPLICANT' as const),
    }));
    await receiveFiling(room.clerkOfCourt(), { ...filing, parties });
    expect(await apply(award)).toMatchObject({ state: 'APPLIED', suitEndedOn: null });
  });
});

describe('an application to annul', () => {
  test('is for an intermediate court', async () => {
    at('2025-05-20');
    await expect(applyAnnulment(room.clerkOfCourt(), application(nextAward()))).rejects.toMatchObject({
      code: 'WRONG_LEVEL',
    });
    expect(['鲁04', '陕05', '沪01', '鲁0402', '鲁', '最高法'].map(isIntermediate)).toEqual([
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });

  test('is for a final award, on a ground of the law, by an employer', async () => {
    for (const changes of [{ finalAward: false }, { grounds: [] }])
      expect(() => apply(nextAward(), changes)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    const people = employer.map((party) => ({ ...party, kind: 'PERSON' as const }));
    await expect(apply(nextAward(), { subject: newDispute(people) })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test('is annulled by the judge on a ground; the parties may sue within 15 days of receiving that', async () => {
    at('2025-05-20');
    const { id } = await apply(nextAward());
    await acceptAnnulment(above('CLERK'), id, number());
    at('2025-08-01');
    const ruling = {
      id,
      decision: 'ANNULLED',
      ground: 'PROCEDURE',
      text: '程序违法',
      rulingNumber: null,
    } as const;
    await expect(ruleAnnulment(above('CLERK'), ruling)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(ruleAnnulment(above('JUDGE'), { ...ruling, ground: null })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(noteRulingReceived(above('CLERK'), id, null)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await ruleAnnulment(above('JUDGE'), ruling)).toMatchObject({ state: 'ANNULLED' });
    await noteRulingReceived(above('CLERK'), id, null);
    expect((await room.deadline(id, 'ARB-11')).due).toBe('2025-08-18');
    await expect(noteRulingReceived(above('CLERK'), id, null)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(
      ruleAnnulment(above('JUDGE'), { ...ruling, decision: 'DISMISSED', ground: null }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('that is under review is not granted once the worker sues, and is dismissed without ARB-11', async () => {
    at('2025-05-09');
    const award = nextAward();
    const { id } = await apply(award);
    await acceptAnnulment(above('CLERK'), id, number());
    await workerSues(award);
    const ruling = { id, text: '劳动者已经起诉', rulingNumber: null };
    await expect(
      ruleAnnulment(above('JUDGE'), { ...ruling, decision: 'ANNULLED', ground: 'WRONG_LAW' }),
    ).rejects.toMatchObject({ code: 'SUIT_PENDING' });
    const dismissed = await ruleAnnulment(above('JUDGE'), { ...ruling, decision: 'DISMISSED', ground: null });
    expect(dismissed.state).toBe('DISMISSED');
    expect(
      await room.court.dataSource.manager.existsBy(DeadlineEntity, { recordId: id, rule: 'ARB-11' }),
    ).toBe(false);
  });

  test('is worked by its own court, and seen in the case there', async () => {
    at('2025-05-20');
    const { id, caseCode } = await apply(nextAward());
    await expect(acceptAnnulment(room.clerkOfCourt(), id, number())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { courtAnnulments, _entities } = await askAgency(
      above('CLERK'),
      'query ($of: [_Any!]!) { courtAnnulments(states: [APPLIED]) { nodes { id } } _entities(representations: $of) { ... on Case { court { annulments { state grounds } } } } }',
      { of: [{ __typename: 'Case', id: caseCode }] },
    );
    expect(courtAnnulments.nodes).toContainEqual({ id });
    expect(_entities[0].court.annulments).toEqual([{ state: 'APPLIED', grounds: ['WRONG_LAW'] }]);
  });
});
