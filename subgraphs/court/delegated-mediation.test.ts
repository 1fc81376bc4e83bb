import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needConsentOfBoth } from '#kernel/consent/record-consent.js';
import { localDate } from '#kernel/values/local-date.js';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { acceptReferral, returnReferral } from '#kernel/referral/answer.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { FilingIntakeEntity } from './filing-intake/filing-intake.entity.js';
import { recordCaseConsent, revokeCaseConsent } from './filing-intake/consents.js';
import { divertFiling } from './filing-intake/divert-filing.js';
import { receiveFiling } from './filing-intake/receive-filing.js';
import { refuseFiling } from './filing-intake/refuse-filing.js';
import { requireSupplement, supplementFiling } from './filing-intake/supplement-filing.js';
import { registerCivilCase } from './civil-case/register-civil-case.js';
import { acceptConfirmation } from './judicial-confirmation/accept-confirmation.js';
import { endIfExtended } from './judicial-confirmation/due-if-extended.js';
import { extendConfirmation } from './judicial-confirmation/extend-confirmation.js';
import { JudicialConfirmationEntity } from './judicial-confirmation/judicial-confirmation.entity.js';
import { refuseConfirmation } from './judicial-confirmation/refuse-confirmation.js';
import { ruleConfirmation } from './judicial-confirmation/rule-confirmation.js';
import { issueStatement } from './pre-filing-mediation/issue-statement.js';
import { delegateMediation } from './pre-filing-mediation/delegate-mediation.js';
import { PreFilingMediationEntity } from './pre-filing-mediation/pre-filing-mediation.entity.js';
import { transferToFiling } from './pre-filing-mediation/transfer-to-filing.js';
import {
  agreementOf,
  atUnion,
  bothSides,
  type CourtRoom,
  courtRoom,
  mediationConsent,
  theUnion,
  wageFiling,
} from './testing/court-room.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room.stop());

const mediator = { mediatorId: 'm1', name: '样例调解员', personKey: 'key of the mediator' };
const db = () => room.court.dataSource.manager;
const mediationOfCase = (caseCode: string) => db().findOneByOrFail(PreFilingMediationEntity, { caseCode });
const outOf = (caseCode: string) => db().findOneByOrFail(ReferralEntity, { caseCode, direction: 'OUT' });

/** What has interrupted the limitation of arbitration, in the order it became known. */
const interruptedBy = async (caseCode: string) => {
  const rows = await db().find(LimitationEventEntity, {
    where: { caseCode },
    order: { at: 'ASC', kind: 'DESC' },
  });
  return rows.map(({ kind, at }) => [kind, at]);
};

async function delegated(number: string): Promise<{ intake: FilingIntakeEntity; referral: ReferralEntity }> {
  room.setTime('2024-09-05T10:00:00+08:00');
  const intake = await receiveFiling(room.clerkOfCourt(), wageFiling(bothSides));
  await delegateMediation(room.clerkOfCourt(), {
    filingIntakeId: intake.id,
    to: theUnion,
    number,
    materials: ['起诉状副本'],
  });
  await room.deliverAll();
  return { intake, referral: await outOf(intake.caseCode) };
}

async function mediated(number: string, outcome: string) {
  const { intake, referral } = await delegated(number);
  await atUnion(room, async (tx, ctx) => {
    const copy = await loadReferral(tx, ctx, referral.id, 'IN');
    await acceptReferral(tx, ctx, copy, { recordId: referral.id, due: '2024-10-08' });
    await beginHandling(tx, ctx, copy);
    await reportResult(tx, ctx, copy, { outcome, mediators: [mediator] });
  });
  await room.deliverAll();
  return { intake, referral };
}

