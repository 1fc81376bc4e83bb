import { Refusal } from '#kernel/refusal.js';
import { halfWidth, textScalar } from './value-scalar.js';

/** A mobile number (11 digits) or a landline with its area code, written `0632-5551234`. */
export type Phone = string & { readonly brand: 'Phone' };

export function phone(text: string): Phone {
  const digits = halfWidth(text)
    .replace(/(?<=\d)[ -](?=\d)/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return digits as Phone;
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})$/.exec(digits);
  if (landline) return `${landline[1]}-${landline[2]}` as Phone;
  throw new Refusal(
    'INVALID_PHONE',
    '电话号码无效。',
    '请填写11位手机号，或带区号的固定电话，例如 0632-5551234。',
  );
}

export function isMobile(number: Phone): boolean {
  return number.startsWith('1');
}

/** 144 is a range without voice: invented people are given numbers from it, so that nobody is ever called. */
export function isTestPhone(number: Phone): boolean {
  return number.startsWith('144');
}

export const PhoneScalar = textScalar('Phone', '手机号或带区号的固定电话。Mobile or landline number.', phone);
