import { type EntityManager, In } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { StaffMemberEntity } from './staff-member.entity.js';

/** A person by name, as a token or an act tells of them. */
export interface NamedPerson {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
}

/** Keeps the name of whoever acts or looks. Writes only where it is new; a message of an organisation has none. */
export async function keepStaffName(tx: EntityManager, { actor, now }: RequestContext): Promise<void> {
  const person = namedPerson(actor);
  if (person) await keepStaffNames(tx, [person], now);
}

/** The same of several people, each once. */
export async function keepStaffNames(
  tx: EntityManager,
  people: readonly NamedPerson[],
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into staff_member (id, organisation, name, roles, seen_at)
     select id, organisation, name, '{}', $4
     from unnest($1::text[], $2::text[], $3::text[]) person (id, organisation, name)
     where not exists (select from staff_member known
       where known.id = person.id and known.organisation = person.organisation and known.name = person.name)
     on conflict (id, organisation) do update set name = excluded.name`,
    [
      people.map(({ id }) => id),
      people.map(({ organisation }) => organisation),
      people.map(({ name }) => name),
      now,
    ],
  );
}

/** Who acts in a colleague's place bears the own name; what stands for the colleague then is no name. */
export function namedPerson(actor: Actor): NamedPerson | null {
  if (actor.kind !== 'STAFF') return null;
  const { id, name } = actor.delegate ?? actor;
  return { id, organisation: actor.organisation, name };
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
