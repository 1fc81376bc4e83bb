import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { can } from '#kernel/machine.js';
import type { LapseHandler, Lapses } from '#kernel/timers/lapse.js';
import { answerRule, interrupt, moveNegotiation, periodRule, tellNegotiation } from './move-negotiation.js';
import { NegotiationEntity } from './negotiation.entity.js';
import { negotiationMachine } from './negotiation.state.js';

const asRecorded = '期限届满，系统没有回应或者和解的登记';

/** Nobody answered in time (视为不愿): the last day interrupts the limitation. */
export async function passUnanswered(
  tx: EntityManager,
  ctx: RequestContext,
  negotiation: NegotiationEntity,
  { due: at, evidence }: { due: string; evidence: string },
): Promise<void> {
  await endDeadlines(tx, ctx, negotiation.id);
  await interrupt(tx, ctx, negotiation, { kind: 'NEGOTIATION_REFUSED', at, evidence });
  await tellNegotiation(tx, ctx, negotiation);
}

const unanswered: LapseHandler = async (tx, ctx, { recordId, due }) => {
  const negotiation = await lockedNegotiation(tx, recordId);
  if (!negotiation || !can(negotiationMachine, negotiation.state, 'lapse')) return false;
  await moveNegotiation(tx, ctx, negotiation, 'lapse');
  await passUnanswered(tx, ctx, negotiation, { due, evidence: asRecorded });
  return true;
};

/** The time the sides agreed has passed without a settlement (视为协商不成, 协商调解规定 §31(3)). */
const unsettled: LapseHandler = async (tx, ctx, { recordId, due: at }) => {
  const negotiation = await lockedNegotiation(tx, recordId);
  if (!negotiation || !can(negotiationMachine, negotiation.state, 'fail')) return false;
  const end = { endText: asRecorded, endedOn: ctx.today };
  await moveNegotiation(tx, ctx, negotiation, 'fail', end);
  await endDeadlines(tx, ctx, recordId);
  await interrupt(tx, ctx, negotiation, { kind: 'NEGOTIATION_FAILED', at, evidence: asRecorded });
  await tellNegotiation(tx, ctx, negotiation);
  return true;
};

function lockedNegotiation(tx: EntityManager, id: string): Promise<NegotiationEntity | null> {
  return tx.findOne(NegotiationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** For `lapses`: the five days to answer, and the time agreed. */
export const negotiationLapses: Lapses = { [answerRule]: unanswered, [periodRule]: unsettled };
