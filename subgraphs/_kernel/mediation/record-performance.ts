import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { formatYuan } from '#kernel/values/money.js';
import { earliestOpen } from './agreement-deadlines.js';
import { AgreementEntity } from './agreement.entity.js';
import { agreementMachine } from './agreement.state.js';
import { lateSince } from './instalments.js';
import { loadAgreement } from './load-mediation.js';
import { tellAgreement } from './tell-agreement.js';

export interface Performance {
  agreementId: string;
  paidOn: string;
  /** In fen. */
  amount: number;
}

/** Records a payment under an agreement (履行记录); performed once all of it is paid. */
export function recordPerformance(ctx: RequestContext, input: Performance): Promise<AgreementEntity> {
  return ctx.transaction(async (tx) => {
    const agreement = await loadAgreement(tx, ctx, input.agreementId);
    const { paidOn, amount } = input;
    const payments = [...agreement.payments, { paidOn, amount }];
    const paid = paidUnder({ payments });
    const full = agreement.amount === null || paid >= agreement.amount;
    const state = move(agreementMachine, agreement.state, full ? 'perform' : 'payPart');
    checkPayment(ctx, agreement, input, paid);
    Object.assign(agreement, { state, payments });
    await tx.update(AgreementEntity, agreement.id, { state, payments });
    if (full) await endDeadlines(tx, ctx, agreement.id);
    else await interruptByPayment(tx, ctx, agreement, paidOn);
    record(tx, ctx, 'agreement.perform', agreement.id, {
      caseCode: agreement.caseCode,
      details: { paidOn, state },
    });
    await tell(tx, ctx, agreement);
    return agreement;
  });
}

/**
 * Records that the last day for performance, or of an instalment, has passed without it (违约); the limitation begins anew from that
 * day. What falls due later does so on its own day, unless the agreement says otherwise.
 */
export function recordBreach(ctx: RequestContext, agreementId: string): Promise<AgreementEntity> {
  return ctx.transaction(async (tx) => {
    const agreement = await loadAgreement(tx, ctx, agreementId);
    agreement.state = move(agreementMachine, agreement.state, 'breach');
    const at = lateSince(agreement, ctx.today);
    if (at === null) {
      throw new Refusal(
        'WRONG_STATE',
        '履行期限还没有届满，或者已到期的款项已经付清。',
        `履行期限：${[...agreement.instalments.map(({ dueOn }) => dueOn), agreement.performBy ?? '协议未定'][0]}。`,
      );
    }
    await tx.update(AgreementEntity, agreement.id, { state: agreement.state });
    const { id: sourceId, caseCode, organisation } = agreement;
    record(tx, ctx, 'agreement.breach', sourceId, { caseCode });
    const unperformed = {
      kind: 'AGREEMENT_NOT_PERFORMED',
      at,
      evidence: '履行期限届满未履行的登记',
    } as const;
    await recordInterruption(tx, ctx, { caseCode, organisation, sourceId, ...unperformed });
    await tell(tx, ctx, agreement);
    return agreement;
  });
}

/** A part of it was paid: whoever pays owes the rest (部分履行); each day of payment begins the limitation anew. */
async function interruptByPayment(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation }: AgreementEntity,
  at: string,
): Promise<void> {
  const paid = { kind: 'PART_PAYMENT', at, evidence: '协议履行记录', sourceId: null } as const;
  await recordInterruption(tx, ctx, { caseCode, organisation, ...paid });
}

export function paidUnder({ payments }: Pick<AgreementEntity, 'payments'>): number {
  return payments.reduce((sum, payment) => sum + payment.amount, 0);
}

function checkPayment(
  ctx: RequestContext,
  agreement: AgreementEntity,
  { paidOn, amount }: Performance,
  paid: number,
): void {
  if (amount <= 0) throw new Refusal('BAD_INPUT', '履行金额应当大于零。');
  if (paidOn > ctx.today || paidOn < localDateOf(agreement.effectiveAt!)) {
    throw new Refusal('BAD_INPUT', '履行日期不能晚于今天，也不能早于协议生效之日。');
  }
  if (agreement.amount !== null && paid > agreement.amount) {
    throw new Refusal(
      'BAD_INPUT',
      '履行金额超过协议金额。',
      `协议金额 ${formatYuan(agreement.amount)} 元，合计 ${formatYuan(paid)} 元；金额以分为单位填写。`,
    );
  }
}

async function tell(tx: EntityManager, ctx: RequestContext, agreement: AgreementEntity): Promise<void> {
  tellAgreement(tx, ctx, agreement, await earliestOpen(tx, agreement.id));
}
