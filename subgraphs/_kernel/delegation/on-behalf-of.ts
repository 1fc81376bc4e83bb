import { IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { DelegationEntity } from './delegation.entity.js';

/**
 * Who acts: the person who is signed in, or the principal whose id the call names, where a delegation to that person is in
 * force today at this agency. Looked up with every call, so that revoking works at once. Refuses with FORBIDDEN.
 */
export async function actingPerson(
  agency: Agency,
  person: Actor,
  principalId: string | undefined,
): Promise<Actor> {
  if (principalId === undefined) return person;
  if (person.kind !== 'STAFF' || person.agency !== agency.manifest.name) throw noDelegation();
  const today = localDateOf(agency.clock.now());
  const found = await agency.dataSource.manager.find(DelegationEntity, {
    where: {
      ...{ principalId, delegateId: person.id, organisation: person.organisation, revokedAt: IsNull() },
      ...{ from: LessThanOrEqual(today), until: MoreThanOrEqual(today) },
    },
    order: { madeAt: 'DESC' },
    take: 1,
  });
  if (!found[0]) throw noDelegation();
  return inPlaceOf(found[0], person);
}

/** The principal as the delegate may be: with no role that the delegate does not hold in person. */
export function inPlaceOf(
  delegation: Pick<DelegationEntity, 'principalId' | 'principalName' | 'principalRoles'>,
  person: Actor,
): Actor {
  const { principalId, principalName, principalRoles } = delegation;
  const roles = principalRoles.filter((role) => person.roles.includes(role));
  if (roles.length === 0) {
    throw new Refusal(
      'FORBIDDEN',
      '您没有委托人的岗位权限，不能代办。',
      '代办人须与委托人有相同岗位，请委托人另行委托。',
    );
  }
  return {
    ...person,
    id: principalId,
    name: `${principalName}（${person.name}代）`,
    roles,
    delegate: { id: person.id, name: person.name },
  };
}

function noDelegation(): Refusal {
  return new Refusal('FORBIDDEN', '代办关系不存在或已到期。', '请以本人身份办理，或请委托人重新委托。');
}
