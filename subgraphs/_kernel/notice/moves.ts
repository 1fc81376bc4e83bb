import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { caseRoles, hasRole } from '#kernel/actor.js';

/** Something moved at an organisation: what, in which case, when. Nothing of its content. */
export interface Move {
  /** Place in the agency's audit chain. */
  seq: number;
  /** The act (`referral.signFor`), or the type of the message that has come (`ReferralIssued`). */
  kind: string;
  caseCode: string | null;
  at: string;
}

export interface Moves {
  /** Where the next question goes on from. */
  cursor: number;
  moves: Move[];
  /** Whether more had moved than is told. */
  more: boolean;
}

const mostTold = 200;

/**
 * What has moved at the person's organisation after a place in the audit chain. The chain is written in the order of commits, so that
 * whoever goes on from a place misses nothing, whichever gateway asks and however often it was restarted. What other organisations of the
 * same agency do is not told.
 */
export async function movesAfter(agency: Agency, actor: Actor, after: number): Promise<Moves> {
  const head = await headOf(agency);
  // A chain that was set back to a backup is followed from where it stands.
  if (after >= head) return { cursor: head, moves: [], more: false };
  const rows = await agency.dataSource.query<(Omit<Move, 'seq' | 'at'> & { seq: string; at: Date })[]>(
    `select a.seq, a.at, a.case_code as "caseCode",
       case when a.actor_organisation = $2 then a.act else a.details ->> 'type' end as kind
     from audit_entry a where a.seq > $1 and a.seq <= $4 and (a.actor_organisation = $2 or (a.act = 'exchange.receive' and exists (
       select 1 from inbox_message m where m.source = 'urn:wufang:' || a.actor_organisation and m.destination = $2
         and m.id = case when a.act = 'exchange.receive' then a.subject::uuid end)))
     order by a.seq desc limit $3`,
    [after, actor.organisation, mostTold + 1, head],
  );
  const works = hasRole(actor, ...caseRoles, 'LEADER');
  const moves = rows
    .slice(0, mostTold)
    .reverse()
    .map(({ seq, kind, caseCode, at }) => ({
      ...{ seq: Number(seq), kind, caseCode: works ? caseCode : null, at: at.toISOString() },
    }));
  return { cursor: head, moves, more: rows.length > mostTold };
}

export async function headOf(agency: Agency): Promise<number> {
  const [head] = await agency.dataSource.query<{ seq: string }[]>('select seq from audit_head where id = 1');
  return Number(head?.seq ?? 0);
}
