import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyEnforcement, type EnforcementApplication } from '../enforcement/apply-enforcement.js';
import { EnforcementEntity } from '../enforcement/enforcement.entity.js';
import { acceptConfirmation } from '../judicial-confirmation/accept-confirmation.js';
import { JudicialConfirmationEntity } from '../judicial-confirmation/judicial-confirmation.entity.js';
import { ruleConfirmation } from '../judicial-confirmation/rule-confirmation.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';
import { appliedConfirmation } from '../testing/applied-confirmation.js';
import { workersAtCounter } from '../testing/counter-cases.js';
import { type CourtRoom, courtRoom } from '../testing/court-room.js';
import { decideConfirmationObjection } from './decide-objection.js';
import { objectToConfirmation } from './object-to-ruling.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room?.stop());

const clerk = () => room.clerkOfCourt();
const judge = () => room.judge();
const db = () => room.court.dataSource.manager;
const refused = (code: string) => expect.objectContaining({ code });
const enforce = (instrumentNumber: string, changes: Partial<EnforcementApplication> = {}) =>
  applyEnforcement(clerk(), {
    ...{ subject: workersAtCounter(1).subject, instrument: 'CONFIRMATION_RULING', instrumentNumber },
    ...{ sums: [{ dueOn: '2024-10-31', amount: 1_860_000 }], performBy: null, shares: [] },
    ...{ postmarkedOn: null, ...changes },
  });
const stateOf = async (id: string) => (await db().findOneByOrFail(EnforcementEntity, { id })).state;

/** Confirmed on 27 September, unpaid, and being enforced when a third party objects. */
async function objected(serial: number) {
  const number = `（2024）鲁0499诉前调确${serial}号`;
  const { id, referralId } = await appliedConfirmation(room, `（2024）鲁0499民诉前调${serial}号`);
  await acceptConfirmation(clerk(), id, number);
  await ruleConfirmation(judge(), { id, decision: 'VALID', ground: null, rulingNumber: null });
  await room.deliverAll();
  room.setTime('2024-11-04T09:00:00+08:00');
  const enforcement = await enforce(number);
  const other = await enforce(number.replace('号', '号之九'), { instrument: 'ARBITRATION_STATEMENT' });
  const objection = await objectToConfirmation(clerk(), {
    ...{ confirmationId: id, thirdParty: '虚构利害关系人', knewOn: '2024-10-08', reasons: '损害第三人' },
  });
  return { id, referralId, number, enforcement, other, objection: objection.id };
}

test('an upheld objection revokes the ruling: the sender is told, and its enforcement ends', async () => {
  const { id, referralId, number, enforcement, other, objection } = await objected(9401);
  const { caseCode } = await db().findOneByOrFail(JudicialConfirmationEntity, { id });
  const mediated = async () => (await db().findOneByOrFail(PreFilingMediationEntity, { caseCode })).state;
  expect(await mediated()).toBe('CONFIRMED');
  const decision = { id: objection, upheld: true, text: '撤销原裁定，驳回申请' };
  await expect(decideConfirmationObjection(clerk(), decision)).rejects.toEqual(refused('FORBIDDEN'));
  await expect(
    decideConfirmationObjection(judge(), { ...decision, upheld: false, remedy: 'REVOKED' }),
  ).rejects.toEqual(refused('BAD_INPUT'));
  expect(await decideConfirmationObjection(judge(), decision)).toMatchObject({
    ...{ upheld: true, remedy: 'REVOKED', replacedNumber: number },
  });
  await expect(decideConfirmationObjection(judge(), decision)).rejects.toEqual(refused('ALREADY_ANSWERED'));
  expect(await db().findOneByOrFail(JudicialConfirmationEntity, { id })).toMatchObject({ state: 'REVOKED' });
  expect(await mediated()).toBe('AGREED');
  expect([await stateOf(enforcement.id), await stateOf(other.id)]).toEqual(['TERMINATED', 'APPLIED']);
  await expect(enforce(number)).rejects.toEqual(refused('NOT_ENFORCEABLE'));
  await room.deliverAll();
  const copy = await room.referral(room.union, referralId);
  expect(copy).toMatchObject({ state: 'RESULT_REPORTED', outcome: 'REVOKED' });
  expect(copy.result).toMatchObject({ text: decision.text, ruling: { decision: 'REVOKED' } });
  await expect(
    objectToConfirmation(clerk(), {
      confirmationId: id,
      thirdParty: '另一人',
      knewOn: '2024-10-08',
      reasons: '同上',
    }),
  ).rejects.toEqual(refused('WRONG_STATE'));
});

test('or another ruling takes its place: that one is enforced, the old one no more', async () => {
  const { id, referralId, number, enforcement, objection } = await objected(9402);
  const amended = { id: objection, upheld: true, text: '变更给付金额', remedy: 'AMENDED' } as const;
  for (const rulingNumber of [null, number])
    await expect(decideConfirmationObjection(judge(), { ...amended, rulingNumber })).rejects.toEqual(
      refused('BAD_INPUT'),
    );
  const rulingNumber = '（2024）鲁0499民特9402号';
  await decideConfirmationObjection(judge(), { ...amended, rulingNumber });
  const confirmation = await db().findOneByOrFail(JudicialConfirmationEntity, { id });
  expect(confirmation).toMatchObject({ state: 'CONFIRMED', rulingNumber, decidedOn: '2024-11-04' });
  expect(await stateOf(enforcement.id)).toBe('TERMINATED');
  await expect(enforce(number)).rejects.toEqual(refused('NOT_ENFORCEABLE'));
  expect(await enforce(rulingNumber)).toMatchObject({ state: 'APPLIED' });
  await room.deliverAll();
  const copy = await room.referral(room.union, referralId);
  expect(copy).toMatchObject({ outcome: 'CONFIRMED' });
  expect(copy.result?.ruling).toMatchObject({ number: rulingNumber, decision: 'AMENDED' });
});

test('a dismissed objection leaves the ruling and its enforcement as they are', async () => {
  const { id, enforcement, objection } = await objected(9403);
  await decideConfirmationObjection(judge(), { id: objection, upheld: false, text: '异议不成立' });
  expect(await db().findOneByOrFail(JudicialConfirmationEntity, { id })).toMatchObject({
    state: 'CONFIRMED',
  });
  expect(await stateOf(enforcement.id)).toBe('APPLIED');
});
