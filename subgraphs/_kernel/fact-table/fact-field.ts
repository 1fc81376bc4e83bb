import { z } from 'zod';
import { table } from '#kernel/clock/law.js';
import { evidence, inForce } from '#kernel/clock/rule.js';
import { needMonth } from '#kernel/dispute-key/month.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { formatYuan, yuan } from '#kernel/values/money.js';

const fieldRow = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z_]+$/),
  name: z.string(),
  kind: z.enum(['DATE', 'MONTH', 'MONEY', 'ENUM', 'TEXT']),
  codes: z.record(z.string(), z.string()).default({}),
  notAfterToday: z.boolean().default(false),
  notBefore: z.string().nullable().default(null),
  sensitive: z.boolean().default(false),
  source: z.string(),
  tag: evidence,
  ...inForce,
});
export type FactField = z.infer<typeof fieldRow>;

/** The fields of the fact table (要素表), by schema/law/facts.yaml. */
export const factFields = table('facts.yaml', fieldRow);

const longestText = 200;

/** Refuses with BAD_INPUT a field that the table does not have. */
export function needField(code: string): FactField {
  const found = factFields().find((row) => row.code === code);
  if (!found)
    throw new Refusal(
      'BAD_INPUT',
      `要素表中没有“${code.slice(0, 40)}”这一项。`,
      '项目代码见 schema/law/facts.yaml，例如 EMPLOYED_FROM。',
    );
  return found;
}

/**
 * The value of a field as it is kept: a day or month as it is written, money in fen, a code, a text. Money is given in yuan, as a clerk
 * types it. Refuses in words what the field cannot hold.
 */
export function readValue(field: FactField, given: string, today: string): string {
  const value = written(field, given.trim());
  if (field.notAfterToday && value > today.slice(0, value.length))
    throw new Refusal('BAD_INPUT', `${field.name}不能晚于今天。`);
  return value;
}

function written({ kind, name, codes }: FactField, given: string): string {
  if (given === '') throw new Refusal('BAD_INPUT', `请填写${name}。`);
  if (kind === 'DATE') return localDate(given);
  if (kind === 'MONTH') return needMonth(given);
  if (kind === 'MONEY') return String(yuan(given));
  if (kind === 'ENUM' && !Object.hasOwn(codes, given))
    throw new Refusal(
      'BAD_INPUT',
      `${name}没有“${given.slice(0, 40)}”这一选项。`,
      `可选：${choices(codes)}。`,
    );
  if (given.length > longestText) throw new Refusal('BAD_INPUT', `${name}最多填写${longestText}字。`);
  return given;
}

/** Whether a value that came with a letter is written as it is kept. */
export function isKept(field: FactField, value: string): boolean {
  if (field.kind === 'MONEY') return /^(0|[1-9]\d*)$/.test(value) && Number.isSafeInteger(Number(value));
  try {
    return written(field, value.trim()) === value;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The value in words: `18,600.00元`, `未签订`. */
export function wordsOf({ kind, codes }: FactField, value: string): string {
  if (kind === 'MONEY') return `${formatYuan(Number(value))}元`;
  return codes[value] ?? value;
}

function choices(codes: Readonly<Record<string, string>>): string {
  return Object.entries(codes)
    .map(([code, word]) => `${code} ${word}`)
    .join('、');
}
