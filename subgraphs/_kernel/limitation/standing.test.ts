import { describe, expect, test } from 'vitest';
import { localDate } from '#kernel/values/local-date.js';
import { type LimitationFacts, standingOf } from './standing.js';

const today = localDate('2025-09-01');
const nothing: LimitationFacts = { start: null, events: [], suspensions: [] };
const stands = (facts: Partial<LimitationFacts>) => {
  const standing = standingOf({ ...nothing, ...facts }, today);
  return standing && [standing.rule, standing.limit?.due ?? null, standing.interruptedBy];
};
const known = { kind: 'KNOWN', from: '2024-05-10' } as const;

describe('the limitation of arbitration', () => {
  test('is not known where neither its start nor an event is on record', () => {
    expect(stands({})).toBeNull();
  });

  test('ends a year after the party knew, moved off a rest day', () => {
    expect(stands({ start: known })).toEqual(['ARB-1', '2025-05-12', null]);
  });

  test('begins anew with every event before its last day', () => {
    const events = [
      { kind: 'COMPLAINT', at: '2025-05-12' },
      { kind: 'CONSENT_WITHDRAWN', at: '2025-07-01' },
    ] as const;
    expect(stands({ start: known, events })).toEqual(['ARB-1', '2026-07-01', 'CONSENT_WITHDRAWN']);
    expect(stands({ events })).toEqual(['ARB-1', '2026-07-01', 'CONSENT_WITHDRAWN']);
  });

  test('is not revived by an event after its last day, nor shortened by one before its start', () => {
    const late = [{ kind: 'COMPLAINT', at: '2025-05-13' }] as const;
    expect(stands({ start: known, events: late })).toEqual(['ARB-1', '2025-05-12', null]);
    const early = [{ kind: 'COMPLAINT', at: '2024-05-09' }] as const;
    expect(stands({ start: known, events: early })).toEqual(['ARB-1', '2025-05-12', null]);
  });

  test('is kept alive by a suspension until the event', () => {
    const suspensions = [{ from: '2025-05-01', until: '2025-06-01' }];
    const events = [{ kind: 'SUIT', at: '2025-06-10' }] as const;
    expect(stands({ start: known, suspensions })).toEqual(['ARB-1', '2025-06-10', null]);
    expect(stands({ start: known, suspensions, events })).toEqual(['ARB-1', '2026-06-10', 'SUIT']);
  });

  test('does not run for wages owed while the employment lasts, and runs a year from its end', () => {
    const events = [{ kind: 'COMPLAINT', at: '2024-06-01' }] as const;
    expect(stands({ start: { kind: 'EMPLOYMENT_ENDED', from: null }, events })).toEqual([
      'ARB-1b',
      null,
      null,
    ]);
    const ended = { kind: 'EMPLOYMENT_ENDED', from: '2025-03-31' } as const;
    expect(stands({ start: ended, events })).toEqual(['ARB-1b', '2026-03-31', null]);
  });
});
