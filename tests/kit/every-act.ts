import { describe, expect, test } from 'vitest';
import { type Machine, move } from '#kernel/machine.js';

/** Tries every act from every state of a table against what the table should say, written out by hand. */
export function testEveryAct<State extends string, Act extends string>(
  name: string,
  machine: Machine<State, Act>,
  acts: readonly Act[],
  expected: readonly [from: State, act: Act, to: State][],
): void {
  const states = Object.keys(machine) as State[];
  const table = new Map(expected.map(([from, act, to]) => [`${from} ${act}`, to]));
  describe(`${name}: every act from every state`, () => {
    test.each(states.flatMap((state) => acts.map((act) => [state, act] as const)))('%s, %s', (state, act) => {
      const to = table.get(`${state} ${act}`);
      if (to) expect(move(machine, state, act)).toBe(to);
      else expect(() => move(machine, state, act)).toThrow(expect.objectContaining({ code: 'WRONG_STATE' }));
    });

    test('and nothing is expected that the table does not know', () => {
      for (const [from, act, to] of expected)
        expect([states.includes(from), acts.includes(act), states.includes(to)]).toEqual([true, true, true]);
    });
  });
}
