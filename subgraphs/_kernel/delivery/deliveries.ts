import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { PageRequest } from '#kernel/worklist.js';
import { mayFollowDeliveries } from './delivery.policy.js';

/**
 * WAITING       待送达    no receipt yet; it is tried again and again
 * OVERDUE       逾时未送达  no receipt for a day, and that is stated; still tried again
 * DELIVERED     已送达    the receiver has applied it
 * REFUSED       被拒收    the receiver's receipt says no
 * SENT_AGAIN    已重发    refused, and its content has been sent as another message
 */
export const deliveryStates = {
  WAITING: 'WAITING',
  OVERDUE: 'OVERDUE',
  DELIVERED: 'DELIVERED',
  REFUSED: 'REFUSED',
  SENT_AGAIN: 'SENT_AGAIN',
} as const;
export type DeliveryState = keyof typeof deliveryStates;

export interface DeliveryRow {
  id: string;
  type: string;
  destination: string;
  subject: string;
  caseSeq: number;
  referralId: string | null;
  postedAt: Date;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
  deliveredAt: Date | null;
  code: string | null;
  causation: string | null;
  /** Key of the receiver that signed the receipt. */
  receiptKey: string | null;
  nonDeliveredAt: Date | null;
  state: DeliveryState;
}

export interface DeliveryPageRows {
  rows: DeliveryRow[];
  total: number;
  endCursor: string | null;
}

const deliveries = `
  select m.id, m.type, m.destination, m.case_code as subject, m.case_seq as "caseSeq", m.referral_id as "referralId",
    m.posted_at as "postedAt", m.attempts, greatest(m.next_attempt_at, w.next_attempt_at) as "nextAttemptAt",
    coalesce(m.last_error, w.last_error) as "lastError", m.delivered_at as "deliveredAt", m.causation, m.receipt::jsonb ->> 'keyId' as "receiptKey", n.at as "nonDeliveredAt", m.created_at, m.sender,
    case when m.disposition = 'REFUSED' then (m.receipt::jsonb ->> 'receipt')::jsonb ->> 'code' end as code,
    case when m.disposition = 'REFUSED' then case when exists (select 1 from outbox_message later where later.causation = m.id)
        then 'SENT_AGAIN' else 'REFUSED' end
      when m.delivered_at is not null then 'DELIVERED' when n.at is not null then 'OVERDUE' else 'WAITING' end as state
  from outbox_message m left join non_delivery n on n.message_id = m.id
    left join receiver_wait w on w.destination = m.destination and m.delivered_at is null`;

const ofState: Record<DeliveryState, string> = {
  WAITING: `m.delivered_at is null and n.at is null`,
  OVERDUE: `m.delivered_at is null and n.at is not null`,
  DELIVERED: `m.disposition = 'APPLIED'`,
  REFUSED: `m.disposition = 'REFUSED' and not exists (select 1 from outbox_message later where later.causation = m.id)`,
  SENT_AGAIN: `m.disposition = 'REFUSED' and exists (select 1 from outbox_message later where later.causation = m.id)`,
};

/** Errors that another try alone will not mend. */
const undeliverable = [
  'UNKNOWN_RECEIVER',
  'VERSION_UNKNOWN',
  'HTTP_400',
  'HTTP_401',
  'HTTP_409',
  'HTTP_413',
  'HTTP_421',
  'BAD_RECEIPT',
];

/** Which messages are asked for; what is left out is not looked at. */
export interface DeliveryFilter {
  state?: DeliveryState | null;
  /** Organisation code of the receiver. */
  peer?: string | null;
  caseCode?: string | null;
  referralId?: string | null;
}

/** What the person's organisation has sent, newest first. */
export function listDeliveries(
  ctx: RequestContext,
  page: PageRequest,
  filter: DeliveryFilter = {},
): Promise<DeliveryPageRows> {
  return pageOf(ctx, page, filter.state ? ofState[filter.state] : 'true', filter);
}

/** What has come to a stop: refused by the receiver, or for a reason that a person has to mend. */
export function listDeadLetters(ctx: RequestContext, page: PageRequest): Promise<DeliveryPageRows> {
  const errors = undeliverable.map((code) => `'${code}'`).join(', ');
  return pageOf(
    ctx,
    page,
    `(${ofState.REFUSED}) or (m.delivered_at is null and m.last_error in (${errors}))`,
  );
}

async function pageOf(
  ctx: RequestContext,
  page: PageRequest,
  which: string,
  { peer, caseCode, referralId }: DeliveryFilter = {},
): Promise<DeliveryPageRows> {
  permit(mayFollowDeliveries(ctx.actor, ctx.agency.manifest.name));
  const offset = /^\d{1,9}$/.test(page.after ?? '') ? Number(page.after) : 0;
  const first = Math.min(Math.max(page.first, 1), 100);
  const where = `where m.sender = $1 and (${which}) and ($2::text is null or m.destination = $2)
    and ($3::text is null or m.case_code = $3) and ($4::text is null or m.referral_id::text = $4)`;
  const given = [ctx.actor.organisation, peer || null, caseCode || null, referralId || null];
  const rows = await ctx.db.query<DeliveryRow[]>(
    `${deliveries} ${where} order by m.created_at desc, m.id limit $5 offset $6`,
    [...given, first, offset],
  );
  const [count] = await ctx.db.query<{ total: number }[]>(
    `select count(*)::int as total from outbox_message m left join non_delivery n on n.message_id = m.id ${where}`,
    given,
  );
  const total = count?.total ?? 0;
  const end = offset + rows.length;
  return { rows, total, endCursor: end < total ? String(end) : null };
}

/** One message of the organisation as the list shows it. */
export async function deliveryOf(ctx: RequestContext, id: string): Promise<DeliveryRow> {
  const [row] = await ctx.db.query<DeliveryRow[]>(`${deliveries} where m.id = $1 and m.sender = $2`, [
    id,
    ctx.actor.organisation,
  ]);
  if (!row) throw new Error('The message is gone.');
  return row;
}
