import type { EntityManager } from 'typeorm';
import { type Actor, caseRoles } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { StaffMemberEntity } from './staff-member.entity.js';

const noted = new WeakMap<Agency, Map<string, string>>();

/** Keeps who works here, from the tokens they come with: once a day for each, and whenever name or roles have changed. */
export async function noteStaff(agency: Agency, actor: Actor): Promise<void> {
  if (actor.kind !== 'STAFF' || actor.delegate || actor.agency !== agency.manifest.name) return;
  const known = noted.get(agency) ?? new Map<string, string>();
  noted.set(agency, known);
  const [key, seen] = [`${actor.organisation} ${actor.id}`, seenAs(agency, actor)];
  if (known.get(key) === seen) return;
  known.set(key, seen);
  const { id, organisation, name, roles } = actor;
  const row = { id, organisation, name, roles: [...roles], seenAt: agency.clock.now() };
  await agency.dataSource.manager.upsert(StaffMemberEntity, row, ['id', 'organisation']);
}

function seenAs(agency: Agency, { name, roles }: Actor): string {
  return `${agency.clock.now().toISOString().slice(0, 10)} ${name} ${roles.join(' ')}`;
}

/** The colleagues of an organisation who work cases, by name; whoever has not come for a year is left out. */
export function colleaguesOf(
  db: EntityManager,
  organisation: string,
  now: Date,
): Promise<StaffMemberEntity[]> {
  return db
    .createQueryBuilder(StaffMemberEntity, 's')
    .where('s.organisation = :organisation and s.roles && :roles::text[]', { organisation, roles: caseRoles })
    .andWhere('s.seenAt > :since', { since: new Date(now.getTime() - 365 * 86_400_000) })
    .orderBy('s.name')
    .addOrderBy('s.id')
    .limit(500)
    .getMany();
}
