import type { DocumentType } from '../document-type.js';
import { fieldTexts } from '../field-text.js';
import type { FieldValue } from '../filled.js';
import type { PrintedDocument } from '../fill-layout.js';

const values: Record<DocumentType['fields'][number]['kind'], (title: string) => FieldValue> = {
  TEXT: (title) => `样例${title}`,
  DATE: () => '2025-02-28',
  MONEY: () => 1_860_000,
  ROWS: () => [],
};

/** A document of a type with something invented in every field. */
export function sampleDocument(type: DocumentType): PrintedDocument {
  const said = type.fields.map(({ name, title, kind, columns }) => {
    const row = Object.fromEntries(columns.map((column) => [column.name, `样例${column.title}`]));
    return [name, kind === 'ROWS' ? [row, row] : values[kind](title)] as const;
  });
  return {
    ...{ type, issuer: '虚构市中区测试机关', issuedOn: '2025-01-10', copies: 2 },
    number: type.number.kind === 'NONE' ? null : '鲁虚构〔2025〕1号',
    sealedBy: type.signedBy.includes('SEAL') ? '虚构专用章' : null,
    fields: fieldTexts(type, Object.fromEntries(said)),
    signatures: [{ caption: '当事人', name: '测试甲', signedOn: '2025年1月10日', image: null }],
  };
}
