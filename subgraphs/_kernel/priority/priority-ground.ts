import { Between, type EntityManager, IsNull } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { addDays } from '#kernel/values/local-date.js';
import type { PriorityGround } from './priority-flag.entity.js';

export const priorityGrounds: { [G in PriorityGround]: G } = {
  INDUSTRIAL_WORKER: 'INDUSTRIAL_WORKER',
  COLLECTIVE: 'COLLECTIVE',
  LIMIT_NEAR: 'LIMIT_NEAR',
};

/** Workers that make a dispute collective (办案规则 §5, §62). */
const collectiveFrom = 10;
/** Fewer days than these before a limit ends (法律援助法 §44). */
const nearDays = 7;

type Case = { caseCode: string; organisation: string };

/** The case on file here bears the ground out. Refuses with BAD_INPUT. */
export function needPriorityGround(
  tx: EntityManager,
  ctx: RequestContext,
  subject: Case,
  ground: PriorityGround,
): Promise<void> {
  return checks[ground](tx, ctx, subject);
}

const checks: Record<
  PriorityGround,
  (tx: EntityManager, ctx: RequestContext, subject: Case) => Promise<void>
> = {
  INDUSTRIAL_WORKER: (tx, _ctx, subject) => needWorkers(tx, subject, 1, '本案没有登记劳动者。'),
  COLLECTIVE: (tx, _ctx, subject) =>
    needWorkers(tx, subject, collectiveFrom, '集体争议应当有十名以上劳动者（办案规则第五条）。'),
  LIMIT_NEAR: needLimitNear,
};

async function needWorkers(tx: EntityManager, subject: Case, least: number, message: string): Promise<void> {
  const workers = await tx.countBy(PartyEntity, { ...subject, side: 'APPLICANT', kind: 'PERSON' });
  if (workers < least) throw new Refusal('BAD_INPUT', message);
}

async function needLimitNear(tx: EntityManager, ctx: RequestContext, subject: Case): Promise<void> {
  const due = Between(ctx.today, addDays(ctx.today, nearDays - 1));
  if (await tx.existsBy(DeadlineEntity, { ...subject, metOn: IsNull(), due })) return;
  throw new Refusal('BAD_INPUT', '本案没有不足7日就届满的期限。', '请核对案件的期限。');
}
