import { type Actor, hasRole } from '#kernel/actor.js';
import { maySupervise } from '../staff.policy.js';
import type { UnionLegalAidCaseEntity } from './union-aid.entity.js';

/** An officer of the union that has the application decides on it, assigns the lawyer and follows the matter. */
export function mayWorkUnionAid(actor: Actor, aid: Pick<UnionLegalAidCaseEntity, 'organisation'>): boolean {
  return maySupervise(actor, aid);
}

/** The union's own people see its list of work. */
export function mayListUnionAid(actor: Actor): boolean {
  return actor.agency === 'union' && hasRole(actor, 'UNION_OFFICER', 'MEDIATOR', 'ADMINISTRATOR');
}
