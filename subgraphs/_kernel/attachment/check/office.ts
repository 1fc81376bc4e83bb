import { crc32 } from 'node:zlib';
import { type ArchivePart, asRefusal, openArchive, unpack } from './archive.js';
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
  const parts = await openArchive(content);
  for (const { name } of parts) checkName(name);
  const kept = new Map<string, string>();
  for (const part of parts) {
    const text = await readPart(part, patience);
    if (text !== null) kept.set(part.name, text);
  }
  const names = new Set(parts.map(({ name }) => name));
  return typeOf(names, kept.get('[Content_Types].xml') ?? '', kept.get('OFD.xml') ?? '');
}

function typeOf(names: Set<string>, contentTypes: string, ofd: string): OfficeType {
  if (/macroEnabled|vbaProject/i.test(contentTypes)) throw refuseFile('ACTIVE');
  if (/<(?:\w+:)?OFD\b/.test(ofd) && contentTypes === '') return 'application/ofd';
  const found = mainParts.find(([, part, declared]) => names.has(part) && declared.test(contentTypes));
  if (!found) throw refuseFile('TYPE');
  return found[0];
}

/** One part as it really unpacks, in pieces. What is short and says what the document is made of is answered as text. */
async function readPart(part: ArchivePart, patience: Patience): Promise<string | null> {
  const { name } = part;
  if (name.endsWith('/') && part.size === 0) return null;
  const isXml = /\.(xml|rels)$/i.test(name);
  const keeps = /\.rels$/i.test(name) || ['[Content_Types].xml', 'OFD.xml'].includes(name);
  const pieces: Buffer[] = [];
  let sum = 0;
  let tail: Buffer | null = null;
  try {
    for await (const piece of unpack(part)) {
      await patience.breathe();
      if (tail === null) checkStart(piece, isXml);
      const seen: Buffer = tail === null ? piece : Buffer.concat([tail, piece]);
      if (holdsTestSignature(seen)) throw refuseFile('VIRUS');
      if (isXml) checkXml(seen);
      if (keeps) pieces.push(piece);
      tail = seen.subarray(-signatureLength);
      sum = crc32(piece, sum);
    }
  } catch (error) {
    throw asRefusal(error);
  }
  if (sum !== part.crc32) throw refuseFile('DAMAGED');
  if (!keeps) return null;
  const text = Buffer.concat(pieces).toString('utf8');
  if (/\.rels$/i.test(name)) checkRelationships(text);
  return text;
}
