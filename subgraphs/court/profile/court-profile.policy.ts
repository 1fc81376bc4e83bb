import { type Actor, hasRole } from '#kernel/actor.js';

export function maySetProfile(actor: Actor): boolean {
  return actor.agency === 'court' && hasRole(actor, 'ADMINISTRATOR');
}

export function mayReadProfile(actor: Actor): boolean {
  return actor.agency === 'court';
}