describe('a wage IOU at a court of mode P (8.1)', () => {
  let intake: FilingIntakeEntity;

  test('filed on Monday, a mediator is to be designated by Thursday, and the other side is asked', async () => {
    room.setTime('2024-09-02T09:00:00+08:00');
    intake = await receiveFiling(room.clerkOfCourt(), wageFiling([mediationConsent('APPLICANT')]));
    expect(intake).toMatchObject({
      state: 'RECEIVED',
      receiptNumber: '收20240902-0001',
      receivedOn: '2024-09-02',
    });
    expect((await room.deadline(intake.id, 'MED-8')).due).toBe('2024-09-05');
    await expect(room.deadline(intake.id, 'CRT-1')).rejects.toThrow();
    expect((await mediationOfCase(intake.caseCode)).state).toBe('CONSENT_PENDING');
  });

  test('is not delegated before the employer consents', async () => {
    const early = delegateMediation(room.clerkOfCourt(), {
      filingIntakeId: intake.id,
      to: theUnion,
      number: '（2024）鲁0499民诉前调9001号',
      materials: [],
    });
    await expect(early).rejects.toMatchObject({ code: 'CONSENT_MISSING' });
    room.setTime('2024-09-04T09:00:00+08:00');
    const { RESPONDENT } = await room.parties(intake.caseCode);
    await recordCaseConsent(room.clerkOfCourt(), intake.caseCode, {
      partyId: RESPONDENT.id,
      scope: 'MEDIATION',
      channel: 'PHONE',
      evidence: '录音1号',
    });
    expect((await mediationOfCase(intake.caseCode)).state).toBe('OPENED');
  });

  test('sent on Thursday, the union answers by Tuesday', async () => {
    room.setTime('2024-09-05T09:00:00+08:00');
    const mediation = await delegateMediation(room.clerkOfCourt(), {
      ...{
        filingIntakeId: intake.id,
        to: theUnion,
        number: '（2024）鲁0499民诉前调9001号',
        materials: ['起诉状副本'],
      },
    });
    expect(mediation).toMatchObject({ state: 'REFERRED', number: '（2024）鲁0499民诉前调9001号' });
    const referral = await outOf(intake.caseCode);
    expect(referral).toMatchObject({
      arrow: 'A01',
      state: 'SENT',
      answerDue: '2024-09-10',
      recordId: mediation.id,
    });
    expect(referral.issued.letter.type).toBe('DELEGATION_LETTER');
    expect((await room.deadline(intake.id, 'MED-8')).metOn).toBe('2024-09-05');
  });

  test('while the union has it, the complaint is neither registered, refused nor diverted', async () => {
    const acts = [
      () =>
        registerCivilCase(room.clerkOfCourt(), intake.id, {
          number: '（2024）鲁0499民初1号',
          procedure: 'SUMMARY',
        }),
      () => refuseFiling(room.clerkOfCourt(), intake.id, '理由'),
      () => divertFiling(room.clerkOfCourt(), { id: intake.id, text: '理由', to: null }),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('an agreement comes back; the joint application is accepted and ruled on in time', async () => {
    await room.deliverAll();
    const referral = await outOf(intake.caseCode);
    room.setTime('2024-09-20T17:00:00+08:00');
    const agreement = agreementOf('2024-09-20T16:40:00+08:00');
    await atUnion(room, async (tx, ctx) => {
      const copy = await loadReferral(tx, ctx, referral.id, 'IN');
      await acceptReferral(tx, ctx, copy, { recordId: referral.id, due: '2024-10-08' });
      await beginHandling(tx, ctx, copy);
      await reportResult(tx, ctx, copy, { outcome: 'AGREED', agreement, mediators: [mediator] });
    });
    await room.deliverAll();
    expect(await mediationOfCase(intake.caseCode)).toMatchObject({ state: 'AGREED', outcome: 'AGREED' });

    room.setTime('2024-09-27T09:00:00+08:00');
    const { APPLICANT, RESPONDENT } = await room.parties(intake.caseCode);
    await applyFromUnion(intake.caseCode, '2024-09-27', agreement, [APPLICANT.id, RESPONDENT.id]);
    const applied = await db().findOneByOrFail(JudicialConfirmationEntity, { caseCode: intake.caseCode });
    expect(applied).toMatchObject({ state: 'APPLIED', applyBy: '2024-10-21' });
    expect((await room.deadline(applied.id, 'JC-2')).due).toBe('2024-09-30');
    await acceptConfirmation(room.clerkOfCourt(), applied.id, '（2024）鲁0499诉前调确9001号');
    const ruling = await room.deadline(applied.id, 'JC-3');
    expect(ruling.due).toBe('2024-10-12');
    expect(endIfExtended([ruling])).toBe('2024-10-22');

    room.setTime('2024-10-09T09:00:00+08:00');
    const rule = { id: applied.id, decision: 'VALID', ground: null, rulingNumber: null } as const;
    await expect(ruleConfirmation(room.clerkOfCourt(), rule)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await ruleConfirmation(room.judge(), rule)).toMatchObject({
      state: 'CONFIRMED',
      rulingNumber: '（2024）鲁0499诉前调确9001号',
    });
    expect((await mediationOfCase(intake.caseCode)).state).toBe('CONFIRMED');
    await room.deliverAll();
    expect(await room.referral(room.union, applied.referralId)).toMatchObject({
      state: 'RESULT_REPORTED',
      outcome: 'CONFIRMED',
    });
  });
});

async function applyFromUnion(
  caseCode: string,
  appliedOn: string,
  agreement: ReturnType<typeof agreementOf>,
  applicantPartyIds: string[],
): Promise<void> {
  await atUnion(room, (tx, ctx) =>
    issueReferral(tx, ctx, {
      ...{
        arrow: 'A05',
        from: theUnion,
        to: room.clerkOfCourt().actor.organisation,
        caseCode,
        recordId: crypto.randomUUID(),
      },
      letter: { type: 'CONFIRMATION_APPLICATION', number: null, title: '司法确认申请书', signedBy: '样例' },
      ...{ consents: [], materials: [] },
      content: {
        application: {
          appliedOn,
          applicantPartyIds,
          agreement,
          mediationOrganisation: theUnion,
          mediators: [mediator],
        },
      },
    }),
  );
  await room.deliverAll();
}

describe('an application for confirmation', () => {
  async function applied(
    number: string,
    options: { appliedOn?: string; one?: boolean } = {},
  ): Promise<JudicialConfirmationEntity> {
    const { intake } = await mediated(number, 'AGREED');
    const { APPLICANT, RESPONDENT } = await room.parties(intake.caseCode);
    const agreement = { ...agreementOf('2024-09-20T16:40:00+08:00'), agreementId: crypto.randomUUID() };
    const ids = options.one ? [APPLICANT.id] : [APPLICANT.id, RESPONDENT.id];
    await applyFromUnion(intake.caseCode, options.appliedOn ?? '2024-09-27', agreement, ids);
    return db().findOneByOrFail(JudicialConfirmationEntity, { caseCode: intake.caseCode });
  }

  test('of one party is not accepted, and goes back when refused', async () => {
    const { id, referralId } = await applied('（2024）鲁0499民诉前调9101号', { one: true });
    const accept = acceptConfirmation(room.clerkOfCourt(), id, '（2024）鲁0499诉前调确9101号');
    await expect(accept).rejects.toMatchObject({ code: 'ONE_PARTY_APPLICATION' });
    expect(await refuseConfirmation(room.clerkOfCourt(), id, 'NOT_JOINT', '仅一方申请')).toMatchObject({
      state: 'NOT_ACCEPTED',
    });
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({
      state: 'RETURNED',
      returnReason: 'PARTY_REFUSES',
    });
  });

  test('after thirty days is out of time', async () => {
    expect(computeDeadline({ rule: 'JC-1', from: localDate('2024-09-20') }).due).toBe('2024-10-21');
    const { id } = await applied('（2024）鲁0499民诉前调9102号', { appliedOn: '2024-10-22' });
    const accept = acceptConfirmation(room.clerkOfCourt(), id, '（2024）鲁0499诉前调确9102号');
    await expect(accept).rejects.toMatchObject({ code: 'OUT_OF_TIME' });
  });

  test('may be given more time to rule once, and the sender sees it', async () => {
    const { id, referralId } = await applied('（2024）鲁0499民诉前调9103号');
    await expect(extendConfirmation(room.judge(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await acceptConfirmation(room.clerkOfCourt(), id, '（2024）鲁0499民特9103号');
    await extendConfirmation(room.judge(), id);
    await expect(extendConfirmation(room.judge(), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    const { due } = await room.deadline(id, 'JC-3');
    await room.deliverAll();
    expect(await room.referral(room.union, referralId)).toMatchObject({ state: 'EXTENDED', due });
  });

  test('keeps to the kinds of number it may bear', async () => {
    const { id } = await applied('（2024）鲁0499民诉前调9104号');
    for (const number of ['（2024）鲁0499民初9104号', '（2024）鲁0402诉前调确9104号']) {
      await expect(acceptConfirmation(room.clerkOfCourt(), id, number)).rejects.toMatchObject({
        code: 'INVALID_CASE_NUMBER',
      });
    }
  });
});

describe('a delegated mediation', () => {
  test('that failed is transferred to filing; the days to register run from its end, and the referral is closed', async () => {
    const { intake, referral } = await mediated('（2024）鲁0499民诉前调9201号', 'TOO_FAR_APART');
    const mediation = await mediationOfCase(intake.caseCode);
    expect(mediation.state).toBe('FAILED');
    expect(await interruptedBy(intake.caseCode)).toEqual([
      ['SUIT', '2024-09-05'],
      ['MEDIATION_EXPIRED', '2024-09-05'],
    ]);
    expect((await room.deadline(intake.id, 'CRT-1')).startsFrom).toBe('2024-09-05');
    const registration = {
      preFilingMediationId: mediation.id,
      number: '（2024）鲁0499民初9201号',
      procedure: 'SUMMARY',
    } as const;
    expect(await transferToFiling(room.clerkOfCourt(), registration)).toMatchObject({ state: 'REGISTERED' });
    expect((await mediationOfCase(intake.caseCode)).state).toBe('TO_FILING');
    expect((await outOf(intake.caseCode)).state).toBe('CLOSED');
    await room.deliverAll();
    expect((await room.referral(room.union, referral.id)).state).toBe('CLOSED');
  });

  test('that comes back can be designated again', async () => {
    const { intake, referral } = await delegated('（2024）鲁0499民诉前调9202号');
    await atUnion(room, async (tx, ctx) =>
      returnReferral(tx, ctx, await loadReferral(tx, ctx, referral.id, 'IN'), {
        reason: 'BEYOND_EXPERTISE',
        text: '不擅长',
      }),
    );
    await room.deliverAll();
    expect((await mediationOfCase(intake.caseCode)).state).toBe('OPENED');
    expect((await outOf(intake.caseCode)).state).toBe('RETURNED');
    expect(await interruptedBy(intake.caseCode)).toEqual([['SUIT', '2024-09-05']]);
  });

  test('that a side takes its consent back from interrupts the limitation at once, and once', async () => {
    const { intake, referral } = await delegated('（2024）鲁0499民诉前调9203号');
    room.setTime('2024-09-10T10:00:00+08:00');
    await revokeCaseConsent(room.clerkOfCourt(), referral.issued.consents[0]!.consentId);
    const expected = [
      ['SUIT', '2024-09-05'],
      ['CONSENT_WITHDRAWN', '2024-09-10'],
    ];
    expect(await interruptedBy(intake.caseCode)).toEqual(expected);
    await room.deliverAll();
    room.setTime('2024-09-11T10:00:00+08:00');
    await atUnion(room, async (tx, ctx) => {
      const copy = await loadReferral(tx, ctx, referral.id, 'IN');
      await acceptReferral(tx, ctx, copy, { recordId: referral.id, due: '2024-10-08' });
      await beginHandling(tx, ctx, copy);
      await reportResult(tx, ctx, copy, { outcome: 'PARTY_STOPS', mediators: [mediator] });
    });
    await room.deliverAll();
    expect(await interruptedBy(intake.caseCode)).toEqual(expected);
  });

  test('waits again for consent when a side takes it back before the letter is out', async () => {
    const intake = await receiveFiling(room.clerkOfCourt(), wageFiling(bothSides));
    const consent = await room
      .clerkOfCourt()
      .transaction(
        async (tx) => (await needConsentOfBoth(tx, intake.organisation, intake.caseCode, 'MEDIATION'))[0]!,
      );
    await revokeCaseConsent(room.clerkOfCourt(), consent.id);
    expect((await mediationOfCase(intake.caseCode)).state).toBe('CONSENT_PENDING');
  });
});

describe('an agreement that came back', () => {
  test('has a statement of the court instead of a confirmation, from a judge, under a number of its kind, once (诉前调书)', async () => {
    const { intake } = await mediated('（2024）鲁0499民诉前调9204号', 'TOO_FAR_APART');
    const failed = await mediationOfCase(intake.caseCode);
    const statement = '（2024）鲁0499诉前调书9205号';
    await expect(issueStatement(room.judge(), failed.id, statement)).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
    const { id } = await agreed('（2024）鲁0499民诉前调9205号');
    await expect(issueStatement(room.clerkOfCourt(), id, statement)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(issueStatement(room.judge(), id, '（2024）鲁0499民初9205号')).rejects.toMatchObject({
      code: 'INVALID_CASE_NUMBER',
    });
    expect(await issueStatement(room.judge(), id, statement)).toMatchObject({
      ...{ state: 'STATEMENT_ISSUED', statementNumber: statement },
    });
    await expect(issueStatement(room.judge(), id, statement)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  async function agreed(number: string): Promise<PreFilingMediationEntity> {
    const { intake, referral } = await delegated(number);
    const agreement = { ...agreementOf('2024-09-05T09:30:00+08:00'), agreementId: referral.id };
    await atUnion(room, async (tx, ctx) => {
      const copy = await loadReferral(tx, ctx, referral.id, 'IN');
      await acceptReferral(tx, ctx, copy, { recordId: referral.id, due: '2024-10-08' });
      await beginHandling(tx, ctx, copy);
      await reportResult(tx, ctx, copy, { outcome: 'AGREED', agreement, mediators: [mediator] });
    });
    await room.deliverAll();
    return mediationOfCase(intake.caseCode);
  }
});

describe('the filing window', () => {
  test('advises arbitration where it comes first, and refuses to register and to delegate', async () => {
    const intake = await receiveFiling(
      room.clerkOfCourt(),
      wageFiling(bothSides, { directSuitGround: null }),
    );
    const register = registerCivilCase(room.clerkOfCourt(), intake.id, {
      number: '（2024）鲁0499民初9301号',
      procedure: 'SUMMARY',
    });
    await expect(register).rejects.toMatchObject({ code: 'ARBITRATION_FIRST' });
    const delegate = delegateMediation(room.clerkOfCourt(), {
      filingIntakeId: intake.id,
      to: theUnion,
      number: '（2024）鲁0499民诉前调9301号',
      materials: [],
    });
    await expect(delegate).rejects.toMatchObject({ code: 'ARBITRATION_FIRST' });
    expect(
      await divertFiling(room.clerkOfCourt(), { id: intake.id, text: '请先申请仲裁', to: null }),
    ).toMatchObject({ state: 'DIVERTED' });
  });

  test('starts the days to register again when the complaint is complete', async () => {
    room.setTime('2024-09-02T09:00:00+08:00');
    const intake = await receiveFiling(room.clerkOfCourt(), wageFiling());
    expect((await room.deadline(intake.id, 'CRT-1')).due).toBe('2024-09-09');
    await requireSupplement(room.clerkOfCourt(), intake.id, '身份证明');
    room.setTime('2024-09-05T09:00:00+08:00');
    expect(await supplementFiling(room.clerkOfCourt(), intake.id)).toMatchObject({
      state: 'RECEIVED',
      note: null,
    });
    const civilCase = await registerCivilCase(room.clerkOfCourt(), intake.id, {
      number: '（2024）鲁0499民初9302号',
      procedure: 'SMALL_CLAIMS',
    });
    expect((await room.deadline(civilCase.id, 'CRT-2')).due).toBe('2024-11-05');
  });

  test('is not open to the union', async () => {
    await expect(receiveFiling(room.mediator(), wageFiling())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
