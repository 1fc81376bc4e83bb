import { describe, expect, test } from 'vitest';
import { isOverdue } from './reply-term.js';

const served = { replyDue: '2025-02-28', repliedOn: null, state: 'SERVED' } as const;

describe('a recommendation is overdue', () => {
  test('the day after its last day without a reply, and not on the day', () => {
    expect([isOverdue(served, '2025-02-28'), isOverdue(served, '2025-03-01')]).toEqual([false, true]);
  });

  test('when the reply came late, and not when it came in time', () => {
    expect(isOverdue({ ...served, repliedOn: '2025-03-01' }, '2025-06-01')).toBe(true);
    expect(isOverdue({ ...served, repliedOn: '2025-02-28' }, '2025-06-01')).toBe(false);
  });

  test('never before it is served, nor after it is withdrawn', () => {
    expect(isOverdue({ ...served, replyDue: null, state: 'ISSUED' }, '2026-01-01')).toBe(false);
    expect(isOverdue({ ...served, state: 'WITHDRAWN' }, '2026-01-01')).toBe(false);
  });
});
