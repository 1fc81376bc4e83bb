import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';
import { bestSight } from '#kernel/disclosure/matrix.js';
import type { Standing } from '#kernel/disclosure/relation.js';
import type { LocalDate } from '#kernel/values/local-date.js';

/** Who works the case puts files into it and takes them out: staff of the organisation that holds it. */
export function mayChangeFile(actor: Actor, holder: { agency: string; organisation: string }): boolean {
  const own = actor.agency === holder.agency && actor.organisation === holder.organisation;
  return actor.kind === 'STAFF' && own && worksCases(actor);
}

function worksCases(actor: Actor): boolean {
  return hasRole(actor, ...caseRoles);
}

export type MaterialSight = 'NONE' | 'OWN' | 'SHARED';

/** Whether a person reads the materials of a case by the sharing matrix, and whether as their holder or as a guest. */
export function materialSight(actor: Actor, standing: Standing, on: LocalDate): MaterialSight {
  const { sight, way } = bestSight('MATERIAL', actor, standing, on);
  if (sight !== 'CLEAR') return 'NONE';
  return way?.relation === 'OWN' ? 'OWN' : 'SHARED';
}
