import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can, move } from '#kernel/machine.js';
import {
  receiverActs,
  type ReferralAct,
  referralMachine,
  type ReferralState,
} from '#kernel/referral/referral.state.js';
import { type CourseEvent, eventOf, hopsOf, inCourse, mayNote, standingOf } from './course.js';
import type { ReferralLedgerEventEntity } from './referral-ledger-event.entity.js';

const start = Date.parse('2026-03-02T01:00:00Z');

function event(
  name: CourseEvent,
  minute: number,
  organisation = 'S',
  extra: Partial<ReferralLedgerEventEntity> = {},
): ReferralLedgerEventEntity {
  const at = new Date(start + minute * 60_000);
  return {
    referralId: 'r',
    organisation,
    seq: minute,
    event: name,
    at,
    dueOn: null,
    returnReason: null,
    outcome: null,
    ...extra,
  };
}

describe('how a referral stands', () => {
  test('is its most advanced event, though the receiver’s note came before the sender’s', () => {
    expect(standingOf([event('ACCEPTED', 3, 'R'), event('SENT', 0)]).state).toBe('ACCEPTED');
  });

  test('is not set back by a sender whose clock is ahead', () => {
    expect(standingOf([event('RECEIVED', 1, 'R'), event('SENT', 9)]).state).toBe('RECEIVED');
  });

  test('follows the time between states that lead back to one another', () => {
    const events = [event('IN_HANDLING', 3, 'R'), event('SUSPENDED', 4, 'R'), event('IN_HANDLING', 5, 'R')];
    expect(standingOf(events).state).toBe('IN_HANDLING');
    expect(standingOf(events.slice(0, 2)).state).toBe('SUSPENDED');
  });

  test('is still SENT when it is only delivered', () => {
    expect(standingOf([event('SENT', 0), event('DELIVERED', 1, 'R')]).state).toBe('SENT');
  });

  test('remembers that it was returned, and why, after it is closed', () => {
    const events = [
      event('SENT', 0),
      event('RETURNED', 2, 'R', { returnReason: 'OUT_OF_SCOPE' }),
      event('CLOSED', 3),
    ];
    expect(standingOf(events)).toMatchObject({
      state: 'CLOSED',
      returned: true,
      returnReason: 'OUT_OF_SCOPE',
      sentOn: '2026-03-02',
    });
  });

  test('is the same in whatever order the notes came, along any course the machine allows', () => {
    const acts = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        acts,
        fc.integer({ min: -4, max: 4 }),
        fc.infiniteStream(fc.nat()),
        (choices, skew, keys) => {
          const { events, state } = walk(choices, skew);
          const keyed = events.map((item) => [Number(keys.next().value), item] as const);
          const shuffled = keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
          expect(standingOf(shuffled)).toEqual(standingOf(events));
          expect(inCourse(shuffled)).toEqual(inCourse(events));
          if (skew === 0) expect(standingOf(shuffled).state).toBe(state);
        },
      ),
    );
  });
});

/** A course by the machine, each step noted by the side that takes it; the receiver's clock is `skew` minutes off. */
function walk(
  choices: readonly number[],
  skew: number,
): { events: ReferralLedgerEventEntity[]; state: ReferralState } {
  let state: ReferralState = 'SENT';
  const events = [event('SENT', 10)];
  for (const [index, choice] of choices.entries()) {
    const possible: ReferralAct[] = (Object.keys(referralMachine[state]) as ReferralAct[]).filter((act) =>
      can(referralMachine, state, act),
    );
    if (possible.length === 0) break;
    const act: ReferralAct = possible[choice % possible.length]!;
    state = move(referralMachine, state, act);
    const theirs = receiverActs.includes(act);
    events.push(event(state, 20 + index * 2 + (theirs ? skew : 0), theirs ? 'R' : 'S', { seq: index + 2 }));
  }
  return { events, state };
}

describe('who notes a step', () => {
  test.each([
    'RECEIVED',
    'ACCEPTED',
    'RETURNED',
    'IN_HANDLING',
    'EXTENDED',
    'SUSPENDED',
    'RESULT_REPORTED',
    'FORWARDED',
  ] as const)('%s: the receiver alone', (state) => {
    expect(mayNote(state, 'receiver')).toBe(true);
    expect(mayNote(state, 'sender')).toBe(false);
  });

  test.each(['RECALLED', 'UNCONFIRMED', 'RE_DESIGNATED', 'DISPUTED', 'CLOSED', 'CANCELLED'] as const)(
    '%s: the sender alone',
    (state) => {
      expect(mayNote(state, 'sender')).toBe(true);
      expect(mayNote(state, 'receiver')).toBe(false);
    },
  );

  test('SENT noted by the receiver means delivered', () => {
    expect([eventOf('SENT', 'sender'), eventOf('SENT', 'receiver')]).toEqual(['SENT', 'DELIVERED']);
  });
});

describe('hops', () => {
  test('count the referrals up to the first', () => {
    const origins = new Map([
      ['a', null],
      ['b', 'a'],
      ['c', 'b'],
    ]);
    expect(['a', 'b', 'c'].map((id) => hopsOf(id, origins))).toEqual([1, 2, 3]);
  });

  test('end at an origin that is not known yet, and in a ring', () => {
    expect(hopsOf('b', new Map([['b', 'a']]))).toBe(2);
    expect(
      hopsOf(
        'a',
        new Map([
          ['a', 'b'],
          ['b', 'a'],
        ]),
      ),
    ).toBe(2);
  });
});
