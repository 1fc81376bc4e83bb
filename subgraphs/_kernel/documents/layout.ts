import type { DocumentType } from './document-type.js';
import type { Row } from './filled.js';

/** A paragraph of the text; one that names optional fields stands only where the record says all of them. */
export interface Paragraph {
  text: string;
  optional: readonly string[];
}

export interface LayoutTable {
  /** The field its rows come from. */
  field: string;
  columns: readonly { name: string; title: string }[];
  rows: readonly Row[];
}

export type Block = Paragraph | LayoutTable;

/**
 * What a document looks like, whatever it is written to. With `{name}` in its texts it is a template; filled, it is the
 * document itself.
 */
export interface Layout {
  /** The issuer's name in red above the text (发文机关标志); null where the layout has none. */
  heading: string | null;
  number: string | null;
  /** Where the number stands below the title, as in a ruling: to the right, else in the middle. */
  numberToRight: boolean;
  /** More lines than one where it is long. */
  title: readonly string[];
  addressee: string | null;
  body: readonly Block[];
  signatures: readonly SignatureLine[];
  /** Below the text, to the right: who issues, on what day, and where the seal goes. */
  issuer: string | null;
  date: string;
  seal: string | null;
  attachments: readonly string[];
}

export interface SignatureLine {
  caption: string;
  name: string;
  signedOn: string;
  /** A handwritten signature as an image; null where there is none. */
  image: { mediaType: 'image/png' | 'image/jpeg'; content: Buffer } | null;
}

/** What every document says beside its own fields. */
export const standing: readonly string[] = [
  'number',
  'title',
  'issuer',
  'issuedOn',
  'copies',
  'sealedBy',
  'signatures',
];

/** The layout of a type with `{name}` where its fields go. The default Word template and the PDF are both made from it. */
export function layoutOf(type: DocumentType): Layout {
  const { title, titleLines, official, headed, number, text, signedBy } = type;
  const issues = !type.issuers.includes('PARTY');
  return {
    heading: official ? '{issuer}' : null,
    number: number.kind === 'NONE' ? null : '{number}',
    numberToRight: headed,
    title: [...(headed ? ['{issuer}'] : []), ...(titleLines.length > 0 ? titleLines : [title])],
    addressee: text?.addressee ?? null,
    body: bodyOf(type),
    signatures: [],
    issuer: issues ? '{issuer}' : null,
    date: '{issuedOn}',
    seal: signedBy.includes('SEAL') ? '{sealedBy}' : null,
    attachments: [],
  };
}

/** A table stands where the wording names it in a line of its own, or below everything. */
function bodyOf({ text, fields }: DocumentType): Block[] {
  const optional = new Set(fields.flatMap((field) => (field.optional ? [field.name] : [])));
  const tables = fields.flatMap(({ kind, name, columns }): LayoutTable[] =>
    kind === 'ROWS' ? [{ field: name, columns, rows: [] }] : [],
  );
  const lines =
    text?.body ?? fields.flatMap(({ kind, title, name }) => (kind === 'ROWS' ? [] : [`${title}：{${name}}`]));
  const placed = lines.map((line): Block => {
    const table = tables.find(({ field }) => line === `{${field}}`);
    return table ?? { text: line, optional: namesIn(line).filter((name) => optional.has(name)) };
  });
  return [...placed, ...tables.filter((table) => !placed.includes(table))];
}

export function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}
