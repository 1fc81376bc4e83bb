import { describe, expect, test } from 'vitest';
import { referralMachine } from './referral/referral.state.js';
import { can, checkMachine, type Machine, move, statesOf } from './machine.js';

type State = 'OPEN' | 'HELD' | 'CLOSED';
const door: Machine<State, 'hold' | 'close' | 'open'> = {
  OPEN: { hold: 'HELD', close: 'CLOSED' },
  HELD: { open: 'OPEN' },
  CLOSED: {},
};

describe('a move', () => {
  test('leads where the table says', () => {
    expect([move(door, 'OPEN', 'hold'), move(door, 'HELD', 'open')]).toEqual(['HELD', 'OPEN']);
  });

  test('that the table does not have is refused, with the moves there are', () => {
    expect(() => move(door, 'OPEN', 'open')).toThrow(
      expect.objectContaining({
        code: 'WRONG_STATE',
        message: '当前状态（OPEN）下不能进行该操作（登记）。',
        hint: '现在可以进行：召开、办结。',
      }),
    );
  });

  test('from where nothing more can be done is refused as done with', () => {
    expect(() => move(door, 'CLOSED', 'open')).toThrow(
      expect.objectContaining({ hint: '该事项已经办结，不能再操作。' }),
    );
  });

  test('is refused in the words of the office, for every record of the hub', () => {
    expect(() => move(referralMachine, 'RECEIVED', 'report')).toThrow(
      expect.objectContaining({
        message: '当前状态（已签收）下不能进行该操作（反馈结果）。',
        hint: '现在可以进行：受理、退回、逾期。',
      }),
    );
  });

  test('can be asked for beforehand', () => {
    expect([can(door, 'OPEN', 'hold'), can(door, 'HELD', 'hold'), can(door, 'CLOSED', 'open')]).toEqual([
      ...[true, false, false],
    ]);
  });
});

test('the states of a table are its rows', () => {
  expect(statesOf(door)).toEqual({ OPEN: 'OPEN', HELD: 'HELD', CLOSED: 'CLOSED' });
});

describe('at boot', () => {
  test('a table whose every state is reached passes', () => {
    expect(() => checkMachine('door', door, 'OPEN')).not.toThrow();
  });

  test('an act that leads nowhere is no fault', () => {
    const table = { OPEN: { close: 'CLOSED', hold: undefined }, CLOSED: { keep: 'KEPT' }, KEPT: {} } as never;
    expect(() => checkMachine('door', table, 'OPEN')).not.toThrow();
  });

  test.each([
    [
      'that leads out of itself',
      { OPEN: { close: 'SHUT' } },
      'OPEN',
      'door: SHUT is not in the state table.',
    ],
    ['that does not know its first state', { OPEN: {} }, 'AJAR', 'door: AJAR is not in the state table.'],
    ['with a state that nothing leads to', { OPEN: {}, HELD: {} }, 'OPEN', 'door: nothing leads to HELD.'],
    [
      'with states that lead only to each other',
      { OPEN: {}, HELD: { hold: 'HELD', close: 'CLOSED' }, CLOSED: { open: 'HELD' } },
      'OPEN',
      'door: nothing leads to HELD.',
    ],
  ])('a table %s is refused', (_, table, first, message) => {
    expect(() => checkMachine('door', table as Machine<string, string>, first)).toThrow(message);
  });
});
