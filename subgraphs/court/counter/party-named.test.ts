import { describe, expect, test } from 'vitest';
import { partyNamed } from './party-named.js';

const parties = [
  { id: 'a', side: 'APPLICANT', idNumber: '370499198803120019' },
  { id: 'b', side: 'APPLICANT', idNumber: '370499199111050026' },
  { id: 'c', side: 'RESPONDENT', idNumber: null },
] as const;
const nobody = { partyId: null, idNumber: null };

describe('an applicant', () => {
  test('is named by id, by identity number, or not at all where there is only one', () => {
    expect(partyNamed(parties, 'APPLICANT', { ...nobody, partyId: 'b' }).id).toBe('b');
    expect(partyNamed(parties, 'APPLICANT', { ...nobody, idNumber: '370499198803120019' }).id).toBe('a');
    expect(partyNamed(parties, 'RESPONDENT', nobody).id).toBe('c');
  });

  test.each([
    ['of the other side', { ...nobody, partyId: 'c' }],
    ['that nobody is', { ...nobody, partyId: 'd' }],
    ['where there are several', nobody],
    ['by two names that differ', { partyId: 'a', idNumber: '370499199111050026' }],
  ])('is refused %s', (_, name) => {
    expect(() => partyNamed(parties, 'APPLICANT', name)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
  });
});
