import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import type { NewConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { agreementBody } from '#kernel/mediation/agreement-body.js';
import type { AgreementEntity } from '#kernel/mediation/agreement.entity.js';
import { reviewRoute } from '#kernel/mediation/enforceable-route.js';
import { dueOn } from '#kernel/mediation/instalments.js';
import { loadAgreement } from '#kernel/mediation/load-mediation.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { paidUnder } from '#kernel/mediation/record-performance.js';
import { mediatorBodies } from '#kernel/mediation/report-result.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { needConsentsToReceiver } from './consents-to-receiver.js';
import { needNotPending } from './need-not-pending.js';

export interface PaymentOrderReferral {
  agreementId: string;
  to: string;
  applicantPartyIds: string[];
  /** What the worker says of it: 民诉解释 §427. */
  counterDuty: boolean;
  debtorReachable: boolean;
  preservationAsked: boolean;
  consents?: NewConsent[] | null;
}

/** Hands in a worker's application for an order to pay on an agreement that is not performed (支付令申请, A19, 调仲法 §16). */
export function applyPaymentOrder(ctx: RequestContext, input: PaymentOrderReferral): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const agreement = await loadAgreement(tx, ctx, input.agreementId);
    const { id: recordId, caseCode, organisation: from, partyIds } = agreement;
    const { to, applicantPartyIds, counterDuty, debtorReachable, preservationAsked } = input;
    const way = { arrow: 'A19', from, to, caseCode, recordId };
    const debt = { counterDuty, debtorReachable, preservationAsked };
    await weighArrow(tx, ctx, { ...way, stated: { debt } });
    if (input.applicantPartyIds.some((id) => !partyIds.includes(id)))
      throw new Refusal('BAD_INPUT', '申请人不是本协议的当事人。');
    await needNotPending(tx, { organisation: from, caseCode, arrow: 'A19', recordId });
    const consents = await needConsentsToReceiver(tx, ctx, { ...input, organisation: from, caseCode });
    const mediation = await tx.findOneByOrFail(MediationEntity, { id: agreement.mediationId });
    const referral = await issueReferral(tx, ctx, {
      ...{ ...way, consents },
      materials: ['支付令申请书', '调解协议书', '债务人送达地址'],
      letter: {
        ...{ type: 'PAYMENT_ORDER_APPLICATION', number: null, title: '支付令申请书' },
        signedBy: ctx.actor.name,
      },
      content: {
        application: {
          ...{ appliedOn: ctx.today, applicantPartyIds, agreement: agreementBody(agreement) },
          ...{ mediationOrganisation: from, mediators: mediatorBodies(mediation) },
        },
      },
    });
    record(tx, ctx, 'agreement.apply-payment-order', recordId, { caseCode });
    return referral;
  });
}

/** Money, of a certain amount, that has fallen due and is not all paid. Refuses with the ground the law names. */
export function needDueSum(
  agreement: Pick<AgreementEntity, 'state' | 'amount' | 'performBy' | 'payments' | 'claimKinds'>,
  today: string,
): void {
  const { state, amount, performBy, claimKinds } = agreement;
  if (!['EFFECTIVE', 'PERFORMING', 'BREACHED'].includes(state))
    throw new Refusal('WRONG_STATE', '协议没有生效，已经履行完毕，或者已经可以强制执行。');
  if (claimKinds.some((kind) => reviewRoute.excluded.includes(kind)))
    throw new Refusal('EXCLUDED_CLAIM', '确认劳动关系不能申请支付令。');
  if (amount === null || amount <= paidUnder(agreement))
    throw new Refusal('NOT_PECUNIARY', '协议没有约定应当给付而尚未给付的金钱。');
  if (performBy === null || performBy >= today)
    throw new Refusal('NOT_DUE', '履行期限还没有届满。', `履行期限：${performBy ?? '未约定'}。`);
}

/** Of a batch of workers, something has fallen due by today. Refuses with NOT_DUE. */
export function needDueToday(agreement: Parameters<typeof dueOn>[0], today: string): void {
  if (dueOn(agreement, today) === 0)
    throw new Refusal('NOT_DUE', '协议没有已到期未付的款项。', '到期前不能申请支付令。');
}

/** No duty in return, a debtor who can be served, no preservation asked (民诉解释 §427). Refuses with the ground. */
export function needPlainDebt(
  debt: Pick<PaymentOrderReferral, 'counterDuty' | 'debtorReachable' | 'preservationAsked'>,
): void {
  if (debt.counterDuty) throw new Refusal('COUNTER_DUTY', '申请人还有对待给付义务，不能申请支付令。');
  if (!debt.debtorReachable) throw new Refusal('DEBTOR_UNREACHABLE', '债务人下落不明，支付令无法送达。');
  if (debt.preservationAsked) throw new Refusal('PRESERVATION_ASKED', '已经申请诉前保全的，不能申请支付令。');
}
