import { jsonLimits } from './operation-limits.js';
import { tooLarge } from './too-large.js';

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const opening = new Set([0x7b, 0x5b]);
const closing = new Set([0x7d, 0x5d]);

/**
 * Refuses a body of too many parts or levels by its bytes alone: to build 20,000 of them takes longer than to count them. `from`: what has been
 * counted up to there already.
 */
export function checkJsonSize(bytes: Buffer, from = { at: 0, parts: 0, depth: 0 }): void {
  let { parts, depth } = from;
  for (let { at } = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === quote) at = endOfText(bytes, at + 1);
    else if (byte === comma || byte === colon) parts++;
    else if (opening.has(byte)) depth++;
    else if (closing.has(byte)) depth--;
    if (parts > jsonLimits.parts || depth > jsonLimits.depth) throw tooLarge('请求内容的层次或项目过多。');
  }
}

/** Where the text that begins here ends: at its closing quote, or with the body. */
function endOfText(bytes: Buffer, begin: number): number {
  const { length } = bytes;
  let at = begin;
  for (; at < length; at++) {
    const byte = bytes[at];
    if (byte === quote) return at;
    if (byte === backslash) at++;
  }
  return at;
}
