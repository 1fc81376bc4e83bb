import { randomUUID } from 'node:crypto';
import { load, loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { LimitationSuspensionEntity } from './limitation-suspension.entity.js';
import { mayKeepLimitation } from './limitation.policy.js';
import { watchLimitation } from './watch-limitation.js';

export interface NewSuspension extends Pick<
  LimitationSuspensionEntity,
  'caseCode' | 'ground' | 'from' | 'evidence'
> {
  until?: string | null;
}

/** Records that nobody could apply for arbitration for a time (仲裁时效中止), with what proves it. */
export function suspendLimitation(
  ctx: RequestContext,
  { caseCode, ground, from, until = null, evidence }: NewSuspension,
): Promise<LimitationSuspensionEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepLimitation(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    if (evidence.trim() === '') throw new Refusal('BAD_INPUT', '请填写能够证明时效中止的材料。');
    if (from > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
    if (until !== null) needEnd(ctx, from, until);
    const row: LimitationSuspensionEntity = {
      ...{ id: randomUUID(), caseCode, organisation, ground, from, until, evidence: evidence.trim() },
    };
    await tx.insert(LimitationSuspensionEntity, row);
    record(tx, ctx, 'limitation.suspend', row.id, { caseCode, details: { ground, from, until } });
    await watchLimitation(tx, ctx, row);
    return row;
  });
}

/** The ground of a suspension has fallen away (中止原因消除): the time runs on from that day. */
export function resumeLimitation(
  ctx: RequestContext,
  id: string,
  until: string,
): Promise<LimitationSuspensionEntity> {
  return ctx.transaction(async (tx) => {
    const row = await load(tx, LimitationSuspensionEntity, id);
    permit(
      mayKeepLimitation(ctx.actor, ctx.agency.manifest.name) && row.organisation === ctx.actor.organisation,
    );
    if (row.until !== null) throw new Refusal('WRONG_STATE', '时效已经恢复计算。');
    needEnd(ctx, row.from, until);
    await tx.update(LimitationSuspensionEntity, { id: row.id }, { until });
    record(tx, ctx, 'limitation.resume', row.id, { caseCode: row.caseCode, details: { until } });
    await watchLimitation(tx, ctx, row);
    return { ...row, until };
  });
}

function needEnd(ctx: RequestContext, from: string, until: string): void {
  if (until > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
  if (until <= from) throw new Refusal('BAD_INPUT', '中止原因消除之日应当晚于中止开始之日。');
}
