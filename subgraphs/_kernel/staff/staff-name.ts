import { type EntityManager, In } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { StaffMemberEntity } from './staff-member.entity.js';

/** Keeps the name of whoever acts or looks. Writes only where it is new; a message of an organisation has none. */
export async function keepStaffName(tx: EntityManager, { actor, now }: RequestContext): Promise<void> {
  const person = personOf(actor);
  if (!person) return;
  await tx.query(
    `insert into staff_member (id, organisation, name, roles, seen_at)
     select $1, $2, $3, '{}', $4
     where not exists (select from staff_member where id = $1 and organisation = $2 and name = $3)
     on conflict (id, organisation) do update set name = excluded.name`,
    [person.id, actor.organisation, person.name, now],
  );
}

/** Who acts in a colleague's place bears the own name; what stands for the colleague then is no name. */
function personOf(actor: Actor): { id: string; name: string } | null {
  if (actor.kind !== 'STAFF') return null;
  return actor.delegate ?? actor;
}

/** Names of people and of organisations, by what a row says of its actor. */
export async function namesOf(
  ctx: RequestContext,
  ids: readonly string[],
): Promise<(id: string | null, organisation: string) => string | null> {
  const kept = await ctx.db.findBy(StaffMemberEntity, { id: In([...new Set(ids)]) });
  const byKey = new Map(kept.map(({ id, organisation, name }) => [`${id} ${organisation}`, name]));
  return (id, organisation) =>
    id === null ? null : (byKey.get(`${id} ${organisation}`) ?? ctx.agency.book.find(id)?.name ?? null);
}
