import { Any, In } from 'typeorm';
import type DataLoader from 'dataloader';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { mayBegin } from '../staff.policy.js';
import { UnionIntakeEntity } from './intake.entity.js';
import type { IntakeState } from './intake.state.js';

/** The intakes of many cases, by `<case code> <organisation>`. */
export function intakesOf(ctx: RequestContext): DataLoader<string, UnionIntakeEntity[]> {
  return batchMany(
    ctx,
    'intakes',
    (keys) =>
      ctx.db.find(UnionIntakeEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { receivedOn: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

export function intakeById(ctx: RequestContext): DataLoader<string, UnionIntakeEntity | null> {
  return batchOne(
    ctx,
    'intake',
    (ids) => ctx.db.findBy(UnionIntakeEntity, { id: Any(ids.map(uuidOrNone)) }),
    (row) => row.id,
  );
}

/** The intakes of the person's organisation, the oldest first. */
export async function listIntakes(
  ctx: RequestContext,
  states: IntakeState[] | null,
  first: number,
  after: string | null,
) {
  permit(mayBegin(ctx.actor));
  const offset = Math.max(Number.parseInt(after ?? '0', 10) || 0, 0);
  const [rows, total] = await ctx.db.findAndCount(UnionIntakeEntity, {
    where: { organisation: ctx.actor.organisation, ...(states ? { state: In(states) } : {}) },
    order: { receivedOn: 'ASC', id: 'ASC' },
    skip: offset,
    take: Math.min(Math.max(first, 1), 100),
  });
  const end = offset + rows.length;
  return { rows, total, endCursor: end < total ? String(end) : null };
}
