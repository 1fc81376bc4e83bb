import { loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { type LimitationStartKind, LimitationStartEntity } from './limitation-start.entity.js';
import { mayKeepLimitation } from './limitation.policy.js';
import { watchLimitation } from './watch-limitation.js';

export interface NewLimitationStart {
  caseCode: string;
  kind: LimitationStartKind;
  from?: string | null;
}

/** Records from when the limitation runs (时效起算); a later finding takes the place of an earlier one. */
export function recordLimitationStart(
  ctx: RequestContext,
  { caseCode, kind, from = null }: NewLimitationStart,
): Promise<LimitationStartEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayKeepLimitation(ctx.actor, ctx.agency.manifest.name));
    const { organisation } = ctx.actor;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    if (from === null && kind === 'KNOWN')
      throw new Refusal('BAD_INPUT', '请填写知道或者应当知道权利被侵害之日。');
    if (from !== null && from > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
    const row: LimitationStartEntity = { caseCode, organisation, kind, from };
    await tx.upsert(LimitationStartEntity, row, ['caseCode', 'organisation']);
    record(tx, ctx, 'limitation.start', caseCode, { caseCode, details: { kind, from } });
    await watchLimitation(tx, ctx, row);
    return row;
  });
}
