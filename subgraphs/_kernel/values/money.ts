import { Refusal } from '#kernel/refusal.js';
import { halfWidth, valueScalar } from './value-scalar.js';

/** An amount of renminbi in whole fen (分). */
export type Money = number;

export function money(fen: unknown): Money {
  if (typeof fen === 'number' && Number.isSafeInteger(fen) && fen >= 0) return fen;
  throw new Refusal(
    'INVALID_MONEY',
    '金额无效。',
    '金额以“分”为单位，填写不小于零的整数，例如 18,600.00 元填 1860000。',
  );
}

/** `18,600.00` yuan as a clerk types it → fen, digit by digit, without floating point. */
export function yuan(text: string): Money {
  const normal = halfWidth(text)
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(normal);
  const fen = match
    ? BigInt(match[1]!.replaceAll(',', '')) * 100n + BigInt((match[2] ?? '').padEnd(2, '0'))
    : null;
  if (fen === null || fen > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new Refusal(
      'INVALID_MONEY',
      `“${text.slice(0, 40)}”不是有效的金额。`,
      '请按 18600.00 的格式填写，最多两位小数。',
    );
  }
  return Number(fen);
}

export function formatYuan(fen: Money): string {
  const digits = String(money(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${digits.slice(-2)}`;
}

export const MoneyScalar = valueScalar<Money>({
  name: 'Money',
  description: '金额，以分为单位的整数（人民币）。An amount in whole fen, CNY.',
  parse: money,
  print: (value) => money(typeof value === 'bigint' || typeof value === 'string' ? Number(value) : value),
});
