import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { mayArbitrate } from './arbitration.policy.js';

/** The arbitration for an act of its committee, row locked; another committee's is one that does not exist. */
export async function loadArbitration(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<ArbitrationCaseEntity> {
  const arbitration = await load(tx, ArbitrationCaseEntity, id);
  permit(mayArbitrate(ctx.actor, arbitration));
  return arbitration;
}

/** What a deadline of the arbitration belongs to. */
export function clockOf({ id, caseCode, organisation }: ArbitrationCaseEntity): {
  caseCode: string;
  organisation: string;
  recordKind: string;
  recordId: string;
} {
  return { caseCode, organisation, recordKind: 'ArbitrationCase', recordId: id };
}

/** Refuses with BAD_INPUT a day before the one it cannot be earlier than, or one that has not come yet. */
export function needDayBetween(day: string, earliest: string, today: string, what: string): void {
  if (day < earliest || day > today)
    throw new Refusal('BAD_INPUT', `${what}不对。`, `应在${earliest}以后、今天以前。`);
}

export function needText(text: string, message: string): string {
  const said = text.trim();
  if (said === '') throw new Refusal('BAD_INPUT', message);
  return said;
}
