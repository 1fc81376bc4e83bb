import { Refusal } from '#kernel/refusal.js';
import { isProvincePrefix, isSyntheticDivision } from './division-code.js';
import { isCalendarDay, type LocalDate } from './local-date.js';
import { halfWidth, textScalar } from './value-scalar.js';

/** A citizen identity number (GB 11643-1999), 18 characters. */
export type IdNumber = string & { readonly brand: 'IdNumber' };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

let syntheticDivisionsAllowed = true;

/** Invented people live in divisions ending in 99. Allowed until the start of a production process turns them off. */
export function setSyntheticDivisions(allowed: boolean): void {
  syntheticDivisionsAllowed = allowed;
}

export function idNumber(text: string): IdNumber {
  const normal = halfWidth(text).toUpperCase();
  if (!/^\d{17}[\dX]$/.test(normal))
    throw invalid('身份证号应为18位。', '请填写18位身份证号，末位可以是 X；15位旧号码请换成18位。');
  if (!isProvincePrefix(normal)) throw invalid('身份证号的前两位不是省级代码。', '请核对身份证号前六位。');
  if (!isBirthDate(normal)) throw invalid('身份证号中的出生日期不存在。', '请核对身份证号第7至14位。');
  if (checkCharacter(normal) !== normal[17])
    throw invalid('身份证号的校验位不对。', '号码可能抄错了一位，或有两位写颠倒，请对照证件核对。');
  if (!syntheticDivisionsAllowed && isSyntheticDivision(normal)) {
    throw invalid('这是演示用的虚构身份证号。', '正式环境不接受区划以99结尾的虚构号码。');
  }
  return normal as IdNumber;
}

export function isIdNumber(text: string): boolean {
  try {
    idNumber(text);
    return true;
  } catch {
    return false;
  }
}

export function sexOf(id: IdNumber): 'MALE' | 'FEMALE' {
  return Number(id[16]) % 2 === 1 ? 'MALE' : 'FEMALE';
}

export function birthDateOf(id: IdNumber): LocalDate {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}` as LocalDate;
}

export const IdNumberScalar = textScalar(
  'IdNumber',
  '公民身份号码，18位（GB 11643）。Citizen identity number.',
  idNumber,
);

function isBirthDate(id: string): boolean {
  const year = Number(id.slice(6, 10));
  return (
    year >= 1850 && year < 2100 && isCalendarDay(year, Number(id.slice(10, 12)), Number(id.slice(12, 14)))
  );
}

function checkCharacter(id: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return checkCharacters[sum % 11]!;
}

function invalid(message: string, hint: string): Refusal {
  return new Refusal('INVALID_ID_NUMBER', message, hint);
}
