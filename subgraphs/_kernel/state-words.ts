import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from './project-root.js';
import { actWords } from './trail/act-words.js';

/** Maps, for an act may be called what every object has. */
const words = z.record(z.string(), z.string().min(1)).transform((table) => new Map(Object.entries(table)));
const shape = z.strictObject({ states: z.record(z.string(), words), acts: words });
export type StateWords = z.infer<typeof shape>;

let kept: StateWords | null = null;

/** What the states of records are called: schema/law/state-words.yaml. Read once. */
export function stateWords(): StateWords {
  if (kept) return kept;
  const file = join(projectRoot, 'schema', 'law', 'state-words.yaml');
  const read = shape.safeParse(parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`schema/law/state-words.yaml: ${z.prettifyError(read.error)}`);
  return (kept = read.data);
}

const found = new WeakMap<object, ReadonlyMap<string, string>>();

/** A state of this state table as a clerk knows it: 已签收; its code where the table is no record's of the hub. */
export function stateWord(machine: object, state: string): string {
  const known = found.get(machine) ?? tableOf(Object.keys(machine));
  found.set(machine, known);
  return known.get(state) ?? state;
}

function tableOf(states: readonly string[]): ReadonlyMap<string, string> {
  const tables = Object.values(stateWords().states);
  const same = (table: ReadonlyMap<string, string>): boolean =>
    table.size === states.length && states.every((state) => table.has(state));
  return tables.find(same) ?? new Map();
}

/** An act of a state table as a clerk knows it: 受理; its code where nobody has named it. */
export function actWord(act: string): string {
  return stateWords().acts.get(act) ?? actWords().verbs.get(act) ?? act;
}
