import { jsonLimits } from './operation-limits.js';
import { tooLarge } from './too-large.js';

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const opening = new Set([0x7b, 0x5b]);
const closing = new Set([0x7d, 0x5d]);

/** Refuses a body of too many parts or levels by its bytes alone: to build 20,000 of them takes longer than to count them. */
export function checkJsonSize(bytes: Buffer): void {
  let parts = 0;
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (inText) {
      if (byte === backslash) at++;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === comma || byte === colon) parts++;
    else if (opening.has(byte)) depth++;
    else if (closing.has(byte)) depth--;
    if (parts > jsonLimits.parts || depth > jsonLimits.depth) throw tooLarge('请求内容的层次或项目过多。');
  }
}
