import { type EntityManager } from 'typeorm';
import { interruptions } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { changeDeadline } from '#kernel/deadline/change-deadline.js';
import { type DeadlineChangeKind, DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import type { LimitationEnd } from './apply-by.js';
import { LimitationEventEntity } from './limitation-event.entity.js';
import { LimitationStartEntity } from './limitation-start.entity.js';
import { LimitationSuspensionEntity } from './limitation-suspension.entity.js';
import { type LimitationStanding, standingOf } from './standing.js';
import { randomUUID } from 'node:crypto';

const recordKind = 'Limitation';

interface Watched {
  caseCode: string;
  organisation: string;
}

/** Where the limitation of a case is kept as a deadline: once for each organisation that has something of it on record. */
type Counted = Pick<DeadlineEntity, 'rule' | 'startsFrom' | 'excludedDays' | 'suspendedOn' | 'metOn'>;

/**
 * Keeps the limitation of a case (仲裁时效) as a deadline that the timers warn of. Called after everything that starts, interrupts
 * or suspends it. An application for arbitration meets it; what comes after that starts it anew.
 */
export async function watchLimitation(tx: EntityManager, ctx: RequestContext, of: Watched): Promise<void> {
  const { caseCode, organisation } = of;
  const standing = await standingIn(tx, ctx, { caseCode, organisation });
  const where = { caseCode, organisation, recordKind };
  const row = await tx.findOne(DeadlineEntity, { where, lock: { mode: 'pessimistic_write' } });
  if (!standing?.limit) {
    if (row?.metOn === null) await tx.update(DeadlineEntity, row.id, { metOn: ctx.today });
    return;
  }
  const counted = await countedOf(tx, standing.limit, standing, of);
  const { rule } = counted;
  const from = standing.limit.from;
  const kept = row ?? (await startDeadline(tx, ctx, { ...where, recordId: randomUUID(), rule, from }));
  const kind = changeOf(kept, counted);
  if (kept.metOn !== counted.metOn) await tx.update(DeadlineEntity, kept.id, { metOn: counted.metOn });
  if (kind) await changeDeadline(tx, ctx, { ...kept, ...counted }, kind, textOf(kind, standing));
}

async function standingIn(
  tx: EntityManager,
  ctx: RequestContext,
  where: Watched,
): Promise<LimitationStanding | null> {
  const start = await tx.findOneBy(LimitationStartEntity, where);
  const order = { at: 'ASC', recordedOn: 'ASC', id: 'ASC' } as const;
  const events = await tx.find(LimitationEventEntity, { where, order });
  const suspensions = await tx.findBy(LimitationSuspensionEntity, where);
  return standingOf({ start, events, suspensions }, ctx.today);
}

async function countedOf(
  tx: EntityManager,
  { from, excludedDays }: LimitationEnd,
  { rule, interruptedBy }: LimitationStanding,
  { caseCode, organisation }: Watched,
): Promise<Counted> {
  const suspensions = await tx.findBy(LimitationSuspensionEntity, { caseCode, organisation });
  const lasting = suspensions.find(({ until }) => until === null)?.from ?? null;
  const suspendedOn = lasting !== null && lasting < from ? from : lasting;
  const metOn = interruptedBy === 'ARBITRATION_APPLICATION' ? from : null;
  return { rule, startsFrom: from, excludedDays, suspendedOn, metOn };
}

function changeOf(kept: DeadlineEntity, counted: Counted): DeadlineChangeKind | null {
  if (kept.startsFrom !== counted.startsFrom || kept.rule !== counted.rule) return 'RESTARTED';
  if (kept.suspendedOn !== counted.suspendedOn) return counted.suspendedOn === null ? 'RESUMED' : 'SUSPENDED';
  if (kept.excludedDays !== counted.excludedDays) return 'EXCLUDED';
  return kept.metOn !== null && counted.metOn === null ? 'RESTARTED' : null;
}

function textOf(kind: DeadlineChangeKind, { interruptedBy }: LimitationStanding): string {
  if (kind === 'SUSPENDED') return '仲裁时效中止';
  if (kind === 'RESUMED' || kind === 'EXCLUDED') return '中止的日子不计入仲裁时效';
  const event = interruptions().find(({ id }) => id === interruptedBy);
  return event ? `仲裁时效中断：${event.event}（${event.source}）` : '登记时效起算之日';
}
