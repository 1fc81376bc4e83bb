import type { EntityManager } from 'typeorm';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { endDeadlines, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { can, move } from '#kernel/machine.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
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

/** What follows for the agreement when an application on it has been answered. */
export const followApplication: ReferralFollowUp = async (tx, ctx, referral) => {
  if (!referral.recordId || (referral.state !== 'RETURNED' && referral.state !== 'RESULT_REPORTED')) return;
  const agreement = await tx.findOne(AgreementEntity, {
    where: { id: referral.recordId, organisation: referral.organisation },
    lock: { mode: 'pessimistic_write' },
  });
  if (!agreement) return;
  if (referral.state === 'RETURNED') await reopenTime(tx, ctx, agreement, referral);
  const act = grants[referral.outcome ?? ''];
  if (referral.state === 'RESULT_REPORTED' && act) await makeEnforceable(tx, ctx, agreement, referral, act);
};

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
