import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';
import { arbitrationMachine } from './arbitration.state.js';
import { record } from '#kernel/audit/record.js';
import { clockOf, loadArbitration } from './load-arbitration.js';

/** Files the papers of an arbitration that is over (归档): how long they are kept begins (办案规则 §24). */
export function archiveArbitration(ctx: RequestContext, id: string): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, id);
    const { state, archivedOn, caseCode } = arbitration;
    if (Object.keys(arbitrationMachine[state]).length > 0)
      throw new Refusal('WRONG_STATE', '案件还没有办结，不能归档。');
    if (archivedOn !== null) throw new Refusal('WRONG_STATE', `案卷已于${archivedOn}归档。`);
    arbitration.archivedOn = ctx.today;
    await tx.update(ArbitrationCaseEntity, { id }, { archivedOn: ctx.today });
    const variant = state === 'AWARDED' ? 'AWARD' : 'OTHER';
    await startDeadline(tx, ctx, { ...clockOf(arbitration), rule: 'ARB-14', variant, from: ctx.today });
    record(tx, ctx, 'arbitration.archive', id, { caseCode });
    return arbitration;
  });
}
