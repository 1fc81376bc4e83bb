import { printInBytes } from './passed-on.js';

/*
 * Byte text is a string with a character for each byte of a text in UTF-8. What agencies answer is read, joined and printed as such: a
 * Chinese character is three of its characters, and is neither decoded nor encoded on its way through the gateway.
 */

const onlyAscii = /^[\x00-\x7f]*$/;

export function bytesOfText(text: string): string {
  return onlyAscii.test(text) ? text : Buffer.from(text).toString('latin1');
}

export function textOfBytes(bytes: string): string {
  return onlyAscii.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A JSON value with all its texts in bytes. */
export function valueInBytes<Value>(value: Value): Value {
  return read(value, bytesOfText);
}

export function valueInText<Value>(value: Value): Value {
  return read(value, textOfBytes);
}

function read<Value>(value: Value, as: (text: string) => string): Value {
  const json = value === undefined ? '' : JSON.stringify(value);
  return onlyAscii.test(json) ? value : (JSON.parse(as(json)) as Value);
}

const inBytes = Symbol('in bytes');

/** Says of an answer's data that its texts are in bytes. */
export function markInBytes(data: Marked): void {
  data[inBytes] = true;
}

interface Marked {
  [inBytes]?: true;
}

export interface Result {
  readonly data?: Record<string, unknown> | null | undefined;
  readonly errors?: unknown;
}

/** A result as JSON, in bytes; its errors are in text. */
export function printResult(result: Result): string {
  const { data, errors } = result;
  if ((data as Marked | null | undefined)?.[inBytes] !== true) return bytesOfText(JSON.stringify(result));
  if (errors === undefined) return printInBytes(result);
  return `{"errors":${bytesOfText(JSON.stringify(errors))},"data":${printInBytes(data)}}`;
}
