import { expect, test } from 'vitest';
import { testEveryAct } from '../../../tests/kit/every-act.js';
import { move } from '../machine.js';
import { actOf, letterMachine } from './letter.state.js';

testEveryAct(
  'supervision letter',
  letterMachine,
  ['reply', 'refuse', 'object', 'rectify', 'escalate', 'close'],
  [
    ['SERVED', 'reply', 'REPLIED'],
    ['SERVED', 'refuse', 'REFUSED'],
    ['SERVED', 'object', 'OBJECTED'],
    ['SERVED', 'rectify', 'RECTIFIED'],
    ['SERVED', 'escalate', 'ESCALATED'],
    ['SERVED', 'close', 'CLOSED'],
    ['REPLIED', 'refuse', 'REFUSED'],
    ['REPLIED', 'object', 'OBJECTED'],
    ['REPLIED', 'rectify', 'RECTIFIED'],
    ['REPLIED', 'escalate', 'ESCALATED'],
    ['REPLIED', 'close', 'CLOSED'],
    ['REFUSED', 'reply', 'REPLIED'],
    ['REFUSED', 'object', 'OBJECTED'],
    ['REFUSED', 'rectify', 'RECTIFIED'],
    ['REFUSED', 'escalate', 'ESCALATED'],
    ['REFUSED', 'close', 'CLOSED'],
    ['OBJECTED', 'reply', 'REPLIED'],
    ['OBJECTED', 'refuse', 'REFUSED'],
    ['OBJECTED', 'rectify', 'RECTIFIED'],
    ['OBJECTED', 'escalate', 'ESCALATED'],
    ['OBJECTED', 'close', 'CLOSED'],
    ['RECTIFIED', 'escalate', 'ESCALATED'],
    ['RECTIFIED', 'close', 'CLOSED'],
    ['ESCALATED', 'reply', 'REPLIED'],
    ['ESCALATED', 'rectify', 'RECTIFIED'],
    ['ESCALATED', 'close', 'CLOSED'],
  ],
);

test('news that a letter has come to a state is the act that leads there', () => {
  const states = Object.keys(letterMachine).filter((state) => state !== 'SERVED');
  expect(Object.keys(actOf).sort()).toEqual(states.sort());
  for (const state of states) {
    const from = state === 'REPLIED' ? 'REFUSED' : 'SERVED';
    expect(move(letterMachine, from, actOf[state]!)).toBe(state);
  }
});
