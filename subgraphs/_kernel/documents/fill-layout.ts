import type { DocumentType } from './document-type.js';
import { dateText, type FieldTexts } from './field-text.js';
import { type Block, type Layout, layoutOf, namesIn, type SignatureLine } from './layout.js';

/** A document as it is printed: its fields and what every document says beside them. */
export interface PrintedDocument {
  type: DocumentType;
  number: string | null;
  /** The issuer's name, and the day of issue. */
  issuer: string;
  issuedOn: string;
  copies: number;
  /** Name of the seal; null where it bears none. */
  sealedBy: string | null;
  fields: FieldTexts;
  signatures: readonly SignatureLine[];
}

/** The document in its type's layout, with nothing left to fill. */
export function fillLayout(printed: PrintedDocument): Layout {
  const { type, fields, signatures, sealedBy } = printed;
  const layout = layoutOf(type);
  const texts = printedTexts(printed);
  const said = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => need(texts, name));
  const or = (text: string | null): string | null => (text === null ? null : said(text));
  return {
    heading: or(layout.heading),
    number: printed.number === null ? null : or(layout.number),
    numberToRight: layout.numberToRight,
    title: layout.title.map(said),
    addressee: or(layout.addressee),
    body: layout.body.flatMap((block): Block[] => {
      if (!('text' in block)) {
        const rows = fields[block.field];
        return Array.isArray(rows) ? [{ ...block, rows }] : [];
      }
      if (!block.optional.every((name) => name in texts)) return [];
      const lines = said(block.text).split('\n');
      return lines.map((text) => ({ text, optional: [] }));
    }),
    signatures,
    issuer: or(layout.issuer),
    date: said(layout.date),
    seal: sealedBy === null ? null : or(layout.seal),
    attachments: layout.attachments.map(said),
  };
}

/** All that is said in one line each; tables apart. */
export function printedTexts(printed: PrintedDocument): Record<string, string> {
  const { type, number, issuer, issuedOn, copies, sealedBy, fields } = printed;
  const lines = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    ...Object.fromEntries(lines),
    ...(number === null ? {} : { number }),
    ...{ title: type.title, issuer, issuedOn: dateText(issuedOn), copies: countText(copies) },
    ...(sealedBy === null ? {} : { sealedBy }),
  };
}

/** The fields that stand in no text of the type, for who replaces its wording. */
export function unspoken(type: DocumentType, text: string): string[] {
  const spoken = new Set(namesIn(text));
  return type.fields.filter(({ name, optional }) => !optional && !spoken.has(name)).map(({ title }) => title);
}

function need(texts: Record<string, string>, name: string): string {
  const text = texts[name];
  if (text === undefined) throw new Error(`Nothing is said of ${name}.`);
  return text;
}

/** `三`: how documents count their copies and their points. */
export function countText(count: number): string {
  const digits = '零一二三四五六七八九';
  if (count < 10) return digits[count]!;
  if (count < 100) {
    const [tens, ones] = [Math.floor(count / 10), count % 10];
    return `${tens > 1 ? digits[tens] : ''}十${ones > 0 ? digits[ones] : ''}`;
  }
  return String(count);
}
