import { fileTypeFromBuffer } from 'file-type';
import type { Patience } from './patience.js';
import { isPlainText } from './text.js';
import { refuseFile } from './refuse-file.js';

/** The extensions a file of each type may carry. */
export const extensionsOf = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/ofd': ['ofd'],
  'text/plain': ['txt'],
} as const;
export type MediaType = keyof typeof extensionsOf;
export type PlainMediaType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'text/plain';

const binary = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
] as const;
const zipStart = Buffer.from('PK\x03\x04', 'latin1');

/**
 * What the content is, whatever its name says; `zip` is looked into further. The recogniser of a hundred types is asked
 * only about what begins like one of ours, so that its rarer parsers never see what a stranger sends.
 */
export async function recognise(content: Buffer, patience: Patience): Promise<PlainMediaType | 'zip'> {
  if (startsWith(content, zipStart)) return 'zip';
  const [ours] = binary.find(([, start]) => startsWith(content, start)) ?? [];
  if (ours === undefined && !(await isPlainText(content, patience)))
    throw refuseFile(hidesPdf(content) ? 'POLYGLOT' : 'TYPE');
  const found = (await fileTypeFromBuffer(content))?.mime;
  if (found !== ours) throw refuseFile('TYPE');
  if (ours !== 'application/pdf' && hidesPdf(content)) throw refuseFile('POLYGLOT');
  if (endsAsZip(content)) throw refuseFile('POLYGLOT');
  return ours ?? 'text/plain';
}

function startsWith(content: Buffer, start: Buffer): boolean {
  return content.subarray(0, start.length).equals(start);
}

/** Readers of PDF open what has the header anywhere in the first kilobyte. */
function hidesPdf(content: Buffer): boolean {
  return content.subarray(0, 1024 + 5).includes('%PDF-', 0, 'latin1');
}

const directoryEnd = Buffer.from('PK\x05\x06', 'latin1');
const directoryEndSize = 22;

/** Readers of ZIP begin at the end: a last record whose comment reaches to the file's end makes any file an archive. */
export function endsAsZip(content: Buffer): boolean {
  const from = Math.max(0, content.length - directoryEndSize - 0xffff);
  for (let at = content.indexOf(directoryEnd, from); at !== -1; at = content.indexOf(directoryEnd, at + 1)) {
    if (at + directoryEndSize > content.length) return false;
    if (at + directoryEndSize + content.readUInt16LE(at + 20) === content.length) return true;
  }
  return false;
}
