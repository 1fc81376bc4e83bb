import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { presentDeadline } from '#kernel/deadline/deadline.type.js';
import { lookAtDeadline } from '#kernel/timers/look-at-deadline.js';
import { expectCites } from '../../../tests/kit/cites-law.js';
import { recordCaseConsent } from '../filing-intake/consents.js';
import { receiveFiling } from '../filing-intake/receive-filing.js';
import { JudicialConfirmationEntity } from '../judicial-confirmation/judicial-confirmation.entity.js';
import { ConfirmationServiceEntity } from '../confirmation-objection/confirmation-service.entity.js';
import { decideConfirmationObjection } from '../confirmation-objection/decide-objection.js';
import { objectToConfirmation } from '../confirmation-objection/object-to-ruling.js';
import { serveConfirmation } from '../confirmation-objection/serve-ruling.js';
import {
  agreementOf,
  bothSides,
  type CourtRoom,
  courtRoom,
  here,
  mediationConsent,
  wageFiling,
} from '../testing/court-room.js';
import { acceptPreservation } from './accept-preservation.js';
import { PreservationEntity } from './preservation.entity.js';
import { presentPreservation } from './preservation.type.js';
import {
  followPreservation,
  recordEffective,
  recordEnforcementApplied,
  rulePreservation,
  takePreservation,
} from './work-preservation.js';
import { randomUUID } from 'node:crypto';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room?.stop());

const at = (instant: string) => room.setTime(instant);
const on = (day: string) => at(`${day}T09:00:00+08:00`);
const db = () => room.court.dataSource.manager;
const refused = (code: string) => expect.objectContaining({ code });
const limits = async (recordId: string) =>
  (await db().find(DeadlineEntity, { where: { recordId }, order: { due: 'ASC' } })).map(
    ({ rule, variant, due, metOn }) => [rule, variant, due, metOn],
  );

async function applied(stage: 'PRE_SUIT' | 'PENDING') {
  const { caseCode } = await receiveFiling(room.clerkOfCourt(), wageFiling());
  const { APPLICANT } = await room.parties(caseCode);
  const input = {
    caseCode,
    stage,
    applicantPartyId: APPLICANT.id,
    property: '测试银行账户',
    amount: 1_860_000,
  };
  return acceptPreservation(room.clerkOfCourt(), input);
}
async function taken(stage: 'PRE_SUIT' | 'PENDING') {
  const { id } = await applied(stage);
  await rulePreservation(room.judge(), id, true);
  return takePreservation(room.clerkOfCourt(), id, '2025-03-03');
}
/** What the timers do on a day about every deadline of a record. */
async function lookOn(day: string, recordId: string) {
  on(day);
  for (const { id } of await db().findBy(DeadlineEntity, { recordId })) await lookAtDeadline(room.court, id);
}

