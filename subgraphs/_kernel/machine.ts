import { Refusal } from './refusal.js';
import { actWord, stateWord } from './state-words.js';

/** A state table: from each state, the acts that are possible and the state each leads to. */
export type Machine<State extends string, Act extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Act, State>>>>
>;

/** The state an act leads to. Refuses with WRONG_STATE, in words, when the table has no such act from here. */
export function move<State extends string, Act extends string>(
  machine: Machine<State, Act>,
  state: State,
  act: Act,
): State {
  const next = machine[state][act];
  if (next === undefined) {
    throw new Refusal(
      'WRONG_STATE',
      `当前状态（${stateWord(machine, state)}）下不能进行该操作（${actWord(act)}）。`,
      allowedHint(machine, state),
    );
  }
  return next;
}

export function can<State extends string, Act extends string>(
  machine: Machine<State, Act>,
  state: State,
  act: Act,
): boolean {
  return machine[state][act] !== undefined;
}

function allowedHint<State extends string, Act extends string>(
  machine: Machine<State, Act>,
  state: State,
): string {
  const acts = [...new Set(Object.keys(machine[state]).map(actWord))];
  return acts.length === 0 ? '该事项已经办结，不能再操作。' : `现在可以进行：${acts.join('、')}。`;
}

/** The states as an enum object, for registerEnumType: the table is the only list of states. */
export function statesOf<State extends string>(machine: Machine<State, never>): { [S in State]: S } {
  return Object.fromEntries(Object.keys(machine).map((state) => [state, state])) as { [S in State]: S };
}

/** Every act leads to a state of the table, and every state but the first can be reached. Called at boot. */
export function checkMachine(name: string, machine: Machine<string, string>, first: string): void {
  const reached = new Set([first]);
  const queue = [first];
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const row = machine[state];
    if (row === undefined) throw new Error(`${name}: ${state} is not in the state table.`);
    for (const next of Object.values(row)) {
      if (next !== undefined && !reached.has(next)) {
        reached.add(next);
        queue.push(next);
      }
    }
  }
  const orphan = Object.keys(machine).find((state) => !reached.has(state));
  if (orphan) throw new Error(`${name}: nothing leads to ${orphan}.`);
}
