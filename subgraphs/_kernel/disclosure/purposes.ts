import { z } from 'zod';
import { type Actor, hasRole, roles } from '#kernel/actor.js';
import { lawInForce, table } from '#kernel/clock/law.js';
import { evidence, inForce } from '#kernel/clock/rule.js';
import { Refusal } from '#kernel/refusal.js';
import { isCaseCode } from '#kernel/values/case-code.js';
import { halfWidth } from '#kernel/values/value-scalar.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import type { Purpose } from './purpose.js';

const numberShape = z.strictObject({
  pattern: z.string().transform((text) => new RegExp(text)),
  /** A number of this shape, as a clerk writes it. */
  example: z.string(),
});

const purposeRow = z.strictObject({
  code: z.string().regex(/^[A-Z_]+$/),
  title: z.string(),
  by: z.array(z.strictObject({ agency: z.string(), roles: z.array(z.enum(roles)).min(1) })).min(1),
  /** Whether a case code (案件码) names the case. */
  caseCode: z.boolean(),
  numbers: z.array(numberShape),
  /** Whether the owner may lawfully tell the person concerned of the look only later. */
  mayDelay: z.boolean(),
  /** What of the row is the hub's own decision. */
  decided: z.string().nullable().default(null),
  source: z.string(),
  tag: evidence,
  ...inForce,
});

/** A reason for which the law lets somebody look outside the own cases (查询事由). */
export type PurposeRow = z.infer<typeof purposeRow>;

export const purposes = table('purposes.yaml', purposeRow);

/** The reasons this person may state on this day. */
export function purposesOf(actor: Actor, on: LocalDate): PurposeRow[] {
  return purposes().filter((row) => lawInForce(row, on) && mayState(actor, row));
}

export function mayState(actor: Actor, { by }: Pick<PurposeRow, 'by'>): boolean {
  if (actor.kind !== 'STAFF') return false;
  return by.some(({ agency, roles: named }) => actor.agency === agency && hasRole(actor, ...named));
}

/** Whether the number names a case as this reason asks. It may be written with any kind of brackets. */
export function namesCase({ caseCode, numbers }: PurposeRow, number: string): boolean {
  if (caseCode && isCaseCode(number)) return true;
  const plain = halfWidth(number)
    .replaceAll(/\s/g, '')
    .replaceAll(/[〔[【]/g, '(')
    .replaceAll(/[〕\]】]/g, ')');
  return numbers.some(({ pattern }) => pattern.test(plain));
}

/** A purpose that has been found in force, with the row of the law table it stands on. */
export interface PurposeInForce extends Purpose {
  row: PurposeRow;
}

/**
 * The stated purpose, checked: a reason of schema/law/purposes.yaml in force today, one that this person may state, with a
 * case number as the reason asks. `only`: the reasons that open this door. Looks at nothing that is held, so that the refusal tells nothing.
 */
export function purposeInForce(
  actor: Actor,
  purpose: Purpose | null,
  today: LocalDate,
  only: readonly string[] | null = null,
): PurposeInForce {
  const open = (row: PurposeRow): boolean => only === null || only.includes(row.code);
  const theirs = purposesOf(actor, today).filter(open);
  const hint = hintFor(theirs);
  if (!purpose) throw new Refusal('PURPOSE_REQUIRED', '查询本单位以外的案件信息，请先说明查询目的。', hint);
  const row = purposes().find(({ code }) => code === purpose.reason);
  if (!row || !lawInForce(row, today))
    throw new Refusal('PURPOSE_REQUIRED', '所填事由不在现行的查询事由之列。', hint);
  if (!theirs.includes(row))
    throw new Refusal('PURPOSE_NOT_YOURS', `您的单位或角色不能以“${row.title}”为由作这项查询。`, hint);
  if (!namesCase(row, purpose.caseNumber))
    throw new Refusal(
      'PURPOSE_REQUIRED',
      `以“${row.title}”为由查询，请填写所办案件的案号。`,
      numberHint(row),
    );
  return { ...purpose, row };
}

function hintFor(theirs: readonly PurposeRow[]): string {
  if (theirs.length === 0) return '您的角色没有可以填写的查询事由，请由承办人员查询。';
  const named = theirs.map(({ code, title }) => `${title}（${code}）`);
  return `请填写事由和所办案件的案号；您可以填写的事由：${named.join('、')}。`;
}

function numberHint({ caseCode, numbers }: PurposeRow): string {
  const shapes = numbers.map(({ example }) => example);
  return `案号形如：${[...(caseCode ? ['案件码'] : []), ...shapes].join('、')}。`;
}
