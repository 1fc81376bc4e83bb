import { describe, expect, test } from 'vitest';
import { inspectionNumber } from './inspection-number.js';
import { isBarred, needInTime } from './two-year-bar.js';

describe('a violation', () => {
  test('that ended on 2023-03-03 is inspected when the complaint comes on 2025-03-03, and not a day later', () => {
    expect(isBarred({ violationEndedOn: '2023-03-03', receivedOn: '2025-03-03' })).toBe(false);
    expect(isBarred({ violationEndedOn: '2023-03-03', receivedOn: '2025-03-04' })).toBe(true);
  });

  test('whose two years end on a Saturday may be complained of on the Monday', () => {
    expect(isBarred({ violationEndedOn: '2023-03-01', receivedOn: '2025-03-03' })).toBe(false);
    expect(isBarred({ violationEndedOn: '2023-03-01', receivedOn: '2025-03-04' })).toBe(true);
  });

  test('that goes on is never too old', () => {
    expect(() => needInTime({ violationEndedOn: null, receivedOn: '2025-03-04' })).not.toThrow();
  });

  test('that is too old is refused with its article', () => {
    expect(() => needInTime({ violationEndedOn: '2022-01-01', receivedOn: '2025-03-04' })).toThrow(
      expect.objectContaining({ code: 'OUT_OF_TIME' }),
    );
  });
});

describe('a number of the inspectors', () => {
  test.each(['鲁虚构人社监令字〔2025〕第3号', '鲁虚构人社监令字[2025]第3号', '虚构劳监立〔2025〕12号'])(
    '%s is one',
    (text) => {
      expect(inspectionNumber(text)).toMatch(/〔2025〕/);
    },
  );

  test.each(['', '3号', '鲁虚构劳人仲案字〔2025〕第1号', '鲁虚构人社监令字2025第3号'])(
    '%s is none',
    (text) => {
      expect(() => inspectionNumber(text)).toThrow(
        expect.objectContaining({ code: 'INVALID_INSPECTION_NUMBER' }),
      );
    },
  );
});
