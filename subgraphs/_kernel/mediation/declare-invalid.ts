import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { AgreementEntity, type Invalidity } from './agreement.entity.js';
import { agreementMachine } from './agreement.state.js';
import { loadAgreement } from './load-mediation.js';
import { tellAgreement } from './tell-agreement.js';

export interface AgreementDeclaredInvalid extends Invalidity {
  agreementId: string;
}

/**
 * A court or an arbitration has declared the agreement invalid (确认无效, 人民调解法 §33; 民法典 §155): it binds nobody, its limits end,
 * and the parties may mediate anew. What is enforceable loses that first, by the ruling that revokes it.
 */
export function declareInvalid(
  ctx: RequestContext,
  input: AgreementDeclaredInvalid,
): Promise<AgreementEntity> {
  return ctx.transaction(async (tx) => {
    const agreement = await loadAgreement(tx, ctx, input.agreementId);
    const state = move(agreementMachine, agreement.state, 'declareInvalid');
    const invalidity = decisionOf(ctx, agreement, input);
    Object.assign(agreement, { state, invalidity });
    const { id, caseCode } = agreement;
    await tx.update(AgreementEntity, id, { state, invalidity });
    await endDeadlines(tx, ctx, id);
    const { decidedOn, number } = invalidity;
    record(tx, ctx, 'agreement.declareInvalid', id, { caseCode, details: { decidedOn, number } });
    tellAgreement(tx, ctx, agreement, null);
    return agreement;
  });
}

function decisionOf(
  ctx: RequestContext,
  { effectiveAt }: AgreementEntity,
  input: AgreementDeclaredInvalid,
): Invalidity {
  const [decidedBy, number, reason] = [input.decidedBy, input.number, input.reason].map((text) =>
    text.trim(),
  );
  if (!decidedBy || !number || !reason)
    throw new Refusal(
      'BAD_INPUT',
      '请填写作出机关、文号和无效的理由。',
      '依据已经生效的判决、裁定或者裁决登记。',
    );
  const { decidedOn } = input;
  if (decidedOn > ctx.today || decidedOn < localDateOf(effectiveAt!))
    throw new Refusal('BAD_INPUT', '作出日期不能晚于今天，也不能早于协议生效之日。');
  return { decidedBy, number, decidedOn, reason };
}
