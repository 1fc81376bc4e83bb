import { Refusal } from '#kernel/refusal.js';
import { divisionCode, isProvincePrefix, type DivisionCode } from './division-code.js';
import { halfWidth } from './value-scalar.js';

/** The hub's number of a dispute (案件码): `WF-370499-C-2026-000417-X`. The letter tells whose desk opened it. */
export interface CaseCodeParts {
  division: DivisionCode;
  letter: string;
  year: number;
  serial: number;
}

// Sum of value × 3^position modulo the prime 31, as in GB 32100: all 31 characters differ modulo 31 and
// neighbouring weights differ, so one wrong character or two swapped neighbours always show.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const pattern = /^WF-(\d{6})-([A-HJ-NP-RTUWXY])-([12]\d{3})-(\d{6,12})-([0-9A-HJ-NP-RTUWXY])$/;

export function mintCaseCode(parts: CaseCodeParts): string {
  const serial = String(parts.serial).padStart(6, '0');
  const body = `${divisionCode(parts.division)}${parts.letter}${parts.year}${serial}`;
  const code = `WF-${parts.division}-${parts.letter}-${parts.year}-${serial}-${checkCharacter(body)}`;
  if (!isCaseCode(code)) throw new Error(`A case code cannot be made of ${JSON.stringify(parts)}.`);
  return code;
}

export function parseCaseCode(text: string): CaseCodeParts {
  const parts = read(text);
  if (parts) return parts;
  throw new Refusal(
    'INVALID_CASE_CODE',
    '案件码无效。',
    '案件码形如 WF-370499-C-2026-000417-X，最后一位是校验字符，请对照原件核对。',
  );
}

export function isCaseCode(text: string): boolean {
  return read(text) !== null;
}

/** Whether it is a case code in the one spelling it was minted in, as programs write it to one another. */
export function isMintedCaseCode(text: string): boolean {
  return isCaseCode(text) && halfWidth(text).toUpperCase() === text;
}

function read(text: string): CaseCodeParts | null {
  const match = pattern.exec(halfWidth(text).toUpperCase());
  if (!match) return null;
  const [, division, letter, year, serial, check] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const oneSpelling = serial.length === 6 || !serial.startsWith('0');
  if (!oneSpelling || !isProvincePrefix(division) || Number(serial) === 0) return null;
  if (checkCharacter(`${division}${letter}${year}${serial}`) !== check) return null;
  return { division: division as DivisionCode, letter, year: Number(year), serial: Number(serial) };
}

function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) sum = ((sum + alphabet.indexOf(character)) * 3) % 31;
  return alphabet[(31 - sum) % 31]!;
}
