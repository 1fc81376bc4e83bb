import { describe, expect, test } from 'vitest';
import { NoAnswer, parseAnswerInBytes } from '../agency-call.js';
import {
  bytesOfText,
  markInBytes,
  printResult,
  textOfBytes,
  valueInBytes,
  valueInText,
} from './byte-text.js';

const texts = ['', 'plain', '工会', '😀𠮷', 'é\\n"', '\u2028\u0007', '\u0000'];

test.each(texts)('%j is the same text after a way through bytes', (text) => {
  const bytes = bytesOfText(text);
  expect(bytes.length).toBe(Buffer.byteLength(text));
  expect(textOfBytes(bytes)).toBe(text);
  const value = { list: [text, 1, null, { [text]: true }] };
  expect(valueInText(valueInBytes(value))).toEqual(value);
});

/** What a client reads of an agency's answer with this body. */
function through(body: string): unknown {
  const { data, errors } = parseAnswerInBytes(Buffer.from(body));
  markInBytes(data!);
  const printed = printResult({ data, ...(errors && { errors }) });
  return JSON.parse(Buffer.from(printed, 'latin1').toString('utf8'));
}

describe('an answer that goes through in bytes', () => {
  test.each([
    ...texts.map((text) => JSON.stringify({ data: { [`k${text}`]: [text, { text }] } })),
    '{"data":{"name":"\\u5de5会 \\ud83d\\ude00 \\ud800"}}',
    '{"data":{"escaped":"\\\\u5de5","会":"工"}}',
  ])('arrives as it was sent: %s', (body) => {
    expect(through(body)).toEqual(JSON.parse(body));
  });

  test('keeps its errors in text', () => {
    const body = JSON.stringify({
      data: { name: '工会' },
      errors: [{ message: '没有这个案件。', path: ['name', 0], extensions: { hint: '请核对。' } }],
    });
    expect(parseAnswerInBytes(Buffer.from(body)).errors).toEqual(JSON.parse(body).errors);
    expect(through(body)).toEqual(JSON.parse(body));
  });

  test('is none where it is not UTF-8', () => {
    const body = Buffer.from('{"data":{"name":"\xff\xfe"}}', 'latin1');
    expect(() => parseAnswerInBytes(body)).toThrow(NoAnswer);
  });
});

test('a result that is in text is printed in bytes as well', () => {
  const result = { errors: [{ message: '请先登录。' }], data: { name: '工会' } };
  expect(textOfBytes(printResult(result))).toBe(JSON.stringify(result));
  expect(textOfBytes(printResult({ data: null }))).toBe('{"data":null}');
});
