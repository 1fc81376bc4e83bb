import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';

/** What a person was called when they last acted here; the audit chain itself holds ids alone. */
@Entity('staff_name')
export class StaffNameEntity {
  @PrimaryColumn('text', { name: 'staff_id' }) staffId!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text') name!: string;
}

/** Keeps the name of whoever acts or looks. Writes only where it is new; a message of an organisation has none. */
export async function keepStaffName(tx: EntityManager, { actor }: RequestContext): Promise<void> {
  const person = personOf(actor);
  if (!person) return;
  await tx.query(
    `insert into staff_name (staff_id, organisation, name)
     select $1, $2, $3 where not exists (select from staff_name where staff_id = $1 and organisation = $2 and name = $3)
     on conflict (staff_id, organisation) do update set name = excluded.name`,
    [person.id, actor.organisation, person.name],
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
  const kept = await ctx.db.findBy(StaffNameEntity, { staffId: In([...new Set(ids)]) });
  const byKey = new Map(kept.map(({ staffId, organisation, name }) => [`${staffId} ${organisation}`, name]));
  return (id, organisation) =>
    id === null ? null : (byKey.get(`${id} ${organisation}`) ?? ctx.agency.book.find(id)?.name ?? null);
}
