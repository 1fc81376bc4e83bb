import { Any, In } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchOne } from '#kernel/batch.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { cause, feeOf } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { Money } from '#kernel/values/money.js';
import { CivilCaseEntity } from './civil-case.entity.js';

const labourDispute = 'LABOUR_DISPUTE';

/** What a suit on this cause costs, in fen: ten yuan for a labour dispute (诉讼费用交纳办法 §13(4)); null where the table does not say. */
export function suitFee(code: string): Money | null {
  for (let row = cause(code); row; row = row.parent === null ? null : cause(row.parent))
    if (row.code === labourDispute) return feeOf('LABOUR_SUIT');
  return null;
}

/** The fees of many civil cases, by id. */
export function feesOf(ctx: RequestContext): DataLoader<string, { id: string; fee: Money | null } | null> {
  return batchOne(
    ctx,
    'civil-case-fees',
    async (ids) => {
      const cases = await ctx.db.findBy(CivilCaseEntity, { id: Any([...ids]) });
      const files = await ctx.db.findBy(CaseFileEntity, {
        caseCode: In(cases.map(({ caseCode }) => caseCode)),
      });
      return cases.map(({ id, caseCode, organisation }) => {
        const file = files.find((each) => each.caseCode === caseCode && each.organisation === organisation);
        return { id, fee: file ? suitFee(file.cause) : null };
      });
    },
    (row) => row.id,
  );
}
