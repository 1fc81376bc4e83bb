import type { Agency } from '#kernel/agency.js';
import { peersOf } from './peers.js';
import type { AuditWitness } from './witness.type.js';

/** Every other agency of the address book, with what it has acknowledged of the own chain. */
export async function listWitnesses({ dataSource, book, manifest }: Agency): Promise<AuditWitness[]> {
  return dataSource.query<AuditWitness[]>(
    `select peer as agency, kept.seq, kept.acknowledged_at as at, newest.last_error as problem,
       greatest(head.seq - coalesce(kept.seq, 0), 0)::int as waiting
     from unnest($1::text[]) with ordinality as peers (peer, place) cross join (select seq from audit_head where id = 1) head
     left join lateral (select seq, acknowledged_at from given_head
       where witness = peer and acknowledged_at is not null order by seq desc limit 1) kept on true
     left join lateral (select last_error from given_head where witness = peer order by at desc limit 1) newest on true
     order by place`,
    [peersOf(book, manifest.name).map(({ agency }) => agency)],
  );
}
