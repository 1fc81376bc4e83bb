// cspell:ignore MSCF xlsb
import { refuseFile } from './refuse-file.js';

const archiveNames =
  /\.(zip|rar|7z|gz|tgz|bz2|xz|zst|tar|cab|jar|iso|do[ct][xm]?|xl[st][xmb]?|xlsb|pp[ts][xm]?|ofd|pdf)$/i;
const programNames =
  /\.(exe|dll|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|cpl|sh|html?|mht|swf|class)$/i;
const macroNames = /(^|\/)(vbaProject|vbaData|vbaProjectSignature|macrosheets|activeX|customUI)/i;

/** What may not be part of a document, by its name. */
export function checkName(name: string): void {
  if (/\0|[\\:]|(^|\/)\.\.(\/|$)|^\//.test(name)) throw refuseFile('PATH');
  if (macroNames.test(name) || programNames.test(name)) throw refuseFile('ACTIVE');
  if (archiveNames.test(name)) throw refuseFile('ARCHIVE');
}

const archiveStarts = [
  'PK\x03\x04',
  'Rar!',
  '7z\xbc\xaf',
  '\x1f\x8b\x08',
  'BZh',
  '\xfd7zXZ',
  'MSCF',
  '%PDF-',
];
const programStarts = ['MZ', '\x7fELF', '\xd0\xcf\x11\xe0', '#!', '\xca\xfe\xba\xbe', 'FWS', 'CWS'];

/** The same by how it begins; and XML must be what the checks can read. */
export function checkStart(start: Buffer, isXml: boolean): void {
  const text = start.toString('latin1', 0, 300);
  if (archiveStarts.some((sign) => text.startsWith(sign)) || text.slice(257, 262) === 'ustar')
    throw refuseFile('ARCHIVE');
  if (programStarts.some((sign) => text.startsWith(sign))) throw refuseFile('ACTIVE');
  // Words in another encoding would pass the checks unseen.
  if (isXml && (/^(\xfe\xff|\xff\xfe)/.test(text) || text.includes('\0'))) throw refuseFile('DAMAGED');
  if (isXml && /<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])/i.test(text)) throw refuseFile('DAMAGED');
}

/** Entities that unfold, and fields that start a program. */
export function checkXml(part: Buffer): void {
  const text = part.toString('latin1');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw refuseFile('BOMB');
  if (/<(\w+:)?(ddeLink|oleLink)\b|instr(Text[^>]*>|="?)\s*["']?\s*DDE/i.test(text))
    throw refuseFile('ACTIVE');
}

/** Of what lies outside the document only a link that a reader clicks on is allowed. */
export function checkRelationships(text: string): void {
  for (const [relationship] of text.matchAll(/<(?:[\w.-]+:)?Relationship\s[^<]*/g)) {
    const plain = unescape(relationship);
    if (/\/(vbaProject|control)["']/i.test(plain)) throw refuseFile('ACTIVE');
    const link = /\bType\s*=\s*["'][^"']*\/hyperlink["']/i.test(plain);
    const target = /\bTarget\s*=\s*["']([^"']*)["']/i.exec(plain)?.[1] ?? '';
    const onTheWeb = /^(https?:\/\/|mailto:|#)/i.test(target);
    if (isOutside(plain) && !(link && onTheWeb)) throw refuseFile('ACTIVE');
    if (/^\s*(\w+:|\\\\|\/\/)/.test(target) && !(link && onTheWeb)) throw refuseFile('ACTIVE');
  }
}

function isOutside(relationship: string): boolean {
  return /\bTargetMode\s*=\s*["']\s*External/i.test(relationship);
}

function unescape(text: string): string {
  return text.replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_all, number: string) => {
    const code = Number(number.toLowerCase().startsWith('x') ? `0${number}` : number);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
