import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { nextDue } from '#kernel/deadline/keep-deadline.js';
import type { LimitationEventEntity } from '#kernel/limitation/limitation-event.entity.js';
import { recordInterruption } from '#kernel/limitation/record-interruption.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { mayServe } from '../staff.policy.js';
import { NegotiationEntity } from './negotiation.entity.js';
import { type NegotiationAct, negotiationMachine } from './negotiation.state.js';

/** Five days to answer (协商调解规定 §10), and the time that the sides agree in writing. */
export const answerRule = 'NEG-1';
export const periodRule = 'NEG-2';

export async function loadNegotiation(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<NegotiationEntity> {
  const negotiation = await load(tx, NegotiationEntity, id);
  permit(mayServe(ctx.actor, negotiation));
  return negotiation;
}

/** Moves a negotiation and records the act. */
export async function moveNegotiation(
  tx: EntityManager,
  ctx: RequestContext,
  negotiation: NegotiationEntity,
  act: NegotiationAct,
  changes: Partial<NegotiationEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(negotiationMachine, negotiation.state, act) };
  Object.assign(negotiation, next);
  await tx.update(NegotiationEntity, { id: negotiation.id }, next);
  record(tx, ctx, `negotiation.${act}`, negotiation.id, { caseCode: negotiation.caseCode });
}

/** Keeps an event of the negotiation that interrupts the limitation of arbitration. */
export async function interrupt(
  tx: EntityManager,
  ctx: RequestContext,
  { id: sourceId, caseCode, organisation }: NegotiationEntity,
  event: Pick<LimitationEventEntity, 'kind' | 'at' | 'evidence'>,
): Promise<void> {
  await recordInterruption(tx, ctx, { sourceId, caseCode, organisation, ...event });
}

/** Tells the register how a negotiation stands; what a failed one leads to is for the case's other records to say. */
export async function tellNegotiation(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, caseCode, organisation, state }: NegotiationEntity,
): Promise<void> {
  const dueOn = await nextDue(tx, recordId);
  const holding = state === 'SETTLED' ? false : state === 'FAILED' ? undefined : true;
  const news = { caseCode, organisation, kind: 'Negotiation', recordId, state, dueOn };
  progress(tx, ctx, holding === undefined ? news : { ...news, holding });
}

/** A day of the negotiation: today where none is given; refused where it lies ahead, or before the step before it. */
export function dayOf(
  ctx: RequestContext,
  given: string | null | undefined,
  before: string | null,
): LocalDate {
  const day = localDate(given ?? ctx.today);
  if (day > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
  if (before !== null && day < before)
    throw new Refusal('BAD_INPUT', '日期不能早于前一步的日期。', `前一步的日期为 ${before}。`);
  return day;
}
