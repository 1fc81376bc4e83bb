import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';

export const takeOutManners = { EXPORT: 'EXPORT', PRINT: 'PRINT' } as const;
export type TakeOutManner = keyof typeof takeOutManners;

const acts = { EXPORT: 'list.export', PRINT: 'list.print' } as const satisfies Record<TakeOutManner, string>;
const longestTitle = 60;
const mostRows = 1_000_000;

/** A list leaves the desk as a file or on paper (导出、打印): who took out which, and how many rows. What is in it is not kept. */
export function recordTakeOut(
  ctx: RequestContext,
  { list, manner, count }: { list: string; manner: TakeOutManner; count: number },
): Promise<Date> {
  return ctx.transaction(async (tx) => {
    permit(ctx.actor.kind === 'STAFF' && ctx.actor.agency === ctx.agency.manifest.name);
    const title = list.trim();
    if (title === '' || title.length > longestTitle)
      throw new Refusal('BAD_INPUT', `请写明列表名称，不超过${longestTitle}字。`);
    if (!Number.isSafeInteger(count) || count < 0 || count > mostRows)
      throw new Refusal('BAD_INPUT', '导出的条数不对。');
    record(tx, ctx, acts[manner], title, { details: { count } });
    return ctx.now;
  });
}
