import { type EntityManager, IsNull } from 'typeorm';
import { type Progress, progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';

type Told = Pick<Progress, 'kind' | 'state' | 'number'> & { dueOn?: string | null };

/** The register shows the earliest last day of a record as it was told last: where that day has moved, it is told anew. */
export async function tellNewEnd(
  tx: EntityManager,
  ctx: RequestContext,
  before: DeadlineEntity,
  { id, recordId, caseCode, organisation, due }: DeadlineEntity,
): Promise<void> {
  if (caseCode === null) return;
  const told = await lastTold(tx, ctx, before);
  if (!told?.dueOn) return;
  const dueOn = told.dueOn === before.due ? await earliest(tx, recordId, { id, due }, told.dueOn) : null;
  const moved = dueOn ?? (due < told.dueOn && told.dueOn < before.due ? due : null);
  if (moved === null || moved === told.dueOn) return;
  const { kind, state, number } = told;
  progress(tx, ctx, { caseCode, organisation, kind, recordId, state, number: number ?? null, dueOn: moved });
}

/** The earliest of the moved deadline and of those that ended no earlier than it did: what ended earlier was not told of. */
async function earliest(
  tx: EntityManager,
  recordId: string,
  moved: Pick<DeadlineEntity, 'id' | 'due'>,
  told: string,
): Promise<string> {
  const open = await tx.findBy(DeadlineEntity, { recordId, metOn: IsNull() });
  const others = open.filter(({ id, due }) => id !== moved.id && due >= told).map(({ due }) => due);
  return [moved.due, ...others].sort()[0]!;
}

/** What the register was last told of a record; null where it never was. */
async function lastTold(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation, recordId }: DeadlineEntity,
): Promise<Told | null> {
  const register = ctx.agency.book.register.code;
  const [last] = await tx.query<{ data: Told }[]>(
    `select text::jsonb -> 'data' as data from outbox_message
      where sender = $1 and destination = $2 and case_code = $3 and type = 'CaseProgressed'
        and text::jsonb -> 'data' ->> 'recordId' = $4
      order by case_seq desc limit 1`,
    [organisation, register, caseCode, recordId],
  );
  return last?.data ?? null;
}
