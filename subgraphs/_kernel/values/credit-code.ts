import { Refusal } from '#kernel/refusal.js';
import { isProvincePrefix } from './division-code.js';
import { halfWidth, textScalar } from './value-scalar.js';

/** A unified social credit code (GB 32100-2015): department, category, division 6, body 9 (GB 11714), check. */
export type CreditCode = string & { readonly brand: 'CreditCode' };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export function creditCode(text: string): CreditCode {
  const normal = halfWidth(text).toUpperCase();
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(normal)) {
    throw invalid('统一社会信用代码应为18位。', '请填写18位数字和大写字母，不含 I、O、S、V、Z。');
  }
  if (!isProvincePrefix(normal.slice(2)))
    throw invalid('统一社会信用代码中的行政区划不存在。', '请核对第3至8位。');
  // The body check stands for invented FAKE codes too: every one of them carries a true check character.
  if (bodyCheckCharacter(normal.slice(8, 16)) !== normal[16])
    throw invalid('统一社会信用代码的主体标识码校验位不对。', '请核对第9至17位。');
  if (checkCharacter(normal) !== normal[17])
    throw invalid('统一社会信用代码的校验位不对。', '可能抄错了一位，请对照证照核对。');
  return normal as CreditCode;
}

export function isCreditCode(text: string): boolean {
  try {
    creditCode(text);
    return true;
  } catch {
    return false;
  }
}

/** Adds what is missing at the end: to 16 characters the body check and the check, to 17 the check alone. */
export function completeCreditCode(start: string): CreditCode {
  const normal = halfWidth(start).toUpperCase();
  const first17 = normal.length === 16 ? normal + bodyCheckCharacter(normal.slice(8, 16)) : normal;
  return creditCode(first17 + checkCharacter(first17));
}

export const CreditCodeScalar = textScalar(
  'CreditCode',
  '统一社会信用代码，18位（GB 32100）。Unified social credit code.',
  creditCode,
);

function checkCharacter(code: string): string {
  const sum = weights.reduce(
    (total, weight, index) => total + weight * alphabet.indexOf(code[index] ?? ''),
    0,
  );
  return alphabet[(31 - (((sum % 31) + 31) % 31)) % 31]!;
}

/** GB 11714 counts its letters A=10 … Z=35, without the gaps of the outer alphabet. */
function bodyCheckCharacter(body: string): string {
  const sum = bodyWeights.reduce(
    (total, weight, index) => total + weight * Number.parseInt(body[index] ?? '0', 36),
    0,
  );
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

function invalid(message: string, hint: string): Refusal {
  return new Refusal('INVALID_CREDIT_CODE', message, hint);
}
