import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { endDeadlines, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { can, move } from '#kernel/machine.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { AgreementEntity } from './agreement.entity.js';
import { earliestOpen } from './agreement-deadlines.js';
import { type AgreementAct, agreementMachine } from './agreement.state.js';
import { confirmationRoute, reviewRoute } from './enforceable-route.js';
import { recordKind } from './record-kind.js';
import { tellAgreement } from './tell-agreement.js';

/** Two years to apply for enforcement, from the last day for performance. */
const enforcementRule = 'ENF-1';

const grants: Record<string, AgreementAct> = { CONFIRMED: 'confirm', STATEMENT_ISSUED: 'replace' };

/** A decision may be made anew after the referral is closed. */
const answered = new Set<string>(['RETURNED', 'RESULT_REPORTED', 'DISPUTED', 'CLOSED']);

/** What follows for the agreement when an application on it has been answered. */
export const followApplication: ReferralFollowUp = async (tx, ctx, referral) => {
  if (!referral.recordId || !answered.has(referral.state)) return;
  const agreement = await tx.findOne(AgreementEntity, {
    where: { id: referral.recordId, organisation: referral.organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (!agreement) return;
  if (referral.state === 'RETURNED') await reopenTime(tx, ctx, agreement, referral);
  const act = grants[referral.outcome ?? ''];
  if (referral.state === 'RESULT_REPORTED' && act) await makeEnforceable(tx, ctx, agreement, referral, act);
  if (agreement.state === 'CONFIRMED') await followNewRuling(tx, ctx, agreement, referral);
};

/** Upon an objection the confirmation has been revoked (the agreement stands as a contract), or another ruling takes its place. */
async function followNewRuling(
  tx: EntityManager,
  ctx: RequestContext,
  agreement: AgreementEntity,
  { id: referral, outcome, result }: ReferralEntity,
): Promise<void> {
  const { id, caseCode } = agreement;
  const number = result?.ruling?.number ?? null;
  if (outcome === 'CONFIRMED' && result?.ruling?.decision === 'AMENDED') {
    if (number === agreement.instrumentNumber) return;
    agreement.instrumentNumber = number;
    await tx.update(AgreementEntity, id, { instrumentNumber: number });
    record(tx, ctx, 'agreement.amend-confirmation', id, { caseCode, details: { referral } });
  }
  if (outcome !== 'REVOKED') return;
  // Applied for and confirmed again meanwhile: the old referral says no more about it.
  if (await tx.existsBy(ReferralEntity, { recordId: id, direction: 'OUT', outcome: 'CONFIRMED' })) return;
  agreement.state = move(agreementMachine, agreement.state, 'loseConfirmation');
  agreement.instrumentNumber = null;
  await tx.update(AgreementEntity, id, { state: agreement.state, instrumentNumber: null });
  await endDeadlines(tx, ctx, id);
  record(tx, ctx, 'agreement.loseConfirmation', id, { caseCode, details: { referral } });
  tellAgreement(tx, ctx, agreement, null);
}

async function makeEnforceable(
  tx: EntityManager,
  ctx: RequestContext,
  agreement: AgreementEntity,
  referral: ReferralEntity,
  act: AgreementAct,
): Promise<void> {
  // Paid in full before the answer came: there is nothing left to enforce.
  if (!can(agreementMachine, agreement.state, act)) return;
  agreement.state = move(agreementMachine, agreement.state, act);
  agreement.instrumentNumber = referral.result?.ruling?.number ?? null;
  await tx.update(AgreementEntity, agreement.id, {
    state: agreement.state,
    instrumentNumber: agreement.instrumentNumber,
  });
  await endDeadlines(tx, ctx, agreement.id);
  const { id: recordId, caseCode, organisation, performBy } = agreement;
  const subject = {
    caseCode,
    organisation,
    recordKind: recordKind(ctx.agency.manifest, 'MediationAgreement'),
    recordId,
  };
  if (performBy)
    await startDeadline(tx, ctx, { ...subject, rule: enforcementRule, from: localDate(performBy) });
  record(tx, ctx, `agreement.${act}`, recordId, { caseCode, details: { referral: referral.id } });
  tellAgreement(tx, ctx, agreement, await earliestOpen(tx, recordId));
}

/** An application that came back has not kept the limit: it runs on as if nobody had applied. */
async function reopenTime(
  tx: EntityManager,
  ctx: RequestContext,
  agreement: AgreementEntity,
  { arrow }: ReferralEntity,
): Promise<void> {
  const { rule } = [confirmationRoute, reviewRoute].find((route) => route.arrow === arrow)!;
  if (!can(agreementMachine, agreement.state, 'apply')) return;
  await tx.update(DeadlineEntity, { recordId: agreement.id, rule }, { metOn: null });
  tellAgreement(tx, ctx, agreement, await earliestOpen(tx, agreement.id));
}
