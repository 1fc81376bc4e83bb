import { describe, expect, test } from 'vitest';
import { mediationProcedure } from './entrust-mediation.js';
import { excludedDays } from './excluded-days.js';

describe('the days an entrusted mediation takes out of the trial limit', () => {
  test('are those of the extension that were used', () => {
    expect(excludedDays({ firstDue: '2025-05-16', lastDue: '2025-06-16', endedOn: '2025-06-10' })).toBe(25);
  });

  test('are none when it ended within its first limit', () => {
    expect(excludedDays({ firstDue: '2025-05-16', lastDue: '2025-06-16', endedOn: '2025-05-14' })).toBe(0);
  });

  test('are none when it ran late without an extension', () => {
    expect(excludedDays({ firstDue: '2025-05-16', lastDue: '2025-05-16', endedOn: '2025-06-10' })).toBe(0);
  });

  test('do not go beyond what the parties agreed', () => {
    expect(excludedDays({ firstDue: '2025-05-16', lastDue: '2025-06-16', endedOn: '2025-06-20' })).toBe(31);
  });
});

test('small claims are mediated within the limit of the summary procedure', () => {
  expect([
    mediationProcedure('ORDINARY'),
    mediationProcedure('SUMMARY'),
    mediationProcedure('SMALL_CLAIMS'),
  ]).toEqual(['ORDINARY', 'SUMMARY', 'SUMMARY']);
});
