import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localDate } from '#kernel/values/local-date.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { receiveFiling } from '../filing-intake/receive-filing.js';
import { type CourtRoom, courtRoom, wageFiling } from '../testing/court-room.js';
import { appealCivilCase, registerAppeal } from './appeal-civil-case.js';
import type { Conclusion, Procedure } from './civil-case.entity.js';
import { concludeCivilCase, openTrial } from './conclude-civil-case.js';
import { extendTrial, trialExtension } from './extend-trial.js';
import { registerCivilCase } from './register-civil-case.js';
import { limitationRuling, ruleLimitation } from './rule-limitation.js';
import { serveJudgment, takeEffect } from './serve-judgment.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
let serial = 0;

/** A case registered on 2025-04-28 and in trial. */
async function inTrial(
  procedure: Procedure = 'SUMMARY',
  awardNumber: string | null = '虚劳人仲案〔2025〕7号',
): Promise<string> {
  at('2025-04-28');
  const intake = await receiveFiling(room.clerkOfCourt(), wageFiling([], { awardNumber }));
  const number = `（2025）鲁0499民初${++serial}号`;
  const { id } = await registerCivilCase(room.clerkOfCourt(), intake.id, { number, procedure });
  await openTrial(room.clerkOfCourt(), id);
  return id;
}

/** The same, concluded and served on 2025-06-20. */
async function served(conclusion: Conclusion = 'JUDGED', procedure: Procedure = 'SUMMARY'): Promise<string> {
  const id = await inTrial(procedure);
  at('2025-06-20');
  await concludeCivilCase(room.judge(), id, conclusion);
  await serveJudgment(room.clerkOfCourt(), id, null);
  return id;
}
const appeal = (id: string, postmarkedOn: string | null = null) =>
  appealCivilCase(room.clerkOfCourt(), { id, by: 'RESPONDENT', postmarkedOn });

describe('the time to try a case', () => {
  test.each([
    ['ORDINARY', '2025-10-28', '2026-04-28'],
    ['SUMMARY', '2025-07-28', '2025-08-28'],
    ['SMALL_CLAIMS', '2025-06-30', '2025-07-28'],
  ] as const)('by %s procedure is lengthened once, from %s to %s', async (procedure, first, longer) => {
    const id = await inTrial(procedure);
    expect((await room.deadline(id, 'CRT-2')).due).toBe(first);
    await expect(extendTrial(room.clerkOfCourt(), id, '案情复杂')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await extendTrial(room.judge(), id, '案情复杂');
    expect((await room.deadline(id, 'CRT-2')).due).toBe(longer);
    await expect(extendTrial(room.judge(), id, '案情复杂')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('is lengthened by what the law states', () => {
    const on = localDate('2025-04-28');
    expect(trialExtension('ORDINARY', on)).toEqual({ amount: 6, unit: 'MONTH' });
    expect(trialExtension('SMALL_CLAIMS', on)).toEqual({ amount: 1, unit: 'MONTH' });
  });
});

describe('a limitation defence', () => {
  test.each([
    [true, false, 'REFUSED'],
    [true, true, 'EXAMINED'],
    [false, false, 'EXAMINED'],
  ] as const)('after arbitration %s, raised there %s, is %s', (arbitrated, raisedInArbitration, ruling) => {
    expect(limitationRuling({ arbitrated, raisedInArbitration })).toBe(ruling);
  });

  test('first raised in court is refused by the judge, once, and the case goes on', async () => {
    const civilCaseId = await inTrial();
    const defence = { civilCaseId, raisedInArbitration: false, text: '已过仲裁时效' };
    await expect(ruleLimitation(room.clerkOfCourt(), defence)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await ruleLimitation(room.judge(), defence)).toMatchObject({
      ...{ state: 'TRIAL', limitationRuling: 'REFUSED', limitationRuledOn: '2025-04-28' },
    });
    await expect(ruleLimitation(room.judge(), defence)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('in a suit that no arbitration preceded is examined', async () => {
    const civilCaseId = await inTrial('SUMMARY', null);
    const defence = { civilCaseId, raisedInArbitration: false, text: '已过诉讼时效' };
    expect(await ruleLimitation(room.judge(), defence)).toMatchObject({ limitationRuling: 'EXAMINED' });
  });
});

describe('a judgment', () => {
  test('is open to appeal for 15 days from its service, then final', async () => {
    const id = await served();
    expect((await room.deadline(id, 'CRT-3')).due).toBe('2025-07-07');
    await expect(serveJudgment(room.clerkOfCourt(), id, null)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-07-07');
    await expect(takeEffect(room.judge(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-07-08');
    await expect(appeal(id)).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
    await expect(takeEffect(room.clerkOfCourt(), id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await takeEffect(room.judge(), id)).toMatchObject({ state: 'FINAL', finalOn: '2025-07-08' });
  });

  test('is not final, nor open to appeal, before it is served', async () => {
    const id = await inTrial();
    await concludeCivilCase(room.judge(), id, 'JUDGED');
    await expect(takeEffect(room.judge(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(appeal(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('is appealed in time by post; the court above has three months', async () => {
    const id = await served();
    at('2025-07-09');
    expect(await appeal(id, '2025-07-07')).toMatchObject({ state: 'APPEALED', appealedOn: '2025-07-07' });
    at('2025-07-21');
    await expect(registerAppeal(room.clerkOfCourt(), id, '（2025）鲁99民初1号')).rejects.toMatchObject({
      code: 'INVALID_CASE_NUMBER',
    });
    await registerAppeal(room.clerkOfCourt(), id, '（2025）鲁99民终1号');
    const { courtConcludeAppeal } = await askAgency(
      room.judge(),
      'mutation ($id: ID!) { courtConcludeAppeal(civilCaseId: $id, outcome: UPHELD) { state appealOutcome secondInstanceNumber deadlines { variant: rule due } } }',
      { id },
    );
    expect(courtConcludeAppeal).toMatchObject({
      ...{ state: 'FINAL', appealOutcome: 'UPHELD', secondInstanceNumber: '（2025）鲁99民终1号' },
      deadlines: expect.arrayContaining([{ variant: 'CRT-3', due: '2025-10-21' }]),
    });
  });

  test('of small claims cannot be appealed and is final once served', async () => {
    const id = await served('JUDGED', 'SMALL_CLAIMS');
    await expect(appeal(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await takeEffect(room.judge(), id)).toMatchObject({ state: 'FINAL' });
  });
});

test('a ruling that dismisses the suit is open to appeal for ten days', async () => {
  expect((await room.deadline(await served('DISMISSED'), 'CRT-3')).due).toBe('2025-06-30');
});

test('a mediation statement is final when the last party has signed for it, without appeal', async () => {
  const id = await inTrial();
  await concludeCivilCase(room.judge(), id, 'MEDIATED');
  await expect(appeal(id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  expect(await takeEffect(room.judge(), id)).toMatchObject({ state: 'FINAL', conclusion: 'MEDIATED' });
});
