import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { appliedConfirmation } from '../testing/applied-confirmation.js';
import { type CourtRoom, courtRoom } from '../testing/court-room.js';
import { acceptConfirmation } from './accept-confirmation.js';
import { deemConfirmationWithdrawn } from './deem-withdrawn.js';
import { extendConfirmation } from './extend-confirmation.js';
import { presentConfirmation } from './judicial-confirmation.type.js';
import { refuseConfirmation } from './refuse-confirmation.js';
import {
  askConfirmationParties,
  recordConfirmationAnswer,
  reviewConfirmation,
} from './review-confirmation.js';
import { ruleConfirmation } from './rule-confirmation.js';
import { requireConfirmationSupplement, supplementConfirmation } from './supplement-confirmation.js';
import { withdrawConfirmation } from './withdraw-confirmation.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room?.stop());

const clerk = () => room.clerkOfCourt();
const judge = () => room.judge();
const on = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const refused = (code: string) => expect.objectContaining({ code });
const clocks = async (recordId: string, rule: string) =>
  (
    await room.court.dataSource.manager.find(DeadlineEntity, {
      where: { recordId, rule },
      order: { startsFrom: 'ASC' },
    })
  ).map(({ startsFrom, due, metOn }) => [startsFrom, due, metOn]);
async function atSender(referralId: string) {
  await room.deliverAll();
  return room.referral(room.union, referralId);
}

/** Applied on Friday 27 September 2024; the wait to decide on acceptance ends on the 30th. */
const applied = (serial: number) => appliedConfirmation(room, `（2024）鲁0499民诉前调${serial}号`);
async function accepted(serial: number) {
  const application = await applied(serial);
  await acceptConfirmation(clerk(), application.id, `（2024）鲁0499诉前调确${serial}号`);
  return application;
}
const notice = { missing: '调解组织主持调解的证明', completeBy: '2024-10-11' };

describe('an application that lacks something', () => {
  test('is told so once; the three days run anew from the day it is complete', async () => {
    const { id, referralId } = await applied(9301);
    await expect(supplementConfirmation(clerk(), id)).rejects.toEqual(refused('WRONG_STATE'));
    for (const bad of [
      { ...notice, completeBy: '2024-09-27' },
      { ...notice, missing: ' ' },
    ])
      await expect(requireConfirmationSupplement(clerk(), { id, ...bad })).rejects.toEqual(
        refused('BAD_INPUT'),
      );
    const elsewhere = new RequestContext(room.court, {
      ...clerk().actor,
      organisation: '11370498FAKE00128R',
    });
    await expect(requireConfirmationSupplement(elsewhere, { id, ...notice })).rejects.toEqual(
      refused('NOT_FOUND'),
    );
    const told = await requireConfirmationSupplement(clerk(), { id, ...notice });
    expect(presentConfirmation(told)).toMatchObject({
      state: 'DEFECTIVE',
      defect: { ...notice, noticedOn: '2024-09-27', completedOn: null },
    });
    const asked = { missing: notice.missing, dueOn: notice.completeBy, askedOn: '2024-09-27' };
    expect(await atSender(referralId)).toMatchObject({ state: 'RECEIVED', supplement: asked });
    await expect(acceptConfirmation(clerk(), id, '（2024）鲁0499诉前调确9301号')).rejects.toEqual(
      refused('WRONG_STATE'),
    );

    on('2024-10-10');
    for (const day of ['2024-09-26', '2024-10-11'])
      await expect(supplementConfirmation(clerk(), id, day)).rejects.toEqual(refused('BAD_INPUT'));
    await supplementConfirmation(clerk(), id, '2024-10-09');
    // The third day is Saturday, 12 October, a working day by the calendar of that year.
    expect(await clocks(id, 'JC-2')).toEqual([
      ['2024-09-27', '2024-09-30', '2024-09-27'],
      ['2024-10-09', '2024-10-12', null],
    ]);
    await expect(requireConfirmationSupplement(clerk(), { id, ...notice })).rejects.toEqual(
      refused('ALREADY_ANSWERED'),
    );
    await acceptConfirmation(clerk(), id, '（2024）鲁0499诉前调确9301号');
    expect((await clocks(id, 'JC-2')).map(([, , metOn]) => metOn)).toEqual(['2024-09-27', '2024-10-10']);
    const supplied = { ...asked, suppliedOn: '2024-10-09' };
    expect(await atSender(referralId)).toMatchObject({ state: 'IN_HANDLING', supplement: supplied });
  });

  test('and stays incomplete goes back as withdrawn, after its last day and by a judge', async () => {
    const { id, referralId } = await applied(9302);
    await expect(deemConfirmationWithdrawn(judge(), id, '逾期')).rejects.toEqual(refused('WRONG_STATE'));
    await requireConfirmationSupplement(clerk(), { id, ...notice });
    on('2024-10-11');
    await expect(deemConfirmationWithdrawn(judge(), id, '逾期')).rejects.toEqual(refused('WRONG_STATE'));
    on('2024-10-12');
    await expect(deemConfirmationWithdrawn(clerk(), id, '逾期')).rejects.toEqual(refused('FORBIDDEN'));
    await expect(deemConfirmationWithdrawn(judge(), id, ' ')).rejects.toEqual(refused('BAD_INPUT'));
    const note = '双方经通知无正当理由未补交材料';
    expect(await deemConfirmationWithdrawn(judge(), id, note)).toMatchObject({ state: 'DEEMED_WITHDRAWN' });
    expect(await atSender(referralId)).toMatchObject({
      state: 'RETURNED',
      returnReason: 'MATERIALS_INCOMPLETE',
      returnText: note,
    });
  });

  test('may still be refused, or taken back', async () => {
    const [refusedOne, takenBack] = [await applied(9303), await applied(9304)];
    for (const { id } of [refusedOne, takenBack])
      await requireConfirmationSupplement(clerk(), { id, ...notice });
    await refuseConfirmation(clerk(), refusedOne.id, 'ORGANISATION_NOT_LAWFUL', '没有调解组织的证明');
    await withdrawConfirmation(clerk(), takenBack.id);
    expect(await atSender(refusedOne.referralId)).toMatchObject({ returnReason: 'OUT_OF_SCOPE' });
    expect(await atSender(takenBack.referralId)).toMatchObject({ returnReason: 'PARTY_REFUSES' });
  });
});

