import { readSources, type StateTable } from './source-functions.js';
import { movesOfMutations, type Step, type Steps } from './source-moves.js';

/** Which acts of which state tables a mutation can carry out. */
export interface Moves {
  tables: StateTable[];
  /** By mutation, or by what follows the agency’s name: `*SignForReferral`. */
  byMutation: Map<string, Steps>;
}

/** Read from the sources of the agencies: what is called on the way from the door to `move`. */
export async function readMoves(): Promise<Moves> {
  const sources = await readSources();
  return { tables: sources.tables, byMutation: movesOfMutations(sources) };
}

/** States of a record in which one of the mutation’s acts is possible; null where it moves no table of such states. */
export function statesFor(moves: Moves, mutation: string, values: readonly string[] | null): string[] | null {
  if (!values) return null;
  const table = moves.tables.find(({ states }) => sameSet(Object.keys(states), values));
  const shared = mutation.replace(/^(union|court|humanResources|procuratorate|justice|docket)/, '*');
  const found = moves.byMutation.get(mutation) ?? moves.byMutation.get(shared);
  const steps = table && found?.get(table);
  if (!steps) return null;
  const first = firstActs(table, steps);
  return Object.keys(table.states).filter((state) => first.some((act) => table.states[state]![act]));
}

/** The first act that is done in any case, and what may be done before it so that it can be; without one, each that is met. */
function firstActs(table: StateTable, steps: readonly Step[]): string[] {
  const at = steps.findIndex(({ sure }) => sure);
  const acts = steps[at]?.acts;
  if (!acts) return [...new Set(steps.flatMap((step) => step.acts))];
  const begins = acts.flatMap((act) => sources(table, act));
  const before = steps.slice(0, at).flatMap((step) => step.acts);
  return [...acts, ...before.filter((act) => targets(table, act).some((state) => begins.includes(state)))];
}

function sources({ states }: StateTable, act: string): string[] {
  return Object.keys(states).filter((state) => states[state]![act]);
}

function targets({ states }: StateTable, act: string): string[] {
  return Object.values(states).flatMap((steps) => steps[act] ?? []);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}
