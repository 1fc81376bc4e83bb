import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { takePage } from '../page.js';
import { FilingIntakeEntity } from './filing-intake.entity.js';
import { mayReceiveFiling } from './filing-intake.policy.js';
import type { FilingIntakeState } from './filing-intake.state.js';
import { type FilingIntakePage, presentFilingIntake } from './filing-intake.type.js';

/** The intakes of the person's own court, newest first. */
export async function listIntakes(
  ctx: RequestContext,
  { states, first, after }: { states: FilingIntakeState[] | null; first: number; after: string | null },
): Promise<FilingIntakePage> {
  permit(mayReceiveFiling(ctx.actor));
  const query = ctx.db
    .createQueryBuilder(FilingIntakeEntity, 'i')
    .where('i.organisation = :organisation', { organisation: ctx.actor.organisation })
    .orderBy('i.receivedOn', 'DESC')
    .addOrderBy('i.receiptNumber', 'DESC');
  if (states) query.andWhere('i.state in (:...states)', { states: [...states, ''] });
  const { rows, ...page } = await takePage(query, first, after);
  return { nodes: rows.map(presentFilingIntake), ...page };
}
