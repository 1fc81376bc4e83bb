import { describe, expect, test } from 'vitest';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { caseCodeOf, isFromHere, questionOf } from './question.js';

const code = mintCaseCode({ division: divisionCode('370499'), letter: 'C', year: 2026, serial: 417 });

describe('a case code as people type it', () => {
  test.each([
    code,
    ` ${code.toLowerCase()} `,
    code.replaceAll('-', ''),
    code.replaceAll('-', ' '),
    code.replaceAll('-', '—'),
    code.replaceAll('-', '－').replace('WF', 'ＷＦ'),
  ])('“%s” is understood', (typed) => {
    expect(caseCodeOf(typed)).toBe(code);
  });

  test.each([undefined, null, 7, [code], '', 'WF', `${code}0`, code.replace('000417', '000418')])(
    '%j is none',
    (typed) => {
      expect(caseCodeOf(typed)).toBeNull();
    },
  );

  test('comes with digits in any width', () => {
    const body = { caseCode: code, phoneEnding: ' ００ 01' };
    expect(questionOf({ body })).toEqual({ caseCode: code, phoneEnding: '0001', typed: code, large: false });
    expect(questionOf({ body: undefined })).toEqual({
      caseCode: null,
      phoneEnding: '',
      typed: '',
      large: false,
    });
  });
});

describe('a form', () => {
  const here = 'https://hub.example';
  test.each([
    [{}, true],
    [{ origin: here }, true],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'https://elsewhere.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: here, 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
  ])('with %j comes from here: %s', (headers, expected) => {
    expect(isFromHere({ headers }, here)).toBe(expected);
  });
});
