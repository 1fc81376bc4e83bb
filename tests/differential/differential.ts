import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { projectRoot } from '#kernel/project-root.js';
import { entrySdl, entrySource } from '../../gateway/entry.js';
import { Random } from '../kit/random.js';
import { generateOperation, type GeneratedOperation } from './generate-operation.js';
import type { Mood } from './invented-agency.js';
import { openTwoExecutors, type Comparison, type Subgraph, type TwoExecutors } from './two-executors.js';

const agencies = ['court', 'docket', 'human-resources', 'justice', 'procuratorate', 'union'];

/** The hub's own graph, with agencies that keep to their schema or do not. */
export function openHubGraph(strict: boolean): Promise<TwoExecutors> {
  const read = (name: string) => readFileSync(join(projectRoot, 'schema', `${name}.graphql`), 'utf8');
  const subgraphs: Subgraph[] = agencies.map((name) => ({ name, sdl: read(name) }));
  subgraphs.push({ name: 'entry', sdl: entrySdl, local: entrySource() });
  return openTwoExecutors(read('supergraph'), subgraphs, strict);
}

export interface Difference {
  seed: string;
  operation: GeneratedOperation;
  mood: Mood;
  comparison: Comparison;
}

export interface Tally {
  operations: number;
  /** Answers with at least one error, and those that failed whole. */
  withErrors: number;
  failed: number;
  /** What the compiled way left to the library, by reason. */
  detours: ReadonlyMap<string, number>;
  differences: Difference[];
}

/** Asks both executors so many invented operations; stops at the tenth that is answered differently. */
export async function compareMany(
  graph: TwoExecutors,
  seed: string,
  operations: number,
  told: (done: number) => void = () => undefined,
  sizes?: readonly number[],
): Promise<Tally> {
  const tally = { operations: 0, withErrors: 0, failed: 0, differences: [] as Difference[] };
  for (; tally.operations < operations && tally.differences.length < 10; tally.operations++) {
    const own = `${seed}/${tally.operations}`;
    const operation = operationOf(graph.schema, own, sizes);
    const mood = moodOf(own);
    const comparison = await graph.run({ ...operation, mood });
    if (comparison.stock.errors.length > 0) tally.withErrors++;
    if (comparison.stock.failed) tally.failed++;
    if (!comparison.equal) tally.differences.push({ seed: own, operation, mood, comparison });
    if (tally.operations % 500 === 499) told(tally.operations + 1);
  }
  return { ...tally, detours: graph.compiled.detours.counts };
}

export function operationOf(
  schema: GraphQLSchema,
  seed: string,
  sizes?: readonly number[],
): GeneratedOperation {
  return generateOperation(schema, new Random(seed), sizes);
}

export function moodOf(seed: string): Mood {
  const random = new Random(`mood ${seed}`);
  const often = () => random.pick([0, 0, 0.05, 0.2]);
  const silent = new Set(random.chance(0.1) ? [random.pick(agencies)] : []);
  const wrong = random.pick([0, 0, 0, 0, 0, 0.02]);
  const plain = random.chance(0.6);
  return { seed, nulls: often(), errors: random.pick([0, 0, 0.03, 0.1]), wrong, plain, silent };
}
