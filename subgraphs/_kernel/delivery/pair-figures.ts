import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { mayFollowDeliveries } from './delivery.policy.js';

export interface PairFigures {
  peer: string;
  sent: number;
  receipted: number;
  waiting: number;
  oldestWaitingAt: Date | null;
  refused: number;
  checkedAt: Date | null;
  agreedAt: Date | null;
  ownMark: number | null;
  peerMark: number | null;
  lastError: string | null;
  gapsFound: number;
  gapsHealed: number;
}

/**
 * How the exchange of the person's organisation with every other stands. A gap is a message that a backup had lost at either end; it
 * is healed when both ends have it again.
 */
export async function pairFigures(ctx: RequestContext): Promise<PairFigures[]> {
  permit(mayFollowDeliveries(ctx.actor, ctx.agency.manifest.name));
  const { organisation } = ctx.actor;
  const others = ctx.agency.book.current.organisations.filter(
    ({ agency }) => agency !== ctx.agency.manifest.name,
  );
  return ctx.db.query<PairFigures[]>(
    `select peer.code as peer, coalesce(o.sent, 0) as sent, coalesce(o.receipted, 0) as receipted,
       coalesce(o.waiting, 0) as waiting, o.oldest as "oldestWaitingAt", coalesce(o.refused, 0) as refused,
       r.checked_at as "checkedAt", r.agreed_at as "agreedAt",
       r.own_mark as "ownMark", r.peer_mark as "peerMark", r.last_error as "lastError",
       coalesce(o.restored, 0) + coalesce(h.lost, 0) + coalesce(r.taken_again, 0) as "gapsFound",
       coalesce(o.restored, 0) + coalesce(h.healed, 0) + coalesce(r.taken_again, 0) as "gapsHealed"
     from unnest($2::text[]) with ordinality peer (code, place)
     left join reconciliation r on r.organisation = $1 and r.peer = peer.code
     left join (
       select destination, count(*)::int as sent, count(delivered_at)::int as receipted,
         (count(*) - count(delivered_at))::int as waiting, min(posted_at) filter (where delivered_at is null) as oldest,
         (count(*) filter (where disposition = 'REFUSED'))::int as refused, count(restored_at)::int as restored
       from outbox_message where sender = $1 group by destination) o on o.destination = peer.code
     left join (
       select m.destination, count(*)::int as lost, count(m.delivered_at)::int as healed
       from receipt_history kept join outbox_message m on m.id = kept.message_id where m.sender = $1 group by 1) h
       on h.destination = peer.code
     order by peer.place`,
    [organisation, others.map(({ code }) => code)],
  );
}