describe('preservation before suit', () => {
  test('is ruled on within hours, counted from the next full hour', async () => {
    at('2025-03-03T10:20:00+08:00');
    const row = await applied('PRE_SUIT');
    expect(row.ruleBy?.toISOString()).toBe('2025-03-05T03:00:00.000Z');
    expect(presentPreservation(row, new Date('2025-03-05T02:59:00Z')).overdue).toBe(false);
    expect(presentPreservation(row, new Date('2025-03-05T03:01:00Z')).overdue).toBe(true);
    expect(await limits(row.id)).toEqual([['CRT-4', 'RULING', '2025-03-05', null]]);
    await expect(rulePreservation(room.clerkOfCourt(), row.id, true)).rejects.toEqual(refused('FORBIDDEN'));
    await rulePreservation(room.judge(), row.id, true);
    expect(await limits(row.id)).toEqual([['CRT-4', 'RULING', '2025-03-05', '2025-03-03']]);
    await expect(rulePreservation(room.judge(), row.id, false)).rejects.toEqual(refused('WRONG_STATE'));
  });

  test('is lifted by the timers, once, where neither suit nor arbitration follows in thirty days', async () => {
    on('2025-03-03');
    const [idle, followed] = [await taken('PRE_SUIT'), await taken('PRE_SUIT')];
    expect((await limits(idle.id))[1]).toEqual(['CRT-4', 'FILE', '2025-04-02', null]);
    await followPreservation(room.clerkOfCourt(), { id: followed.id, on: '2025-03-03', by: 'ARBITRATION' });
    for (const { id } of [idle, followed]) await lookOn('2025-04-03', id);
    const lifted = await db().findOneByOrFail(PreservationEntity, { id: idle.id });
    expect(lifted).toMatchObject({ liftedOn: '2025-04-03' });
    expect(lifted.liftReason).toContain('2025-04-02');
    expect((await db().findOneByOrFail(PreservationEntity, { id: followed.id })).liftedOn).toBeNull();
  });

  test('is no property of another court’s case', async () => {
    on('2025-03-03');
    const { caseCode } = await applied('PRE_SUIT');
    const input = { caseCode, stage: 'PRE_SUIT', applicantPartyId: randomUUID(), property: '账户' } as const;
    await expect(acceptPreservation(room.clerkOfCourt(), input)).rejects.toEqual(refused('BAD_INPUT'));
    await expect(acceptPreservation(room.mediator(), input)).rejects.toEqual(refused('NOT_FOUND'));
  });
});

test('after the judgment takes effect, enforcement is applied for within three months', async () => {
  on('2025-03-03');
  const [idle, applying] = [await taken('PENDING'), await taken('PENDING')];
  expect(await limits(idle.id)).toEqual([]);
  on('2025-05-31');
  for (const { id } of [idle, applying]) await recordEffective(room.clerkOfCourt(), id, '2025-05-31');
  // 31 August is a Sunday.
  expect(await limits(idle.id)).toEqual([['CRT-5', null, '2025-09-01', null]]);
  await recordEnforcementApplied(room.clerkOfCourt(), applying.id, '2025-05-31');
  for (const { id } of [idle, applying]) await lookOn('2025-09-02', id);
  expect((await db().findOneByOrFail(PreservationEntity, { id: idle.id })).liftReason).toContain(
    '没有申请强制执行',
  );
  expect((await db().findOneByOrFail(PreservationEntity, { id: applying.id })).liftedOn).toBeNull();
});

describe('both sides have agreed to mediate online', () => {
  test('they choose a mediator together, and after two working days the court names one', async () => {
    on('2025-04-30');
    const intake = await receiveFiling(room.clerkOfCourt(), wageFiling([mediationConsent('APPLICANT')]));
    const chosen = async () => (await limits(intake.id)).filter(([rule]) => rule === 'MED-7');
    expect(await chosen()).toEqual([]);
    const { RESPONDENT } = await room.parties(intake.caseCode);
    const given = {
      partyId: RESPONDENT.id,
      scope: 'MEDIATION',
      channel: 'ONLINE',
      evidence: '同意书',
    } as const;
    await recordCaseConsent(room.clerkOfCourt(), intake.caseCode, given);
    // 1 to 5 May are off: 6 and 7 May.
    expect(await chosen()).toEqual([['MED-7', null, '2025-05-07', null]]);
    await lookOn('2025-05-08', intake.id);
    expect(await chosen()).toEqual([['MED-7', null, '2025-05-07', '2025-05-08']]);
    expect((await limits(intake.id)).filter(([rule]) => rule === 'MED-8')).toHaveLength(1);
  });

  test('on paper they do not', async () => {
    on('2025-04-30');
    const onPaper = bothSides.map((consent) => ({ ...consent, channel: 'PAPER' as const }));
    const intake = await receiveFiling(room.clerkOfCourt(), wageFiling(onPaper));
    expect((await limits(intake.id)).map(([rule]) => rule)).not.toContain('MED-7');
  });
});

