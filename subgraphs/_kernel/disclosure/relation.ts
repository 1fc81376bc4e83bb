import type { DataClassName } from './data-class.js';

/** How a reader's organisation stands to a case; what each means is said in schema/law/disclosure.yaml. */
export const relationNames = [
  'OWN',
  'REFERRED',
  'CONSENTED',
  'COPIED',
  'INQUIRY',
  'MASKED',
  'LINKAGE',
] as const;
export type Relation = (typeof relationNames)[number];

/** One ground on which a reader sees something of a case. */
export interface Way {
  relation: Relation;
  /** The data classes it is limited to; null where the matrix alone decides. */
  classes: readonly string[] | null;
}

/** Every ground on which a reader sees what is shown of one case, the strongest first; none: nothing is shown. */
export interface Standing {
  /** Null for what belongs to no case. */
  caseCode: string | null;
  ways: readonly Way[];
}

export function wayOf(relation: Relation, classes: readonly DataClassName[] | null = null): Way {
  return { relation, classes };
}

export function standingOf(relation: Relation): Standing {
  return { caseCode: null, ways: [wayOf(relation)] };
}
