import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { acceptReferral, returnReferral } from '#kernel/referral/answer.js';
import { beginHandling, extendReferral, reportResult } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { humanResources } from '../../infra/county/organisations.js';
import { appointParticipant } from './civil-case/appoint-participant.js';
import { concludeCivilCase, openTrial } from './civil-case/conclude-civil-case.js';
import { CivilCaseEntity } from './civil-case/civil-case.entity.js';
import { entrustMediation } from './civil-case/entrust-mediation.js';
import { registerCivilCase } from './civil-case/register-civil-case.js';
import { resumeTrial } from './civil-case/resume-trial.js';
import { redesignate } from './court-referral/redesignate-referral.js';
import { receiveFiling } from './filing-intake/receive-filing.js';
import { delegateMediation } from './pre-filing-mediation/delegate-mediation.js';
import { PreFilingMediationEntity } from './pre-filing-mediation/pre-filing-mediation.entity.js';
import { setOwnProfile } from './profile/set-profile.js';
import {
  atUnion,
  bothSides,
  type CourtRoom,
  courtRoom,
  here,
  theUnion,
  wageFiling,
} from './testing/court-room.js';
import { localDate } from '#kernel/values/local-date.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room.stop());

const db = () => room.court.dataSource.manager;
const mediatorNumber = '370499198107170346';
const referralsOf = (caseCode: string) =>
  db().find(ReferralEntity, { where: { caseCode, direction: 'OUT' }, order: { sentAt: 'ASC' } });

async function registered(number: string): Promise<CivilCaseEntity> {
  const filing = wageFiling(bothSides, { directSuitGround: null, awardNumber: '虚劳人仲案〔2025〕7号' });
  const intake = await receiveFiling(room.clerkOfCourt(), filing);
  return registerCivilCase(room.clerkOfCourt(), intake.id, { number, procedure: 'SUMMARY' });
}

