import { crc32, deflateRawSync } from 'node:zlib';
import { bad, type BadFile, heavy } from './bad-file.js';
import { docx, ofd, xlsx } from './good-files.js';
import { type Part, zip } from './zip-writer.js';

const megabyte = 1024 * 1024;
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * megabyte);
const part = (name: string, content: Buffer | string = 'x'): Part => ({ name, content });
const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>${body}`;

/** Content under many names, packed once. */
function packedOnce(content: Buffer): (name: string) => Part {
  const packed = deflateRawSync(content, { level: 1 });
  const claims = { size: content.length, crc: crc32(content) };
  return (name) => ({ name, packed, claims });
}

/** Stored, not packed. */
function asIs(content: Buffer): Part['claims'] {
  return { method: 0, size: content.length, crc: crc32(content) };
}

/** Packs to a thirtieth, so that the ratio alone does not catch it. */
function repeated(megabytes: number): Buffer {
  const noise = Buffer.from(Array.from({ length: 30_000 }, (_unused, at) => (at * 7919) % 251));
  return Buffer.alloc(megabytes * megabyte, noise);
}

/** Archives that unpack to more than they are. */
export const bombs = (): BadFile[] => {
  const most = zeros(90);
  const packed = deflateRawSync(most, { level: 1 });
  const blank = packedOnce(zeros(1));
  const pattern = packedOnce(repeated(20));
  const nothing = packedOnce(Buffer.alloc(0));
  const layer = zip([...Array(16).keys()].map((at) => blank(`lib${at}.zip`)));
  const shared = part('word/a.bin', 'shared');
  return [
    heavy(
      'BOMB',
      'one part of 90 MB of zeros',
      '一.docx',
      docx([{ name: 'word/media/a.bin', packed, claims: { size: most.length, crc: crc32(most) } }]),
    ),
    heavy(
      'BOMB',
      'many parts of a hundred to one',
      '二.docx',
      docx([...Array(99).keys()].map((at) => blank(`word/media/${at}.bin`))),
    ),
    bad(
      'BOMB',
      'parts of more than 100 MB together',
      '三.xlsx',
      xlsx([...Array(6).keys()].map((at) => pattern(`xl/media/${at}.bin`))),
    ),
    heavy(
      'BOMB',
      'a header that lies about 90 MB',
      '四.docx',
      docx([{ name: 'word/media/a.bin', packed, claims: { size: 4096, crc: 0 } }]),
    ),
    heavy(
      'BOMB',
      'a stored header that lies',
      '五.docx',
      docx([{ name: 'word/a.bin', packed, claims: { size: packed.length * 90, crc: 0 } }]),
    ),
    bad(
      'BOMB',
      'two thousand and more parts',
      '六.docx',
      docx([...Array(2001).keys()].map((at) => nothing(`word/${at}.txt`))),
    ),
    bad(
      'BOMB',
      'seventy thousand empty parts',
      '七.docx',
      docx([...Array(70_000).keys()].map((at) => nothing(`w/${at}`))),
    ),
    bad(
      'DAMAGED',
      'more parts than the last record counts',
      '八.docx',
      docx([part('word/a.txt'), part('word/b.txt')], { count: 3 }),
    ),
    bad(
      'ARCHIVE',
      'archives within archives (42.zip)',
      '九.docx',
      docx([{ name: 'word/embeddings/a.zip', packed: layer, claims: asIs(layer) }]),
    ),
    bad(
      'BOMB',
      'parts that share their bytes',
      '十.docx',
      docx([shared, { ...shared, overlaps: true, name: 'word/A2.bin' }]),
    ),
    bad(
      'BOMB',
      'a part that reaches over the next one',
      '十四.docx',
      docx([{ ...shared, claims: { packed: 70 } }, part('word/b.bin')]),
    ),
    bad(
      'BOMB',
      'entities that unfold (billion laughs)',
      '十一.docx',
      docx([
        part('word/settings.xml', xml('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')),
      ]),
    ),
    bad(
      'BOMB',
      'an entity from outside (XXE)',
      '十二.xlsx',
      xlsx([part('xl/styles.xml', xml('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'))]),
    ),
    bad(
      'BOMB',
      'entities behind many words',
      '十三.ofd',
      ofd([part('Doc_0/Res.xml', `${xml('')}${' x'.repeat(3_000)}<!DOCTYPE x><x/>`)]),
    ),
  ];
};
