import { expect, test } from 'vitest';
import { mintCaseCode } from '#kernel/values/case-code.js';
import type { DivisionCode } from '#kernel/values/division-code.js';
import { cursorOf, placeOf } from './cursor.js';

const caseCode = mintCaseCode({ division: '370499' as DivisionCode, letter: 'C', year: 2026, serial: 417 });

test.each(['2026-03-02', null])('a place comes back from its cursor, due %s', (dueOn) => {
  expect(placeOf(cursorOf({ dueOn, caseCode }))).toEqual({ dueOn, caseCode });
});

test.each(['', 'x', 'bnVsbA', Buffer.from('["2026-03-02","x"]').toString('base64url')])(
  'a cursor that nobody gave is refused: %j',
  (cursor) => {
    expect(() => placeOf(cursor)).toThrow('翻页位置无效。');
  },
);
