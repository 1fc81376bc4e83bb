import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { archiveLimits, asRefusal, openArchive } from './archive.js';
import type { MediaType } from './media-type.js';
import { checkName, checkRelationships, checkStart, checkXml } from './office-parts.js';
import type { Patience } from './patience.js';
import { refuseFile } from './refuse-file.js';
import { holdsTestSignature, signatureLength } from './scanner.js';

type OfficeType = Exclude<MediaType, 'application/pdf' | 'image/jpeg' | 'image/png' | 'text/plain'>;

const mainParts: [OfficeType, string, RegExp][] = [
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'word/document.xml',
    /wordprocessingml\.document\.main\+xml/,
  ],
  [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'xl/workbook.xml',
    /spreadsheetml\.sheet\.main\+xml/,
  ],
];

/** Looks through every part of a DOCX, XLSX or OFD without keeping what it unpacks; answers which of them it is. */
export async function checkOffice(content: Buffer, patience: Patience): Promise<OfficeType> {
  const { file, entries } = await openArchive(content);
  try {
    for (const { fileName } of entries) checkName(fileName);
    const kept = new Map<string, string>();
    let total = 0;
    for (const entry of entries) {
      const { size, text } = await readPart(file, entry, patience);
      total += size;
      if (total > archiveLimits.unpacked) throw refuseFile('BOMB');
      if (text !== null) kept.set(entry.fileName, text);
    }
    const names = new Set(entries.map(({ fileName }) => fileName));
    return typeOf(names, kept.get('[Content_Types].xml') ?? '', kept.get('OFD.xml') ?? '');
  } catch (error) {
    throw asRefusal(error);
  } finally {
    file.close();
  }
}

function typeOf(names: Set<string>, contentTypes: string, ofd: string): OfficeType {
  if (/macroEnabled|vbaProject/i.test(contentTypes)) throw refuseFile('ACTIVE');
  if (/<(?:\w+:)?OFD\b/.test(ofd) && contentTypes === '') return 'application/ofd';
  const found = mainParts.find(([, part, declared]) => names.has(part) && declared.test(contentTypes));
  if (!found) throw refuseFile('TYPE');
  return found[0];
}

/** One part as it really unpacks, in pieces. What is short and says what the document is made of is kept as text. */
async function readPart(
  file: ZipFile,
  entry: Entry,
  patience: Patience,
): Promise<{ size: number; text: string | null }> {
  const { fileName } = entry;
  const isXml = /\.(xml|rels)$/i.test(fileName);
  const keeps = /\.rels$/i.test(fileName) || ['[Content_Types].xml', 'OFD.xml'].includes(fileName);
  const pieces: Buffer[] = [];
  let size = 0;
  let sum = 0;
  let tail: Buffer = Buffer.alloc(0);
  if (fileName.endsWith('/')) return { size, text: null };
  for await (const piece of (await file.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    await patience.breathe();
    const seen = Buffer.concat([tail, piece]);
    if (size === 0) checkStart(piece, isXml);
    if (holdsTestSignature(seen)) throw refuseFile('VIRUS');
    if (isXml) checkXml(seen);
    if (keeps) pieces.push(piece);
    tail = seen.subarray(-signatureLength);
    size += piece.length;
    sum = crc32(piece, sum);
  }
  if (sum !== entry.crc32) throw refuseFile('DAMAGED');
  if (!keeps) return { size, text: null };
  const text = Buffer.concat(pieces).toString('utf8');
  if (/\.rels$/i.test(fileName)) checkRelationships(text);
  return { size, text };
}