describe('a ruling that confirms an agreement', () => {
  async function confirmed(): Promise<{ id: string; caseCode: string; worker: string; employer: string }> {
    on('2025-03-03');
    const { caseCode } = await receiveFiling(room.clerkOfCourt(), wageFiling());
    const parties = await room.parties(caseCode);
    const [id, referralId] = [randomUUID(), randomUUID()];
    await db().query(
      `insert into referral (id, direction, organisation, counterpart, arrow, case_code, state, issued, sent_at)
       values ($1, 'IN', $2, $2, 'A05', $3, 'RESULT_REPORTED', '{}', now())`,
      [referralId, here, caseCode],
    );
    await db().insert(JudicialConfirmationEntity, {
      ...{ id, organisation: here, caseCode, referralId, state: 'CONFIRMED', appliedOn: '2025-02-20' },
      ...{ applyBy: '2025-03-20', applicantPartyIds: [], mediationOrganisation: here, agreementId: id },
      ...{
        agreement: agreementOf('2025-02-18T10:00:00+08:00'),
        receivedOn: '2025-02-20',
        decidedOn: '2025-03-03',
      },
    });
    return { id, caseCode, worker: parties.APPLICANT.id, employer: parties.RESPONDENT.id };
  }

  test('may be objected to by each party within fifteen days of its receipt, and no later', async () => {
    const { id, worker, employer } = await confirmed();
    const clerk = () => room.clerkOfCourt();
    const { id: service } = await serveConfirmation(clerk(), {
      id,
      partyId: worker,
      receivedOn: '2025-03-03',
    });
    await expect(
      serveConfirmation(clerk(), { id, partyId: worker, receivedOn: '2025-03-03' }),
    ).rejects.toEqual(refused('ALREADY_ANSWERED'));
    await expect(
      objectToConfirmation(clerk(), { confirmationId: id, partyId: employer, reasons: '内容不明确' }),
    ).rejects.toEqual(refused('BAD_INPUT'));
    expect(await limits(service)).toEqual([['JC-4', 'PARTY', '2025-03-18', null]]);
    on('2025-03-18');
    const objection = await objectToConfirmation(clerk(), {
      confirmationId: id,
      partyId: worker,
      reasons: '内容不明确',
    });
    expect(await limits(service)).toEqual([['JC-4', 'PARTY', '2025-03-18', '2025-03-18']]);
    const decision = { id: objection.id, upheld: false, text: '异议不成立，裁定驳回' };
    await expect(decideConfirmationObjection(clerk(), decision)).rejects.toEqual(refused('FORBIDDEN'));
    await decideConfirmationObjection(room.judge(), decision);
    await serveConfirmation(clerk(), { id, partyId: employer, receivedOn: '2025-03-03' });
    on('2025-03-19');
    await expect(
      objectToConfirmation(clerk(), { confirmationId: id, partyId: employer, reasons: '非自愿' }),
    ).rejects.toEqual(refused('OUT_OF_TIME'));
    const late = await db().findOneByOrFail(ConfirmationServiceEntity, { partyId: employer });
    const [limit] = await db().findBy(DeadlineEntity, { recordId: late.id });
    expect(presentDeadline(limit!, '2025-03-19')).toMatchObject({ overdue: true, onLapse: '丧失异议权' });
  });

  test('may be objected to by a third party within six months of knowing of it', async () => {
    const { id: confirmationId } = await confirmed();
    const third = {
      confirmationId,
      thirdParty: '虚构利害关系人',
      knewOn: '2025-03-03',
      reasons: '损害第三人',
    };
    on('2025-09-03');
    expect(await objectToConfirmation(room.clerkOfCourt(), third)).toMatchObject({ objector: 'THIRD_PARTY' });
    on('2025-09-04');
    const late = await objectToConfirmation(room.clerkOfCourt(), third).catch((error: unknown) => error);
    expect(late).toEqual(refused('OUT_OF_TIME'));
    expectCites(late, 'variant JC-4/THIRD_PARTY');
    const nobody = { ...third, thirdParty: null };
    await expect(objectToConfirmation(room.clerkOfCourt(), nobody)).rejects.toEqual(refused('BAD_INPUT'));
  });
});
