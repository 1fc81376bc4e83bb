import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { badArchives } from './bad-archives.js';
import { bad, type BadFile, heavy } from './bad-file.js';
import { chunk, docx, flate, jpeg, pdf, png, segment, stream } from './good-files.js';
import { zip } from './zip-writer.js';

// In pieces, so that no scanner takes this program for the test file.
const virus = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);
const archive = zip([{ name: 'a.txt', content: 'hidden' }]);
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const text = Buffer.from('说明');

const ofPdf = (): BadFile[] => [
  bad('ACTIVE', 'PDF with a script', 'js.pdf', pdf(script)),
  bad('ACTIVE', 'PDF with a script spelt in numbers', 'js2.pdf', pdf('<< /S /J#61vaScript /#4aS (x) >>')),
  bad(
    'ACTIVE',
    'PDF with a script in packed objects',
    'js3.pdf',
    pdf(flate('/Type /ObjStm /N 1 /First 4', `5 0 ${script}`)),
  ),
  bad(
    'ACTIVE',
    'PDF with packed objects that end early',
    'js4.pdf',
    pdf(flate('/Type /ObjStm /N 1 /First 4', `5 0 << >> endstream ${script}`)),
  ),
  bad(
    'ACTIVE',
    'PDF with a script in a stream that is not packed',
    'js5.pdf',
    pdf(stream('/N 1 /First 4', Buffer.from('5 0 << /JS (x) >>'))),
  ),
  bad(
    'DAMAGED',
    'PDF with objects packed in another way',
    'lzw.pdf',
    pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', text)),
  ),
  bad(
    'DAMAGED',
    'PDF with objects that do not unpack',
    'bad.pdf',
    pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', text)),
  ),
  bad('ACTIVE', 'PDF that starts a program', 'launch.pdf', pdf('<< /S /Launch /F (cmd.exe) >>')),
  bad('ACTIVE', 'PDF with a file in it', 'embedded.pdf', pdf(flate('/Type /EmbeddedFile', 'MZ'))),
  bad('ACTIVE', 'PDF with a form that runs', 'xfa.pdf', pdf('<< /XFA 9 0 R >>')),
  bad('ENCRYPTED', 'PDF with a password', 'locked.pdf', pdf('<< /Encrypt 9 0 R >>')),
  heavy('BOMB', 'PDF that unpacks to 60 MB', 'bomb.pdf', pdf(flate('', Buffer.alloc(60 * 1024 * 1024)))),
  heavy(
    'BOMB',
    'PDF with many streams of 15 MB',
    'bombs.pdf',
    pdf(...Array.from({ length: 4 }, () => flate('', Buffer.alloc(15 * 1024 * 1024)))),
  ),
  bad('POLYGLOT', 'PDF with an archive behind it', 'zip.pdf', Buffer.concat([pdf(), archive])),
  bad(
    'POLYGLOT',
    'PDF with a page behind it',
    'html.pdf',
    Buffer.concat([pdf(), Buffer.from('<script>1</script>')]),
  ),
  bad('POLYGLOT', 'PDF that begins later', 'late.pdf', Buffer.concat([Buffer.from([0, 1, 2]), pdf()])),
  bad('POLYGLOT', 'PDF in a text', 'late.txt', Buffer.concat([text, pdf()])),
  bad('DAMAGED', 'PDF without an end', 'cut.pdf', Buffer.from('%PDF-1.7\n1 0 obj')),
  heavy(
    'BOMB',
    'PDF of thirty thousand broken streams',
    'slow.pdf',
    pdf(...Array.from({ length: 30_000 }, () => stream('/Filter /FlateDecode', text))),
  ),
];

const ofImages = (): BadFile[] => [
  bad('PIXELS', 'PNG of 30,000 by 30,000', 'p.png', png(30_000, 30_000)),
  bad('PIXELS', 'PNG of 20,001 by 1', 'p1.png', png(20_001, 1)),
  bad('PIXELS', 'PNG of 51 million pixels', 'p2.png', png(10_000, 5_100)),
  bad('PIXELS', 'JPEG of 65,000 by 65,000', 'p.jpg', jpeg(65_000, 65_000)),
  bad('PIXELS', 'JPEG with a huge second picture', 'p2.jpg', Buffer.concat([jpeg(), jpeg(60_000, 60_000)])),
  bad('DAMAGED', 'PNG of no size', 'n.png', png(0, 5)),
  bad('DAMAGED', 'PNG without an end', 'c.png', png().subarray(0, -12)),
  bad(
    'DAMAGED',
    'PNG with a chunk longer than the file',
    'l.png',
    png(2, 2, [Buffer.from('7fffffff74455874', 'hex')]),
  ),
  bad('DAMAGED', 'JPEG without an end', 'c.jpg', jpeg().subarray(0, -2)),
  bad('DAMAGED', 'JPEG without a frame', 'f.jpg', Buffer.from('ffd8ffe000024a46ffd9', 'hex')),
  heavy(
    'DAMAGED',
    'JPEG of fill bytes',
    's.jpg',
    Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(9_000_000, 0xff)]),
  ),
  bad('POLYGLOT', 'JPEG with an archive behind it', 'z.jpg', Buffer.concat([jpeg(), archive])),
  bad('POLYGLOT', 'JPEG with a script behind it', 't.jpg', Buffer.concat([jpeg(), Buffer.from('<?php ?>')])),
  bad('POLYGLOT', 'JPEG with an archive in its comment', 'm.jpg', jpegOfArchive()),
  bad('POLYGLOT', 'JPEG with a PDF in its comment', 'd.jpg', jpeg(16, 16, pdf())),
  bad('POLYGLOT', 'PNG with an archive behind it', 'z.png', Buffer.concat([png(), archive])),
  bad('POLYGLOT', 'PNG with a PDF in a chunk', 'd.png', png(2, 2, [chunk('tEXt', pdf())])),
];

