import { describe, expect, test } from 'vitest';
import { returnReasons } from '#kernel/clock/law.js';
import { needConditions, type OrderConditions, returnReasonOf } from './conditions.js';
import { faultOf } from './objection.js';
import { openNext } from './open-next.js';

const met: OrderConditions = {
  pecuniary: true,
  amountCertain: true,
  counterDuty: false,
  debtorReachable: true,
  preservationAsked: false,
};

describe('an application for a payment order', () => {
  test('meets the conditions', () => {
    expect(() => needConditions(met)).not.toThrow();
  });

  test.each([
    ['NOT_PECUNIARY', { pecuniary: false }],
    ['NOT_CERTAIN', { amountCertain: false }],
    ['COUNTER_DUTY', { counterDuty: true }],
    ['DEBTOR_UNREACHABLE', { debtorReachable: false }],
    ['PRESERVATION_ASKED', { preservationAsked: true }],
  ])('is refused with %s', (code, changed) => {
    expect(() => needConditions({ ...met, ...changed })).toThrow(expect.objectContaining({ code }));
  });

  test('goes back for a reason every agency knows', () => {
    const known = returnReasons().map((row) => row.code);
    expect(Object.values(returnReasonOf).filter((reason) => !known.includes(reason))).toEqual([]);
  });
});

describe('an objection', () => {
  const due = '2025-02-25';
  const written = { form: 'WRITTEN', kind: 'DISPUTES_DEBT', madeOn: due } as const;

  test('counts in writing, on the last day, against the debt', () => {
    expect(faultOf(written, due)).toBeNull();
  });

  test.each([
    ['by word of mouth', { form: 'ORAL' }, 'ORAL'],
    ['a day late', { madeOn: '2025-02-26' }, 'LATE'],
    ['that the debtor cannot pay', { kind: 'CANNOT_PAY' }, 'DEBT_NOT_DISPUTED'],
    ['that asks for time', { kind: 'ASKS_TIME' }, 'DEBT_NOT_DISPUTED'],
    ['that asks for another manner', { kind: 'ASKS_OTHER_MANNER' }, 'DEBT_NOT_DISPUTED'],
  ] as const)('does not count %s', (_, changed, fault) => {
    expect(faultOf({ ...written, ...changed }, due)).toBe(fault);
  });
});

describe('what is open next', () => {
  const order = { state: 'TERMINATED', ground: null, terminatedFor: 'OBJECTION' } as const;

  test.each([
    [{ basis: 'MEDIATION_AGREEMENT' }, 'SUIT'],
    [{ basis: 'WAGE_ARREARS' }, 'ARBITRATION'],
    [{ basis: 'MEDIATION_AGREEMENT', terminatedFor: 'NOT_SERVED' }, 'SUIT'],
    [{ basis: 'WAGE_ARREARS', terminatedFor: 'WITHDRAWN' }, 'ARBITRATION'],
    [{ basis: 'MEDIATION_AGREEMENT', terminatedFor: 'SUED' }, null],
    [{ basis: 'WAGE_ARREARS', state: 'EFFECTIVE', terminatedFor: null }, 'ENFORCEMENT'],
    [{ basis: 'WAGE_ARREARS', state: 'REFUSED', terminatedFor: null, ground: 'NOT_DUE' }, 'NEW_APPLICATION'],
    [{ basis: 'WAGE_ARREARS', state: 'REFUSED', terminatedFor: null, ground: 'COUNTER_DUTY' }, null],
    [{ basis: 'MEDIATION_AGREEMENT', state: 'SERVED', terminatedFor: null }, null],
  ] as const)('after %j is %s', (changed, next) => {
    expect(openNext({ ...order, ...changed })).toBe(next);
  });
});