describe('a suit after an award at a court of mode F (8.2)', () => {
  let civilCase: CivilCaseEntity;

  test('is not delegated before filing', async () => {
    room.setTime('2025-04-28T09:00:00+08:00');
    const intake = await receiveFiling(
      room.clerkOfCourt(),
      wageFiling(bothSides, { awardNumber: '虚劳人仲案〔2025〕7号' }),
    );
    expect(await db().existsBy(PreFilingMediationEntity, { intakeId: intake.id })).toBe(false);
    const delegate = delegateMediation(room.clerkOfCourt(), {
      filingIntakeId: intake.id,
      to: theUnion,
      number: '（2025）鲁0499民诉前调9002号',
      materials: [],
    });
    await expect(delegate).rejects.toMatchObject({
      code: 'COURT_MODE_F',
      hint: expect.stringContaining('A02'),
    });
  });

  test('is registered and entrusted; the union answers by 6 May, across the holiday', async () => {
    civilCase = await registered('（2025）鲁0499民初9002号');
    expect((await room.deadline(civilCase.id, 'CRT-2')).due).toBe('2025-07-28');
    await entrustMediation(room.clerkOfCourt(), {
      civilCaseId: civilCase.id,
      to: theUnion,
      materials: ['起诉状副本'],
    });
    const [referral] = await referralsOf(civilCase.caseCode);
    expect(referral).toMatchObject({ arrow: 'A02', answerDue: '2025-05-06' });
    expect(referral!.issued.mediation).toEqual({
      stage: 'POST_FILING',
      procedure: 'SUMMARY',
      courtNumber: '（2025）鲁0499民初9002号',
    });
    await expect(resumeTrial(room.judge(), civilCase.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('comes back for a conflict, and goes to another organisation as a child', async () => {
    await room.deliverAll();
    room.setTime('2025-05-06T09:00:00+08:00');
    const [first] = await referralsOf(civilCase.caseCode);
    await atUnion(room, async (tx, ctx) =>
      returnReferral(tx, ctx, await loadReferral(tx, ctx, first!.id, 'IN'), {
        reason: 'CONFLICT_OF_INTEREST',
        text: '律师调解员曾为原告提供咨询',
      }),
    );
    await room.deliverAll();
    room.setTime('2025-05-07T09:00:00+08:00');
    await expect(
      redesignate(room.clerkOfCourt(), { referralId: first!.id, to: theUnion }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const child = await redesignate(room.clerkOfCourt(), { referralId: first!.id, to: humanResources.code });
    expect(child).toMatchObject({
      originId: first!.id,
      answerDue: '2025-05-12',
      counterpart: humanResources.code,
      state: 'SENT',
    });
    expect((await referralsOf(civilCase.caseCode))[0]).toMatchObject({
      state: 'RE_DESIGNATED',
      returnReason: 'CONFLICT_OF_INTEREST',
    });
    await expect(
      redesignate(room.clerkOfCourt(), { referralId: first!.id, to: humanResources.code }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('an entrusted mediation that was lengthened and failed', () => {
  let civilCase: CivilCaseEntity;

  test('leaves its extra days out of the trial limit when the trial resumes, and is closed', async () => {
    room.setTime('2025-05-09T09:00:00+08:00');
    civilCase = await registered('（2025）鲁0499民初9003号');
    await entrustMediation(room.clerkOfCourt(), { civilCaseId: civilCase.id, to: theUnion, materials: [] });
    await room.deliverAll();
    const [referral] = await referralsOf(civilCase.caseCode);
    const act = (work: Parameters<typeof withCopy>[1]) => withCopy(referral!.id, work);
    await act(async (tx, ctx, copy) => {
      await acceptReferral(tx, ctx, copy, { recordId: referral!.id, due: '2025-05-16' });
      await beginHandling(tx, ctx, copy);
    });
    await act((tx, ctx, copy) =>
      extendReferral(tx, ctx, copy, { due: '2025-06-16', rawEnd: '2025-06-15' }, []),
    );
    room.setTime('2025-06-10T09:00:00+08:00');
    const mediator = {
      mediatorId: 'm1',
      name: '样例调解员',
      personKey: matchingKey(room.court.keyring, 'PERSON', mediatorNumber),
    };
    await act((tx, ctx, copy) =>
      reportResult(tx, ctx, copy, { outcome: 'TOO_FAR_APART', mediators: [mediator] }),
    );
    await room.deliverAll();

    room.setTime('2025-06-11T09:00:00+08:00');
    expect(await resumeTrial(room.judge(), civilCase.id)).toMatchObject({ state: 'TRIAL' });
    const limit = await room.deadline(civilCase.id, 'CRT-2');
    expect(limit).toMatchObject({
      startsFrom: '2025-05-09',
      rawEnd: '2025-09-03',
      due: '2025-09-03',
      excludedDays: 25,
    });
    expect(limit.history[0]!.text).toContain('25日不计入审限');
    expect((await referralsOf(civilCase.caseCode))[0]!.state).toBe('CLOSED');
  });

  test('bars its mediator from the trial by person, not by name', async () => {
    const appoint = (idNumber: string, name: string) =>
      appointParticipant(room.judge(), { civilCaseId: civilCase.id, name, idNumber, role: 'ASSESSOR' });
    await expect(appoint(mediatorNumber, '另一个名字')).rejects.toMatchObject({
      code: 'CONFLICT_OF_INTEREST',
    });
    expect(await appoint('370499199402280366', '样例调解员')).toMatchObject({ role: 'ASSESSOR' });
  });

  test('ends with a judgment by the judge', async () => {
    await expect(concludeCivilCase(room.clerkOfCourt(), civilCase.id, 'JUDGED')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await concludeCivilCase(room.judge(), civilCase.id, 'JUDGED')).toMatchObject({ state: 'JUDGED' });
    expect((await room.deadline(civilCase.id, 'CRT-2')).metOn).toBe('2025-06-11');
  });
});

describe('a registered case', () => {
  test('goes to trial without mediation, and bears a number nobody else has', async () => {
    const civilCase = await registered('（2025）鲁0499民初9004号');
    expect(await openTrial(room.clerkOfCourt(), civilCase.id)).toMatchObject({ state: 'TRIAL' });
    await expect(registered('（2025）鲁0499民初9004号')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(registered('（2025）鲁0402民初9005号')).rejects.toMatchObject({
      code: 'INVALID_CASE_NUMBER',
    });
  });

  test('is entrusted to organisations of the roster alone', async () => {
    const civilCase = await registered('（2025）鲁0499民初9006号');
    await expect(
      entrustMediation(room.clerkOfCourt(), { civilCaseId: civilCase.id, to: here, materials: [] }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

test('a clerk does not set the court’s profile', () => {
  const profile = { courtCode: '鲁0499', mode: 'P', effectiveFrom: localDate('2026-01-01') } as const;
  expect(() => setOwnProfile(room.clerkOfCourt(), profile)).toThrow(
    expect.objectContaining({ code: 'NOT_FOUND' }),
  );
});

function withCopy(
  id: string,
  work: (...args: [...Parameters<Parameters<typeof atUnion>[1]>, ReferralEntity]) => Promise<void>,
): Promise<void> {
  return atUnion(room, async (tx, ctx) => work(tx, ctx, await loadReferral(tx, ctx, id, 'IN')));
}
