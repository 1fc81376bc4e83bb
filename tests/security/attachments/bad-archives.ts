import { deflateRawSync } from 'node:zlib';
import { contentTypes, docx, ofd, rels, type TestFile, xlsx } from './good-files.js';
import { type Part, zip } from './zip-writer.js';

export interface BadFile extends TestFile {
  /** The code of the refusal it must meet. */
  code: string;
}

export function bad(code: string, title: string, name: string, content: Buffer): BadFile {
  return { code: `ATTACHMENT_${code}`, title, name, content };
}

const megabyte = 1024 * 1024;
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * megabyte);
const part = (name: string, content: Buffer | string = 'x'): Part => ({ name, content });
const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>${body}`;
const outside = (type: string, target: string): Part =>
  rels('word/_rels/document.xml.rels', { type, target, mode: 'External' });

/** Stored, not packed: 30 to 1, so that the ratio alone does not catch it. */
function repeated(name: string, megabytes: number): Part {
  const noise = Buffer.from(Array.from({ length: 30_000 }, (_unused, at) => (at * 7919) % 251));
  return part(name, Buffer.concat(Array.from({ length: (megabytes * megabyte) / 30_000 }, () => noise)));
}

const bombs = (): BadFile[] => {
  const packed = deflateRawSync(zeros(90));
  const layer = zip(Array.from({ length: 16 }, (_unused, at) => part(`lib${at}.zip`, zeros(1))));
  const shared = part('word/a.bin', 'shared');
  return [
    bad('BOMB', 'one part of 90 MB of zeros', '一.docx', docx([part('word/media/a.bin', zeros(90))])),
    bad(
      'BOMB',
      'many parts of a hundred to one',
      '二.docx',
      docx(Array.from({ length: 99 }, (_unused, at) => part(`word/media/${at}.bin`, zeros(1)))),
    ),
    bad(
      'BOMB',
      'parts of more than 100 MB together',
      '三.xlsx',
      xlsx([...Array(6).keys()].map((at) => repeated(`xl/media/${at}.bin`, 20))),
    ),
    bad(
      'BOMB',
      'a header that lies about 90 MB',
      '四.docx',
      docx([{ name: 'word/media/a.bin', packed, claims: { size: 4096, crc: 0 } }]),
    ),
    bad(
      'BOMB',
      'a stored header that lies',
      '五.docx',
      docx([{ name: 'word/a.bin', packed, claims: { size: packed.length * 90, crc: 0 } }]),
    ),
    bad(
      'BOMB',
      'two thousand and more parts',
      '六.docx',
      docx([...Array(2001).keys()].map((at) => part(`word/${at}.txt`))),
    ),
    bad(
      'BOMB',
      'seventy thousand empty parts',
      '七.docx',
      docx([...Array(70_000).keys()].map((at) => part(`w/${at}`, ''))),
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
      docx([part('word/embeddings/a.zip', layer)]),
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
      'entities behind a megabyte of blanks',
      '十三.ofd',
      ofd([part('Doc_0/Res.xml', `${xml('')}${' x'.repeat(3_000)}<!DOCTYPE x><x/>`)]),
    ),
  ];
};

const hidden = (): BadFile[] => [
  bad('PATH', 'a part above its folder', '路径一.docx', docx([part('../../etc/cron.d/x')])),
  bad('PATH', 'a part at an absolute path', '路径二.docx', docx([part('/etc/passwd')])),
  bad('PATH', 'a part at a drive', '路径三.docx', docx([part('C:/windows/x')])),
  bad('PATH', 'a part with backslashes', '路径四.docx', docx([part('word\\..\\..\\x')])),
  bad('DAMAGED', 'two parts of one name', '同名.docx', docx([part('word/a.txt'), part('word/A.txt')])),
  bad(
    'DAMAGED',
    'another name in the local header',
    '异名.docx',
    docx([{ ...part('word/a.txt'), claims: { localName: 'word/a.exe' } }]),
  ),
  bad('DAMAGED', 'a wrong checksum', '校验.docx', docx([{ ...part('word/a.txt'), claims: { crc: 1 } }])),
  bad(
    'DAMAGED',
    'an unknown packing',
    '压缩.docx',
    docx([{ ...part('word/a.txt'), claims: { method: 99 } }]),
  ),
  bad('DAMAGED', 'half a file', '半个.docx', docx().subarray(0, 300)),
  bad(
    'ENCRYPTED',
    'an encrypted part',
    '加密.docx',
    docx([{ ...part('word/a.txt'), claims: { flags: 0x801 } }]),
  ),
  bad('POLYGLOT', 'a comment with a page', '注释.docx', docx([], { comment: '<script>1</script>' })),
  bad('POLYGLOT', 'bytes behind the end', '尾巴.docx', docx([], { after: Buffer.from('MZ\0\0') })),
  bad(
    'POLYGLOT',
    'bytes between parts and directory',
    '夹层.docx',
    docx([], { between: Buffer.alloc(500, 'x') }),
  ),
  bad(
    'TYPE',
    'a program before the archive',
    '自解压.docx',
    docx([], { before: Buffer.from('MZ\0\0 a program') }),
  ),
  bad('TYPE', 'an archive that is no document', '压缩包.docx', zip([part('a.txt')])),
  bad('TYPE', 'an empty archive', '空包.xlsx', zip([part('word/')])),
  bad('EXTENSION', 'a workbook named as a document', '工资.docx', xlsx()),
  bad('EXTENSION', 'a document named as an OFD', '申请.ofd', docx()),
];

const active = (): BadFile[] => [
  bad('ACTIVE', 'macros', '宏.docx', docx([part('word/vbaProject.bin')])),
  bad(
    'ACTIVE',
    'macros declared under another name',
    '宏二.docx',
    zip([
      contentTypes('word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
      part('word/document.xml', xml('<x/>')),
    ]),
  ),
  bad('ACTIVE', 'macro sheets of old', '宏表.xlsx', xlsx([part('xl/macrosheets/sheet1.xml', xml('<x/>'))])),
  bad('ACTIVE', 'an ActiveX control', '控件.docx', docx([part('word/activeX/activeX1.xml', xml('<x/>'))])),
  bad(
    'ACTIVE',
    'a template from elsewhere',
    '模板.docx',
    docx([outside('attachedTemplate', 'http://example.invalid/t.dotm')]),
  ),
  bad(
    'ACTIVE',
    'an object from elsewhere',
    '对象.docx',
    docx([outside('oleObject', 'http://example.invalid/a.rtf')]),
  ),
  bad('ACTIVE', 'a frame from a file share', '共享.docx', docx([outside('frame', '\\\\203.0.113.9\\share')])),
  bad(
    'ACTIVE',
    'a picture from elsewhere',
    '图片.docx',
    docx([outside('image', 'http://example.invalid/beacon.png')]),
  ),
  bad('ACTIVE', 'a link that runs', '链接.docx', docx([outside('hyperlink', 'ms-msdt:/id PCWDiagnostic')])),
  bad(
    'ACTIVE',
    'outside spelt in references',
    '实体.docx',
    docx([
      part(
        'word/_rels/document.xml.rels',
        xml(
          '<Relationships><Relationship Type="a/attachedTemplate" Target="t" TargetMode="&#69;xternal"/></Relationships>',
        ),
      ),
    ]),
  ),
  bad(
    'ACTIVE',
    'a field that starts a program',
    '域.docx',
    docx([part('word/footer1.xml', xml('<w:instrText>DDEAUTO c:\\x "cmd"</w:instrText>'))]),
  ),
  bad(
    'ACTIVE',
    'an OLE object',
    '嵌入.docx',
    docx([part('word/embeddings/oleObject1.bin', Buffer.from('d0cf11e0a1b11ae1', 'hex'))]),
  ),
  bad(
    'ACTIVE',
    'a program under the name of a picture',
    '程序.docx',
    docx([part('word/media/image1.png', 'MZ\x90\0')]),
  ),
  bad('ACTIVE', 'a script', '脚本.ofd', ofd([part('Doc_0/Attachs/a.js')])),
  bad('ARCHIVE', 'a workbook in a document', '套娃.docx', docx([part('word/embeddings/book.xlsx', xlsx())])),
  bad(
    'ARCHIVE',
    'an archive under the name of a picture',
    '假图.docx',
    docx([part('word/media/image1.png', docx())]),
  ),
  bad(
    'ARCHIVE',
    'a packed file (gzip)',
    '压缩.ofd',
    ofd([part('Doc_0/a.dat', Buffer.from('1f8b0800', 'hex'))]),
  ),
  bad(
    'DAMAGED',
    'XML in another encoding',
    '编码.docx',
    docx([part('word/_rels/a.xml.rels', Buffer.from('\ufeff<Relationships/>', 'utf16le'))]),
  ),
  bad(
    'DAMAGED',
    'XML that declares another encoding',
    '编码二.docx',
    docx([part('word/a.xml', '<?xml version="1.0" encoding="UTF-7"?><x/>')]),
  ),
];

export const badArchives = (): BadFile[] => [...bombs(), ...hidden(), ...active()];