/** Readers of archives take everything behind the last record for its comment. */
function jpegOfArchive(): Buffer {
  const rest = Buffer.concat([
    segment(0xc0, Buffer.from([8, 0, 9, 0, 9, 1, 1, 17, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0xd9]),
  ]);
  const inside = Buffer.from(archive);
  inside.writeUInt16LE(rest.length, inside.length - 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xfe, inside), rest]);
}

const ofNames = (): BadFile[] =>
  [
    ['a path', '../../etc/passwd.txt'],
    ['a path of Windows', '..\\a.txt'],
    ['a path spelt in numbers', '..%2fa.txt'],
    ['a drive', 'C:a.txt'],
    ['a NUL', 'a.exe\0.txt'],
    ['a line', 'a\r\nset-cookie: x.txt'],
    ['a turned direction', 'a\u202etxt.exe.txt'],
    ['an invisible character', 'a\u200b.txt'],
    ['a reserved name', 'con.txt'],
    ['a reserved name and a number', 'LPT1.说明.txt'],
    ['two extensions', '工资.exe.txt'],
    ['a page before the extension', 'a.html.txt'],
    ['no name', '.txt'],
    ['no extension', '说明'],
    ['no character', ' '],
    ['121 characters', `${'长'.repeat(117)}.txt`],
    ['a wildcard', 'a*.txt'],
  ].map(([what, name]) => bad('NAME', `a name with ${what}`, name!, text));

const ofTypes = (): BadFile[] => [
  bad('EMPTY', 'nothing', 'e.txt', Buffer.alloc(0)),
  bad('TOO_LARGE', 'a byte more than 10 MB', 'big.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a')),
  bad('TYPE', 'a program', 'setup.exe', Buffer.from('MZ\x90\0')),
  bad('TYPE', 'a paper and a program', '工资.pdf.exe', pdf()),
  bad('TYPE', 'a program named as a PDF', 'a.pdf', Buffer.from('MZ\x90\0\x03', 'latin1')),
  bad('TYPE', 'a page', 'a.html', Buffer.from('<script>1</script>')),
  bad('TYPE', 'a drawing with a script', 'a.svg', Buffer.from('<svg><script>1</script></svg>')),
  bad('TYPE', 'XML named as text', 'a.txt', Buffer.from('<?xml version="1.0"?><x/>')),
  bad('TYPE', 'RTF named as text', 'b.txt', Buffer.from('{\\rtf1 {\\object}}')),
  bad('TYPE', 'a GIF', 'a.png', Buffer.from('GIF89a\x01\0\x01\0\0\0\0', 'latin1')),
  bad(
    'TYPE',
    'a document of the old kind',
    'a.docx',
    Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'),
  ),
  bad('TYPE', 'text in another encoding', 'gbk.txt', Buffer.from([0xb9, 0xa4, 0xd7, 0xca])),
  bad('TYPE', 'text with a NUL', 'zero.txt', Buffer.from('a\0b')),
  bad('TYPE', 'text with control characters', 'esc.txt', Buffer.from('\x1b[2J')),
  bad('EXTENSION', 'a PNG named as a PDF', 'png.pdf', png()),
  bad('EXTENSION', 'text named as a PDF', 'text.pdf', text),
  bad('EXTENSION', 'a PDF named as text', 'pdf.txt', pdf()),
  bad('VIRUS', 'the test virus', 'eicar.txt', virus),
  bad(
    'VIRUS',
    'the test virus behind a text',
    'e2.txt',
    Buffer.concat([Buffer.alloc(1_000_000, 'a'), virus]),
  ),
  bad(
    'VIRUS',
    'the test virus in a document',
    'e.docx',
    docx([{ name: 'word/media/a.bin', content: virus }]),
  ),
  bad(
    'VIRUS',
    'the test virus across two pieces',
    'e3.docx',
    docx([{ name: 'word/a.bin', content: Buffer.concat([randomBytes(65_500), virus]) }]),
  ),
  bad(
    'VIRUS',
    'the test virus packed in a PDF',
    'e.pdf',
    pdf(stream('/Filter /FlateDecode', deflateSync(virus))),
  ),
  bad('VIRUS', 'the test virus in a picture', 'e.jpg', jpeg(16, 16, virus)),
];

/** Files that nobody may keep, made anew at each call. */
export const badFiles = (): BadFile[] => [
  ...badArchives(),
  ...ofPdf(),
  ...ofImages(),
  ...ofNames(),
  ...ofTypes(),
];
