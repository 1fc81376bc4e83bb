import fc from 'fast-check';
import { expect, test } from 'vitest';
import { can, move } from '#kernel/machine.js';
import { beforeVoidAct, comesTooLate } from './crossing.js';
import {
  receiverActs,
  type ReferralAct,
  referralMachine,
  type ReferralState,
  senderActs,
} from './referral.state.js';

const every = [...receiverActs, ...senderActs];
/** Each number picks one of the acts open at that moment; every fourth time any act at all is tried. */
const picks = fc.array(fc.nat(), { maxLength: 40 });

/** The states a referral passes through, each refused act leaving it as it was. */
function course(tried: readonly number[]): ReferralState[] {
  const states: ReferralState[] = ['DRAFT'];
  for (const pick of tried) {
    const state = states.at(-1)!;
    const open = Object.keys(referralMachine[state]) as ReferralAct[];
    const choice = pick % 4 === 0 || open.length === 0 ? every : open;
    const act = choice[(pick >> 2) % choice.length]!;
    if (can(referralMachine, state, act)) states.push(move(referralMachine, state, act));
    else expect(() => move(referralMachine, state, act)).toThrow();
  }
  return states;
}

test('whatever is tried, a referral stays in the table, and nothing leads on from an end', () => {
  fc.assert(
    fc.property(picks, (tried) => {
      const states = course(tried);
      states.forEach((state, at) => {
        const next = Object.values(referralMachine[state]);
        if (at < states.length - 1) expect(next).toContain(states[at + 1]);
      });
    }),
    { numRuns: 300 },
  );
});

test('nothing is closed that has neither a result nor come back, and nothing is handled that was not accepted', () => {
  fc.assert(
    fc.property(picks, (tried) => {
      const states = course(tried);
      const closed = states.indexOf('CLOSED');
      if (closed >= 0) {
        expect(['RETURNED', 'RESULT_REPORTED', 'DISPUTED']).toContain(states[closed - 1]);
        expect(closed).toBe(states.length - 1);
      }
      const handled = states.indexOf('IN_HANDLING');
      if (handled >= 0) expect(states.indexOf('ACCEPTED')).toBe(handled - 1);
      expect(states.filter((state) => state === 'ACCEPTED' || state === 'RETURNED').length).toBeLessThan(2);
    }),
    { numRuns: 300 },
  );
});

test('only an act of the sender that crossed an answer is void, so that both copies end alike', () => {
  const from = fc.constantFrom(...(Object.keys(referralMachine) as ReferralState[]));
  fc.assert(
    fc.property(from, fc.constantFrom<ReferralAct>(...senderActs), (state, act) => {
      if (comesTooLate(state, act)) expect(can(referralMachine, state, act)).toBe(false);
    }),
  );
  fc.assert(
    fc.property(from, fc.constantFrom<ReferralAct>(...receiverActs), (state, act) => {
      const before = beforeVoidAct(state, act);
      if (before !== state) expect(can(referralMachine, before, act)).toBe(true);
    }),
  );
});
