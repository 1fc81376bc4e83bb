import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sentence } from '#kernel/documents/sentences.js';
import { formatYuan } from '#kernel/values/money.js';
import { administrativeRemedies } from './administrative-remedies.js';
import { employerOf } from './employer-of.js';
import { mayInspect } from './inspection.policy.js';
import { RectificationOrderEntity } from './order.entity.js';

/** Fills an order to put something right (限期改正指令书, 劳动保障监察条例 §18), with what each worker is to be paid. */
export async function fillRectificationOrder(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const order = await load(tx, RectificationOrderEntity, id);
  permit(mayInspect(ctx.actor, order));
  const { caseCode, organisation, number, facts, demand, amount, payments, lastDay } = order;
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      addressee: await employerOf(tx, order),
      facts: facts && sentence(facts),
      ...{ demand: sentence(demand), amount, limit: lastDay },
      payments: payments.map((one) => {
        return { worker: one.worker, months: String(one.months), amount: formatYuan(one.amount) };
      }),
      remedies: administrativeRemedies('本指令书'),
    },
  };
}
