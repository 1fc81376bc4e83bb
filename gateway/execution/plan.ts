import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';

/** A plan in the gateway's own form, whichever planner made it. Paths begin at the root of the answer. */
export type PlanStep =
  | { kind: 'Sequence' | 'Parallel'; steps: PlanStep[] }
  | { kind: 'Condition'; variable: string; then: PlanStep | null; otherwise: PlanStep | null }
  | FetchStep;

export interface FetchStep {
  kind: 'Fetch';
  agency: string;
  query: string;
  mutation: boolean;
  /** Variables of the client's operation that this one uses. */
  variables: readonly string[];
  /** Which objects are asked about; null for fields the operation begins with. */
  groups: readonly EntityGroup[] | null;
  outputRewrites: readonly FetchDataRewrite[];
}

/** Objects of one place of the answer, asked about together. */
export interface EntityGroup {
  /** The key their fields come back under: `_entities`, unless one operation asks about several groups. */
  key: string;
  variable: string;
  paths: readonly PlacePath[];
  requires: readonly QueryPlanSelectionNode[];
  inputRewrites: readonly FetchDataRewrite[];
  outputRewrites: readonly FetchDataRewrite[];
}

/**
 * Fields; `@` for every item of a list, `@*` of the lists within it too; `{ types }` for objects of these types alone.
 */
export type PlacePath = readonly (string | { types: readonly string[] })[];

/** All that agencies are asked in a plan, on either side of its conditions. */
export function fetchesOf(step: PlanStep | null): FetchStep[] {
  if (!step) return [];
  if (step.kind === 'Fetch') return [step];
  if (step.kind === 'Condition') return [...fetchesOf(step.then), ...fetchesOf(step.otherwise)];
  return step.steps.flatMap(fetchesOf);
}
