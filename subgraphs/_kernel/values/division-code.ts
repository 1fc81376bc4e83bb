import { Refusal } from '#kernel/refusal.js';
import { halfWidth, textScalar } from './value-scalar.js';

/** Six digits of GB/T 2260: province, prefecture, county. Abolished counties stay valid: old records carry them. */
export type DivisionCode = string & { readonly brand: 'DivisionCode' };

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);

export function divisionCode(text: string): DivisionCode {
  const normal = halfWidth(text);
  if (!/^\d{6}$/.test(normal) || !isProvincePrefix(normal)) {
    throw new Refusal(
      'INVALID_DIVISION_CODE',
      `“${text.slice(0, 40)}”不是有效的行政区划代码。`,
      '请填写六位数字的行政区划代码，例如 370402。',
    );
  }
  return normal as DivisionCode;
}

export function isProvincePrefix(digits: string): boolean {
  return provinces.has(digits.slice(0, 2));
}

/** County digits 99 under a prefecture are in no official table: only invented people and organisations carry them. */
export function isSyntheticDivision(division: string): boolean {
  return division.slice(4, 6) === '99';
}

export const DivisionCodeScalar = textScalar(
  'DivisionCode',
  '行政区划代码，六位数字（GB/T 2260）。Administrative division code.',
  divisionCode,
);
