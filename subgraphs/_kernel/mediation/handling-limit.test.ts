import { describe, expect, test } from 'vitest';
import { computeDeadline } from '../clock/compute-deadline.js';
import type { ReferralEntity } from '../referral/referral.entity.js';
import { localDate } from '../values/local-date.js';
import { handlingLimit } from './handling-limit.js';

const referral = (arrow: string, procedure: 'ORDINARY' | 'SUMMARY' | null = null) =>
  ({
    arrow,
    signedForAt: null,
    issued: { mediation: { stage: 'PRE_FILING', procedure } },
  }) as unknown as ReferralEntity;
const due = (
  arrow: string,
  today: string,
  procedure: 'ORDINARY' | 'SUMMARY' | null = null,
  consents: { givenAt: Date }[] = [],
) => {
  const { rule, variant, from } = handlingLimit(referral(arrow, procedure), consents, localDate(today));
  return computeDeadline({ rule, from, ...(variant ? { variant } : {}) }).due;
};

describe('the time for a referred mediation', () => {
  test('is thirty days of acceptance for a delegation', () => {
    expect(due('A01', '2024-09-06')).toBe('2024-10-08');
  });

  test('is seven or fifteen days for an entrustment, by procedure', () => {
    expect(due('A02', '2025-05-09', 'SUMMARY')).toBe('2025-05-16');
    expect(due('A02', '2025-05-09', 'ORDINARY')).toBe('2025-05-26');
  });

  test('is fifteen days for a suggestion before arbitration', () => {
    expect(due('A03', '2025-03-06')).toBe('2025-03-21');
  });

  test('counts from the later consent where a tribunal entrusts', () => {
    const consents = [
      { givenAt: new Date('2025-03-05T09:00:00+08:00') },
      { givenAt: new Date('2025-03-04T09:00:00+08:00') },
    ];
    expect(handlingLimit(referral('A04'), consents, localDate('2025-03-10'))).toMatchObject({
      rule: 'MED-4',
      from: '2025-03-05',
    });
  });

  test('is not given to a referral that asks for no mediation', () => {
    expect(() => due('A05', '2024-09-06')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });
});
