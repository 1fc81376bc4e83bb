import { describe, expect, test } from 'vitest';
import { judge } from './compare.js';

const ours = 'a'.repeat(64);
const others = 'b'.repeat(64);

/** We have sent five and hold receipts for three; of theirs we have applied two. */
function judged(line: { applied: number; sent?: number }, ownHash: string | null = ours): string {
  const mark = { caseCode: 'x', seq: 3, hash: ours };
  return judge({
    ...{ mark, sent: 5, appliedOfTheirs: 2, ownHash },
    line: { caseCode: 'x', sent: 2, hash: ours, ...line },
  });
}

describe('a case of two organisations', () => {
  test.each([
    ['AGREED', 'they have applied what we hold receipts for', { applied: 3 }],
    ['RECEIPTS_LOST', 'they have more than we hold receipts for', { applied: 5 }],
    ['LOST_HERE', 'they have what we have not sent', { applied: 6 }],
    ['LOST_THERE', 'they lack what they receipted', { applied: 2 }],
    ['LOST_THERE', 'they have lost all of it, and have never sent more than we know', { applied: 0 }],
    ['THEY_FETCH', 'they lack their own to us as well', { applied: 2, sent: 1 }],
    [
      'AGREED',
      'they lack nothing of ours, and what they lack of theirs is theirs to find',
      { applied: 3, sent: 1 },
    ],
  ])('is %s where %s', (finding, _why, line) => {
    expect(judged(line)).toBe(finding);
  });

  test.each([2, 3, 4])('is DIVERGED where the first %d are not the same', (applied) => {
    expect(judged({ applied }, others)).toBe('DIVERGED');
    expect(judged({ applied }, null)).toBe('DIVERGED');
  });
});
