import { type EntityManager, In } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { outcomeCodes } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { dayOfEnding, endingWithoutAgreement } from '#kernel/limitation/interrupt-by-referral.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { move } from '#kernel/machine.js';
import { reportResult } from '#kernel/referral/handle.js';
import { moveReferral } from '#kernel/referral/move.js';
import type { MediatorBody, UndisputedFactBody } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { agreementBody } from './agreement-body.js';
import { AgreementEntity } from './agreement.entity.js';
import { loadMediation, referralOf } from './load-mediation.js';
import { MediationEntity } from './mediation.entity.js';
import { endingAct, mediationMachine } from './mediation.state.js';
import { tellMediation } from './start-mediation.js';
import { UndisputedFactEntity } from './undisputed-fact.entity.js';

export interface MediationResult {
  mediationId: string;
  /** Code of schema/law/outcomes.yaml. */
  outcome: string;
  text?: string | null;
}

/** Ends a mediation with a coded outcome and, where it was referred, reports the result back (结果反馈, A17). */
export function reportMediationResult(ctx: RequestContext, input: MediationResult): Promise<MediationEntity> {
  return ctx.transaction(async (tx) => {
    const mediation = await loadMediation(tx, ctx, input.mediationId);
    await endMediation(tx, ctx, mediation, input.outcome, input.text ?? null);
    return mediation;
  });
}

/** The end of a mediation, whoever brings it about. The sender of a referral, not we, closes it. */
export async function endMediation(
  tx: EntityManager,
  ctx: RequestContext,
  mediation: MediationEntity,
  outcome: string,
  text: string | null,
): Promise<void> {
  const known = outcomeCodes();
  if (!known.some((row) => row.code === outcome)) {
    throw new Refusal(
      'BAD_INPUT',
      '结果代码不在清单内。',
      `可选：${known.map((row) => `${row.code} ${row.name}`).join('；')}。`,
    );
  }
  const state = move(mediationMachine, mediation.state, endingAct(outcome));
  const agreement = await agreementOf(tx, mediation);
  if (outcome === 'AGREED' && !agreement) {
    throw new Refusal(
      'WRONG_STATE',
      '调解协议还没有生效，不能反馈“达成协议”。',
      '请先由双方签署，需要的还应由调解员签名并盖章。',
    );
  }
  Object.assign(mediation, { state, outcome, text, endedOn: ctx.today });
  await tx.update(MediationEntity, mediation.id, { state, outcome, text, endedOn: ctx.today });
  await endDeadlines(tx, ctx, mediation.id);
  if (mediation.referralId === null) await interruptByEnding(tx, ctx, mediation, outcome);
  await reportBack(tx, ctx, mediation, outcome === 'AGREED' ? agreement : null);
  record(tx, ctx, 'mediation.end', mediation.id, { caseCode: mediation.caseCode, details: { outcome } });
  tellMediation(tx, ctx, mediation, false);
}

/** The end of a mediation of the own door; the result of a referred one tells both sides what it does to the limitation. */
async function interruptByEnding(
  tx: EntityManager,
  ctx: RequestContext,
  { id: sourceId, caseCode, organisation, due }: MediationEntity,
  outcome: string,
): Promise<void> {
  const kind = endingWithoutAgreement(outcome);
  if (!kind) return;
  const event = { kind, at: dayOfEnding(kind, due, ctx.today), sourceId, evidence: '调解终止的登记' };
  await recordInterruption(tx, ctx, { caseCode, organisation, ...event });
}

async function reportBack(
  tx: EntityManager,
  ctx: RequestContext,
  mediation: MediationEntity,
  agreement: AgreementEntity | null,
): Promise<void> {
  const referral = await referralOf(tx, mediation);
  if (!referral) return;
  if (referral.state === 'SUSPENDED') await moveReferral(tx, ctx, referral, 'resume');
  await reportResult(tx, ctx, referral, {
    outcome: mediation.outcome!,
    text: mediation.text,
    agreement: agreement && agreementBody(agreement),
    undisputedFacts: await factBodies(tx, mediation),
    mediators: mediatorBodies(mediation),
  });
}

/** The agreement of a mediation that has taken effect, the latest first; null where none has. */
export async function agreementOf(
  tx: EntityManager,
  mediation: MediationEntity,
): Promise<AgreementEntity | null> {
  const states = [
    'EFFECTIVE',
    'PERFORMING',
    'PERFORMED',
    'BREACHED',
    'CONFIRMED',
    'REPLACED_BY_ARBITRAL',
  ] as const;
  return tx.findOne(AgreementEntity, {
    where: { mediationId: mediation.id, state: In([...states]) },
    order: { effectiveAt: 'DESC' },
  });
}

/** Who mediated, by person: for the bar on acting in the same case later (特邀规定 §16). */
export function mediatorBodies(mediation: MediationEntity): MediatorBody[] {
  return mediation.mediators.map(({ mediatorId, name, personKey }) => ({ mediatorId, name, personKey }));
}

async function factBodies(tx: EntityManager, mediation: MediationEntity): Promise<UndisputedFactBody[]> {
  const facts = await tx.findBy(UndisputedFactEntity, { mediationId: mediation.id });
  return facts.map(({ id, text, confirmedOn, confirmedBy }) => ({
    factId: id,
    text,
    confirmedOn,
    confirmedBy,
  }));
}
