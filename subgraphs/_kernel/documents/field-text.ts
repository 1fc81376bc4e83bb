import { formatYuan, type Money } from '#kernel/values/money.js';
import { localDate } from '#kernel/values/local-date.js';
import { Refusal } from '#kernel/refusal.js';
import type { DocumentField, DocumentType } from './document-type.js';
import type { FieldValue, Row } from './filled.js';
import { capitalYuan } from './capital-yuan.js';

/** The fields as they are printed; of a table its rows. Left out: optional ones that the record does not say. */
export type FieldTexts = Record<string, string | Row[]>;

/**
 * What a document says, from what the record says and what a person adds where no record does. Refuses with
 * DOCUMENT_INCOMPLETE, naming all that is missing at once, `lacking` inside a field; nothing required is ever left blank.
 */
export function fieldTexts(
  type: DocumentType,
  recorded: Readonly<Record<string, FieldValue>>,
  supplements: Readonly<Record<string, string>> = {},
  lacking: readonly string[] = [],
): FieldTexts {
  const unknown = Object.keys(recorded).find((name) => !type.fields.some((field) => field.name === name));
  if (unknown !== undefined) throw new Error(`${type.id} has no field ${unknown}.`);
  checkSupplements(type, recorded, supplements);
  const said = { ...recorded, ...supplements };
  const missing = type.fields.filter((field) => !field.optional && isEmpty(field, said[field.name]));
  if (missing.length + lacking.length > 0) throw incomplete(type, missing, lacking);
  return Object.fromEntries(
    type.fields.flatMap((field) => {
      const value = said[field.name];
      return isEmpty(field, value) ? [] : [[field.name, textOf(field, value as NonNullable<FieldValue>)]];
    }),
  );
}

function checkSupplements(
  type: DocumentType,
  recorded: Readonly<Record<string, FieldValue>>,
  supplements: Readonly<Record<string, string>>,
): void {
  for (const name of Object.keys(supplements)) {
    const field = type.fields.find((one) => one.name === name);
    if (!field?.supplement) {
      throw new Refusal(
        'BAD_INPUT',
        `《${type.title}》的“${field?.title ?? name.slice(0, 40)}”不能另行填写。`,
        '文书的内容由办案记录带出；需要改动的，请先更正记录。',
      );
    }
    if (!isEmpty(field, recorded[name]))
      throw new Refusal('BAD_INPUT', `“${field.title}”已由办案记录带出，不用另填。`);
  }
}

function isEmpty({ columns }: DocumentField, value: FieldValue | undefined): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'number') return false;
  const blank = (row: Row): boolean => columns.some(({ name }) => (row[name] ?? '').trim() === '');
  return value.length === 0 || value.some(blank);
}

function incomplete(
  type: DocumentType,
  missing: readonly DocumentField[],
  lacking: readonly string[],
): Refusal {
  return new Refusal(
    'DOCUMENT_INCOMPLETE',
    `《${type.title}》缺少：${[...missing.map(({ title }) => title), ...lacking].join('、')}。`,
    missing.some(({ supplement }) => supplement)
      ? `${missing
          .filter(({ supplement }) => supplement)
          .map(({ title }) => title)
          .join('、')}请在拟制时填写；其余请先在办案记录中补齐。`
      : '请先在办案记录中补齐，再拟制文书。',
  );
}

function textOf({ kind, name }: DocumentField, value: NonNullable<FieldValue>): string | Row[] {
  if (kind === 'ROWS' && typeof value === 'object') return value.map(plainRow);
  if (kind === 'MONEY' && typeof value === 'number') return moneyText(value);
  if (kind === 'DATE' && typeof value === 'string') return dateText(value);
  if (kind === 'TEXT' && typeof value === 'string') return plainText(value);
  throw new Error(`The value of ${name} is no ${kind}.`);
}

/** As it is printed: a font has no glyph for a tab or a carriage return. */
function plainText(text: string): string {
  return text
    .trim()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\t\u00a0]/g, ' ');
}

function plainRow(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, plainText(text)]));
}

/** `2025年1月10日`, as GB/T 9704 writes a day. */
export function dateText(day: string): string {
  const [year, month, date] = localDate(day).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** In figures and in capitals, as a document states a sum. */
function moneyText(fen: Money): string {
  return `${formatYuan(fen)}元（${capitalYuan(fen)}）`;
}
