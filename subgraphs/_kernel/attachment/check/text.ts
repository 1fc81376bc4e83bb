import { isUtf8 } from 'node:buffer';

// Tab, line feed, form feed and carriage return are all the control characters a text has.
const isControl = Uint8Array.from({ length: 256 }, (_unused, code) =>
  (code < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(code)) || code === 0x7f ? 1 : 0,
);

/** UTF-8 without control characters. */
export function isPlainText(content: Buffer): boolean {
  if (!isUtf8(content)) return false;
  for (let at = 0; at < content.length; at++) if (isControl[content[at]!]) return false;
  return true;
}
