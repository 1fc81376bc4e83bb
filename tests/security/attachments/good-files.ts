// cspell:ignore Annot nendobj nstartxref
import { crc32, deflateSync } from 'node:zlib';
import { type Part, zip, type ZipOptions } from './zip-writer.js';

export interface TestFile {
  /** What is the matter with it. */
  title: string;
  name: string;
  content: Buffer;
}

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spread = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export function contentTypes(part: string, type: string): Part {
  const content = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`;
  return { name: '[Content_Types].xml', content };
}

export function rels(name: string, ...entries: { type: string; target: string; mode?: string }[]): Part {
  const lines = entries.map(
    ({ type, target, mode }, at) =>
      `<Relationship Id="r${at}" Type="${officeType}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
  );
  return {
    name,
    content: `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${relationships}">${lines.join('')}</Relationships>`,
  };
}

export function docx(more: readonly Part[] = [], options: ZipOptions = {}): Buffer {
  return zip(
    [
      contentTypes('word/document.xml', `${word}.document.main+xml`),
      rels('_rels/.rels', { type: 'officeDocument', target: 'word/document.xml' }),
      {
        name: 'word/document.xml',
        content: '<?xml version="1.0" encoding="UTF-8"?><w:document>申请书</w:document>',
      },
      ...more,
    ],
    options,
  );
}

export function xlsx(more: readonly Part[] = []): Buffer {
  return zip([
    contentTypes('xl/workbook.xml', `${spread}.sheet.main+xml`),
    rels('_rels/.rels', { type: 'officeDocument', target: 'xl/workbook.xml' }),
    { name: 'xl/workbook.xml', content: '<?xml version="1.0" encoding="UTF-8"?><workbook>工资表</workbook>' },
    ...more,
  ]);
}

export function ofd(more: readonly Part[] = []): Buffer {
  return zip([
    {
      name: 'OFD.xml',
      content:
        '<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1"/>',
    },
    { name: 'Doc_0/Document.xml', content: '<?xml version="1.0" encoding="UTF-8"?><ofd:Document/>' },
    ...more,
  ]);
}

/** A PDF of the objects given; readers rebuild what this writer leaves out. */
export function pdf(...objects: (string | Buffer)[]): Buffer {
  const numbered = objects.map((object, at) =>
    Buffer.concat([Buffer.from(`${at + 3} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]),
  );
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
    Buffer.from('2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'),
    ...numbered,
    Buffer.from('trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
  ]);
}

export function stream(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
}

export function flate(dictionary: string, content: Buffer | string): Buffer {
  return stream(`${dictionary} /Filter /FlateDecode`, deflateSync(Buffer.from(content)));
}

export function png(width = 2, height = 2, more: Buffer[] = []): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(6));
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    ...[start, chunk('IHDR', size), ...more],
    ...[chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))],
  ]);
}

export function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

export function jpeg(width = 16, height = 16, comment: Buffer = Buffer.from('示例')): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  return Buffer.concat([
    ...[Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'))],
    ...[segment(0xfe, comment), segment(0xc0, frame), segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))],
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
  ]);
}

export function segment(marker: number, content: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, content]);
}

const link = { type: 'hyperlink', target: 'https://example.invalid/', mode: 'External' };
const objects = '5 0 << /Type /Annot >>';

/** Files as clerks have them; each must be taken in and given back byte for byte. */
export const goodFiles: readonly (TestFile & { mediaType: string })[] = [
  { title: 'PDF', name: '起诉状.pdf', content: pdf(), mediaType: 'application/pdf' },
  {
    title: 'PDF with packed objects and pictures',
    name: '2024.3.1 证据.pdf',
    content: pdf(
      flate('/Type /ObjStm /N 1 /First 4', objects),
      flate('', 'BT (JS) Tj ET'),
      flate('/Subtype /Image /Width 9 /Height 9', Buffer.alloc(40_000_000)),
    ),
    mediaType: 'application/pdf',
  },
  { title: 'JPEG', name: '工资条.JPG', content: jpeg(), mediaType: 'image/jpeg' },
  {
    title: 'JPEG with a brightness map behind it',
    name: '照片.jpeg',
    content: Buffer.concat([jpeg(), jpeg(8, 8)]),
    mediaType: 'image/jpeg',
  },
  { title: 'PNG', name: '截图.png', content: png(), mediaType: 'image/png' },
  { title: 'DOCX', name: '申请书.docx', content: docx(), mediaType: `${word}.document` },
  {
    title: 'DOCX with a link and a picture',
    name: '说明（一）.docx',
    content: docx([
      rels('word/_rels/document.xml.rels', link, { type: 'image', target: 'media/image1.png' }),
      { name: 'word/media/image1.png', content: png() },
    ]),
    mediaType: `${word}.document`,
  },
  { title: 'XLSX', name: '工资表.xlsx', content: xlsx(), mediaType: `${spread}.sheet` },
  { title: 'OFD', name: '裁决书.ofd', content: ofd(), mediaType: 'application/ofd' },
  {
    title: 'text',
    name: '情况说明.txt',
    content: Buffer.from('欠薪三个月。\r\n<b>x</b>\n'),
    mediaType: 'text/plain',
  },
];
