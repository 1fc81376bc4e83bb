import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { barMediators } from '../neutrality/bar-mediators.js';
import { reportProgress } from '../report-progress.js';
import { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';

/** A joint application has arrived (A05): it is put on file as it is, and the time to decide on acceptance runs. */
export async function receiveApplication(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  const { application } = referral.issued;
  if (!application) throw new Refusal('BAD_INPUT', '司法确认申请没有附调解协议。');
  const { organisation, caseCode } = referral;
  const { agreement, appliedOn, applicantPartyIds, mediationOrganisation } = application;
  const confirmation: JudicialConfirmationEntity = {
    ...{ id: randomUUID(), organisation, caseCode, referralId: referral.id, state: 'APPLIED' },
    ...{ appliedOn, applicantPartyIds, mediationOrganisation, agreementId: agreement.agreementId, agreement },
    applyBy: computeDeadline({ rule: 'JC-1', from: localDateOf(new Date(agreement.effectiveAt)) }).due,
    receivedOn: ctx.today,
    ...{
      defect: null,
      inquiries: [],
      number: null,
      acceptedOn: null,
      extendedOn: null,
      ground: null,
      note: null,
      rulingNumber: null,
      decidedBy: null,
      decidedOn: null,
    },
  };
  await tx.insert(JudicialConfirmationEntity, confirmation);
  await tx.update(ReferralEntity, { id: referral.id, direction: 'IN' }, { recordId: confirmation.id });
  referral.recordId = confirmation.id;
  const subject = { caseCode, organisation, recordKind: 'JudicialConfirmation', recordId: confirmation.id };
  await startDeadline(tx, ctx, { ...subject, rule: 'JC-2', from: ctx.today });
  await barMediators(tx, ctx, referral, application.mediators);
  record(tx, ctx, 'confirmation.receive', confirmation.id, { caseCode });
  await reportProgress(tx, ctx, 'JudicialConfirmation', confirmation, true);
}
