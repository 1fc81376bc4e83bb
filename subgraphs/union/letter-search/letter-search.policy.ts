import { type Actor, hasRole } from '#kernel/actor.js';

/** Procurators look up letters where they supervise. The union's own people have their lists. */
export function mayLookUpLetters(actor: Actor): boolean {
  return actor.agency === 'procuratorate' && hasRole(actor, 'PROCURATOR');
}
