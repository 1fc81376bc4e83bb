import { Any } from 'typeorm';
import type DataLoader from 'dataloader';
import { batchMany, batchOne } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { ReferralEntity, type ReferralDirection } from './referral.entity.js';
import { queryByKeys } from '#kernel/statements/compiled-manager.js';
import { presentReferral, type Referral } from './referral.type.js';
import { referralMachine, type ReferralState } from './referral.state.js';

/** The referrals of many cases, by `<case code> <organisation>`; oldest first. */
export function referralsOf(ctx: RequestContext): DataLoader<string, ReferralEntity[]> {
  return batchMany(
    ctx,
    'referrals',
    (keys) =>
      ctx.db.find(ReferralEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { sentAt: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

/** Presents a referral with what the outbox knows of its delivery. */
export async function present(ctx: RequestContext, row: ReferralEntity): Promise<Referral> {
  const deliveredAt = row.direction === 'OUT' ? await deliveries(ctx).load(row.id) : null;
  const counterpartName = ctx.agency.book.find(row.counterpart)?.name ?? row.counterpart;
  return presentReferral(row, {
    counterpartName,
    deliveredAt: deliveredAt?.delivered_at ?? null,
    nonDeliveredAt: deliveredAt?.non_delivered_at ?? null,
    today: ctx.today,
  });
}

interface DeliveryRow {
  referral_id: string;
  delivered_at: Date | null;
  non_delivered_at: Date | null;
}

function deliveries(ctx: RequestContext): DataLoader<string, DeliveryRow | null> {
  return batchOne<DeliveryRow>(
    ctx,
    'deliveries',
    (ids) =>
      queryByKeys(
        ctx.db,
        {
          text: `select m.referral_id, m.delivered_at, n.at as non_delivered_at
                 from outbox_message m left join non_delivery n on n.message_id = m.id
                 where m.type = 'ReferralIssued' and m.referral_id = any($1) order by m.created_at`,
          values: [ids],
        },
        { place: 0, column: 'referral_id' },
      ),
    (row) => row.referral_id,
  );
}

export interface ReferralFilter {
  direction: ReferralDirection;
  states: ReferralState[] | null;
  arrow: string | null;
  first: number;
  after: string | null;
}

const endedStates = Object.entries(referralMachine).flatMap(([state, acts]) =>
  Object.keys(acts).length === 0 ? [state] : [],
);

/** The referrals of the person's organisation: what is open first, earliest date due on top; then what has ended. */
export async function listReferrals(ctx: RequestContext, filter: ReferralFilter) {
  const query = ctx.db
    .createQueryBuilder(ReferralEntity, 'r')
    .where('r.organisation = :organisation and r.direction = :direction', {
      organisation: ctx.actor.organisation,
      direction: filter.direction,
    });
  if (filter.states)
    query.andWhere('r.state in (:...states)', { states: filter.states.length > 0 ? filter.states : [''] });
  if (filter.arrow) query.andWhere('r.arrow = :arrow', { arrow: filter.arrow });
  const offset = Number.parseInt(filter.after ?? '0', 10) || 0;
  const first = Math.min(Math.max(filter.first, 1), 100);
  const [rows, total] = await query
    .orderBy('case when r.state in (:...ended) then 1 else 0 end', 'ASC')
    .setParameter('ended', endedStates)
    .addOrderBy('case when r.acceptedOn is null then r.answerDue else r.due end', 'ASC', 'NULLS LAST')
    .addOrderBy('r.sentAt')
    .skip(Math.max(offset, 0))
    .take(first)
    .getManyAndCount();
  const end = offset + rows.length;
  return {
    nodes: await Promise.all(rows.map((row) => present(ctx, row))),
    total,
    endCursor: end < total ? String(end) : null,
  };
}
