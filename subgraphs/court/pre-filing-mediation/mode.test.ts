import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { outcomeCodes } from '#kernel/clock/law.js';
import { presentProfile } from '../profile/court-profile.type.js';
import { actOf } from './follow-delegation.js';
import { refuseModeF } from './need-mode-p.js';

describe('mediation before filing', () => {
  test('is open at a court of mode P', () => {
    expect(() => refuseModeF('P')).not.toThrow();
  });

  test('is refused at a court of mode F, which names the entrustment after filing', () => {
    expect(() => refuseModeF('F')).toThrow(
      expect.objectContaining({ code: 'COURT_MODE_F', hint: expect.stringContaining('A02') }),
    );
  });

  test.each([
    ['2024-12-31', 'P'],
    ['2025-01-01', 'F'],
  ])('on %s the law’s default is mode %s where a court has no profile', (on, mode) => {
    expect(presentProfile(null, on)).toEqual({ courtCode: null, mode, effectiveFrom: null });
  });
});

describe('a delegated mediation', () => {
  test.each(outcomeCodes().map(({ code, failure }) => [code, failure ? 'fail' : 'agree']))(
    'that ends %s leads to %s',
    (outcome, act) => {
      expect(actOf({ state: 'RESULT_REPORTED', outcome })).toBe(act);
    },
  );

  test.each(['RETURNED', 'RECALLED'] as const)('that is %s comes back to be designated again', (state) => {
    expect(actOf({ state, outcome: null })).toBe('return');
  });

  test('that is signed for after all, though it was called back, is delegated', () => {
    expect(actOf({ state: 'RECEIVED', outcome: null })).toBe('delegate');
  });

  test.each(['ACCEPTED', 'IN_HANDLING', 'EXTENDED'] as const)('that is %s changes nothing', (state) => {
    expect(actOf({ state, outcome: null })).toBeNull();
  });
});
