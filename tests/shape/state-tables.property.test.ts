import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Machine } from '#kernel/machine.js';
import { can, move } from '#kernel/machine.js';
import { documentMachine } from '#kernel/documents/document.state.js';
import { meetingMachine } from '#kernel/joint-meeting/joint-meeting.state.js';
import { referralMachine } from '#kernel/referral/referral.state.js';
import { Refusal } from '#kernel/refusal.js';
import { manifests } from '../../infra/manifests.js';

type Table = Machine<string, string>;

const ofKernel: [string, Table, string][] = [
  ['referral', referralMachine, 'DRAFT'],
  ['joint meeting', meetingMachine, 'CALLED'],
  ['document', documentMachine, 'DRAFT'],
];
/** Every state table that a program checks at its start, with the state it begins in. */
const tables = [
  ...ofKernel,
  ...manifests.flatMap(({ name, machines }) =>
    Object.entries(machines).map(([of, { table, first }]): [string, Table, string] => [
      `${name}: ${of}`,
      table,
      first,
    ]),
  ),
];
const everyAct = [...new Set(tables.flatMap(([, table]) => Object.values(table).flatMap(Object.keys)))];

function refusalOf(table: Table, state: string, act: string): Refusal | null {
  try {
    move(table, state, act);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The states that acts can lead to from here. */
function ahead(table: Table, from: string): Set<string> {
  const reached = new Set([from]);
  for (const state of reached) for (const next of Object.values(table[state]!)) reached.add(next!);
  return reached;
}

/** Nothing leads away from it. */
const isEnd = (table: Table, state: string): boolean =>
  Object.values(table[state]!).every((next) => next === state);

describe.each(tables)('%s', (_, table, first) => {
  test('whatever is tried, in whatever order, moves by the table alone; a refusal is in words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyAct), { maxLength: 60 }), (acts) => {
        let state = first;
        for (const act of acts) {
          const refused = refusalOf(table, state, act);
          expect(refused === null).toBe(can(table, state, act));
          if (refused) {
            expect(refused.code).toBe('WRONG_STATE');
            expect(`${refused.message}${refused.hint}`).not.toMatch(/[A-Za-z]/);
          } else state = table[state]![act]!;
          expect(Object.keys(table)).toContain(state);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('leads from its beginning to every state, and from each of them to an end, where it has one', () => {
    expect([...ahead(table, first)].sort()).toEqual(Object.keys(table).sort());
    if (!Object.keys(table).some((state) => isEnd(table, state))) return;
    for (const state of Object.keys(table))
      expect(
        [...ahead(table, state)].some((end) => isEnd(table, end)),
        state,
      ).toBe(true);
  });
});
