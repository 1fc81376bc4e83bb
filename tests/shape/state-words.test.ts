import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Machine } from '#kernel/machine.js';
import { projectRoot } from '#kernel/project-root.js';
import { actWord, stateWord, stateWords } from '#kernel/state-words.js';
import { actWords } from '#kernel/trail/act-words.js';
import { sources } from './source-files.js';

type Table = Machine<string, string>;

/** Every state table of the program, with the legend it opens with: ` * IN_MEDIATION  调解中  both sides …`. */
const tables = await Promise.all(
  sources(['subgraphs'])
    .filter(({ path }) => path.endsWith('.state.ts'))
    .map(async ({ path }) => {
      const exported = (await import(join(projectRoot, path))) as Record<string, unknown>;
      const [name] = Object.keys(exported).filter((key) => key.endsWith('Machine'));
      const text = readFileSync(join(projectRoot, path), 'utf8');
      const legend = [...text.matchAll(/^ \* ([A-Z_]+) +([\u4e00-\u9fff][^ \n]*)(?: |$)/gm)];
      const said = Object.fromEntries(legend.map(([, state, word]) => [state, word]));
      return { path, machine: exported[name!] as Table, said };
    }),
);

describe('the words of states and acts', () => {
  test.each(tables)('are those of the legend of $path', ({ machine, said }) => {
    const states = Object.keys(machine);
    expect(said).toEqual(Object.fromEntries(states.map((state) => [state, stateWord(machine, state)])));
  });

  test('are there for every act, each once', () => {
    const acts = [
      ...new Set(tables.flatMap(({ machine }) => Object.values(machine).flatMap((row) => Object.keys(row)))),
    ];
    expect(acts.length).toBeGreaterThan(100);
    expect(acts.filter((act) => actWord(act) === act)).toEqual([]);
    const own = [...stateWords().acts.keys()];
    expect(own.filter((act) => actWords().verbs.has(act) || !acts.includes(act))).toEqual([]);
  });

  test('are of tables that are there, no two with the same states', () => {
    const sets = Object.values(stateWords().states).map((words) => [...words.keys()].sort().join(' '));
    expect(new Set(sets).size).toBe(sets.length);
    expect(sets.sort()).toEqual(tables.map(({ machine }) => Object.keys(machine).sort().join(' ')).sort());
  });
});
