import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { correctResult } from '#kernel/referral/correct-result.js';
import { Refusal } from '#kernel/refusal.js';
import { endWithInstrument } from '../enforcement/end-with-instrument.js';
import type { JudicialConfirmationEntity } from '../judicial-confirmation/judicial-confirmation.entity.js';
import { mayRuleConfirmation } from '../judicial-confirmation/judicial-confirmation.policy.js';
import { loadConfirmation, moveConfirmation } from '../judicial-confirmation/move-confirmation.js';
import { moveMediation } from '../pre-filing-mediation/move-mediation.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';
import { judgesOnly } from '../staff.policy.js';
import { ConfirmationObjectionEntity, type ConfirmationRemedy } from './confirmation-objection.entity.js';

export interface ObjectionDecision {
  id: string;
  upheld: boolean;
  text: string;
  /** What becomes of the ruling where it is upheld; revoked where nothing is said. */
  remedy?: ConfirmationRemedy | null;
  /** Number of the new ruling; needed where it takes the place of the old. */
  rulingNumber?: string | null;
}

/**
 * Decides on an objection (异议审查, 民诉解释 §372): upheld, a new ruling revokes the old one or takes its place, whoever sent the
 * application is told, and an enforcement of the old one ends; else it is dismissed.
 */
export function decideConfirmationObjection(
  ctx: RequestContext,
  decision: ObjectionDecision,
): Promise<ConfirmationObjectionEntity> {
  return ctx.transaction(async (tx) => {
    const { id, upheld } = decision;
    const row = await load(tx, ConfirmationObjectionEntity, id);
    const { confirmation } = await loadConfirmation(tx, ctx, row.confirmationId);
    permit(mayRuleConfirmation(ctx.actor, confirmation), judgesOnly);
    if (row.decidedOn !== null) throw new Refusal('ALREADY_ANSWERED', `异议已于${row.decidedOn}作出处理。`);
    const decisionText = decision.text.trim();
    if (decisionText === '') throw new Refusal('BAD_INPUT', '请填写新的判决、裁定或者驳回的理由。');
    const remedy = remedyOf(decision, confirmation);
    const replacedNumber = remedy && (confirmation.rulingNumber ?? confirmation.number);
    const decided = { upheld, remedy, replacedNumber, decidedOn: ctx.today, decisionText };
    await tx.update(ConfirmationObjectionEntity, id, decided);
    record(tx, ctx, 'confirmation.decide-objection', id, {
      caseCode: row.caseCode,
      details: { upheld, remedy },
    });
    if (remedy) await replaceRuling(tx, ctx, { ...decision, remedy, text: decisionText }, row);
    return { ...row, ...decided };
  });
}

function remedyOf(
  { upheld, remedy, rulingNumber }: ObjectionDecision,
  confirmation: JudicialConfirmationEntity,
): ConfirmationRemedy | null {
  if (!upheld && remedy) throw new Refusal('BAD_INPUT', '异议不成立的，裁定驳回，不撤销也不改变原裁定。');
  if (!upheld) return null;
  const old = confirmation.rulingNumber ?? confirmation.number;
  if (remedy === 'AMENDED' && (!rulingNumber || rulingNumber === old))
    throw new Refusal(
      'BAD_INPUT',
      '改变原裁定的，请填写新裁定书的文号。',
      `原裁定书：${old ?? '没有文号'}。`,
    );
  return remedy ?? 'REVOKED';
}

/** What was mediated before filing stands as agreed again, and may be confirmed anew or have a statement of the court. */
async function loseConfirmation(
  tx: EntityManager,
  ctx: RequestContext,
  { organisation, caseCode }: JudicialConfirmationEntity,
): Promise<void> {
  const mediation = await tx.findOne(PreFilingMediationEntity, {
    where: { organisation, caseCode, state: 'CONFIRMED' },
    lock: { mode: 'pessimistic_write' },
  });
  if (mediation) await moveMediation(tx, ctx, mediation, 'loseConfirmation');
}

async function replaceRuling(
  tx: EntityManager,
  ctx: RequestContext,
  { remedy, text, rulingNumber = null }: ObjectionDecision & { remedy: ConfirmationRemedy },
  { confirmationId }: ConfirmationObjectionEntity,
): Promise<void> {
  const { confirmation, referral } = await loadConfirmation(tx, ctx, confirmationId);
  const { organisation, number } = confirmation;
  const instrumentNumber = confirmation.rulingNumber ?? number;
  if (remedy === 'REVOKED') {
    await moveConfirmation(tx, ctx, confirmation, 'revoke');
    await loseConfirmation(tx, ctx, confirmation);
  } else {
    const changes = { rulingNumber, decidedOn: ctx.today, decidedBy: ctx.actor.name };
    await moveConfirmation(tx, ctx, confirmation, 'amend', changes);
  }
  const outcome = confirmation.state;
  const ruling = { type: 'CONFIRMATION_RULING', number: rulingNumber ?? number, decision: remedy };
  await correctResult(tx, ctx, referral, { outcome, text, ruling: { ...ruling, decidedOn: ctx.today } });
  if (instrumentNumber === null) return;
  const standing = { organisation, instrument: 'CONFIRMATION_RULING', instrumentNumber };
  await endWithInstrument(tx, ctx, standing, `执行依据${instrumentNumber}已被撤销或者变更。`);
}
