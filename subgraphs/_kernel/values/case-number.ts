import { Refusal } from '#kernel/refusal.js';
import { halfWidth, textScalar } from './value-scalar.js';

/** A court's case number (案号), stored with full-width brackets: `（2025）鲁0402民初123号`. */
export type CaseNumber = string & { readonly brand: 'CaseNumber' };

export interface CaseNumberParts {
  year: number;
  /** Court code: 最高法, a province character, or that with two or four digits. */
  court: string;
  /** Special-trial character such as 知; null for an ordinary trial. */
  special: string | null;
  type: string;
  serial: number;
}

const shape =
  /^\((?<year>\d{4})\)(?<court>最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军](?:\d{4}|\d{2})?)(?<rest>[\u4e00-\u9fa5]{1,6})(?<serial>\d{1,8})号$/;

/** Type codes, matched from the end of the text before the serial, the longest first. */
export const caseNumberTypes = [
  ...['民诉前调', '诉前调确', '诉前调书', '民辖终'],
  ...['民初', '民终', '民申', '民再', '民特', '民督', '民监', '民撤', '民辖', '刑初', '刑终', '行初', '行终'],
  ...['执恢', '执保', '执异', '执复', '财保', '执'],
] as const;

export function parseCaseNumber(text: string): CaseNumberParts {
  const groups = shape.exec(halfWidth(text).replaceAll(/\s/g, ''))?.groups;
  if (!groups) throw invalid(text, '案号形如 （2025）鲁0402民初123号。');
  const { year, court, rest, serial } = groups as Record<'year' | 'court' | 'rest' | 'serial', string>;
  const type = caseNumberTypes.find((known) => rest.endsWith(known));
  if (!type) throw invalid(text, `不认识案件类型代字“${rest}”，请核对。`);
  const special = rest.slice(0, -type.length);
  if (special.length > 1) throw invalid(text, `“${special}”不是专门审判代字，请核对。`);
  return { year: Number(year), court, special: special || null, type, serial: Number(serial) };
}

export function formatCaseNumber(parts: CaseNumberParts): CaseNumber {
  return `（${parts.year}）${parts.court}${parts.special ?? ''}${parts.type}${parts.serial}号` as CaseNumber;
}

export function caseNumber(text: string): CaseNumber {
  return formatCaseNumber(parseCaseNumber(text));
}

export const CaseNumberScalar = textScalar(
  'CaseNumber',
  '法院案号，例如 （2025）鲁0402民初123号。Court case number.',
  caseNumber,
);

function invalid(text: string, hint: string): Refusal {
  return new Refusal('INVALID_CASE_NUMBER', `“${text.slice(0, 40)}”不是有效的案号。`, hint);
}