describe('the review of an agreement', () => {
  const proof = { kind: 'PROOF', text: '补交欠条原件', answerBy: '2024-10-08' } as const;

  test('may ask the parties, have more time, and ends with a ruling', async () => {
    const { id, referralId } = await accepted(9311);
    await expect(askConfirmationParties(judge(), { id, ...proof })).rejects.toEqual(refused('WRONG_STATE'));
    await expect(reviewConfirmation(clerk(), id)).rejects.toEqual(refused('FORBIDDEN'));
    expect(await reviewConfirmation(judge(), id)).toMatchObject({ state: 'REVIEWING' });
    await expect(recordConfirmationAnswer(clerk(), id)).rejects.toEqual(refused('WRONG_STATE'));
    await expect(askConfirmationParties(judge(), { id, ...proof, answerBy: '2024-09-27' })).rejects.toEqual(
      refused('BAD_INPUT'),
    );
    await askConfirmationParties(judge(), { id, ...proof });
    await expect(askConfirmationParties(judge(), { id, ...proof })).rejects.toEqual(refused('WRONG_STATE'));
    on('2024-10-08');
    await expect(deemConfirmationWithdrawn(judge(), id, '逾期')).rejects.toEqual(refused('WRONG_STATE'));
    await recordConfirmationAnswer(clerk(), id);
    on('2024-10-09');
    await expect(deemConfirmationWithdrawn(judge(), id, '逾期')).rejects.toEqual(refused('WRONG_STATE'));
    await extendConfirmation(judge(), id);
    const ruled = await ruleConfirmation(judge(), {
      id,
      decision: 'VALID',
      ground: null,
      rulingNumber: null,
    });
    expect(presentConfirmation(ruled)).toMatchObject({
      state: 'CONFIRMED',
      inquiries: [{ ...proof, askedOn: '2024-09-27', answeredOn: '2024-10-08' }],
    });
    expect(await atSender(referralId)).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'CONFIRMED' });
  });

  test('ends as withdrawn where the parties do not come, and says so to the sender', async () => {
    const { id, referralId } = await accepted(9312);
    await reviewConfirmation(judge(), id);
    await askConfirmationParties(judge(), { id, ...proof, kind: 'APPEARANCE', text: '双方共同到场核实' });
    on('2024-10-09');
    const text = '双方经通知无正当理由拒不到场接受询问';
    expect(await deemConfirmationWithdrawn(judge(), id, text)).toMatchObject({ state: 'DEEMED_WITHDRAWN' });
    expect(await clocks(id, 'JC-3')).toEqual([['2024-09-27', '2024-10-12', '2024-10-09']]);
    const copy = await atSender(referralId);
    expect(copy).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'DEEMED_WITHDRAWN' });
    expect(copy.result).toMatchObject({ text });
  });

  test('may be broken off by the parties', async () => {
    const { id, referralId } = await accepted(9313);
    await reviewConfirmation(judge(), id);
    await withdrawConfirmation(clerk(), id);
    expect(await atSender(referralId)).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'WITHDRAWN' });
  });
});
