import { isUtf8 } from 'node:buffer';
import type { Patience } from './patience.js';

// Tab, line feed, form feed and carriage return are all the control characters a text has.
const isControl = Uint8Array.from({ length: 256 }, (_unused, code) =>
  (code < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(code)) || code === 0x7f ? 1 : 0,
);
const stretch = 512 * 1024;

/** UTF-8 without control characters. */
export async function isPlainText(content: Buffer, patience: Patience): Promise<boolean> {
  if (!isUtf8(content)) return false;
  for (let from = 0; from < content.length; from += stretch) {
    if (hasControl(content.subarray(from, from + stretch))) return false;
    await patience.breathe();
  }
  return true;
}

function hasControl(part: Buffer): boolean {
  for (let at = 0; at < part.length; at++) if (isControl[part[at]!]) return true;
  return false;
}
