import type { Money } from '#kernel/values/money.js';
import { propertyFees } from './law.js';

const tenThousand = 10_000n;

/** What a property case of this amount costs in court, in fen (财产案件受理费, 诉讼费用交纳办法 §13(1)); half a fen counts as one. */
export function propertyCaseFee(amount: Money): Money {
  return rounded(scaledFee(amount), tenThousand);
}

/** What an application for a payment order costs, in fen: a third of the same (支付令申请费, 诉讼费用交纳办法 §14(3)). */
export function paymentOrderFee(amount: Money): Money {
  return rounded(scaledFee(amount), 3n * tenThousand);
}

/** The fee in ten-thousandths of a fen: each part of the amount by its own rate. */
function scaledFee(amount: Money): bigint {
  const rows = propertyFees();
  return rows.reduce((fee, { above, rate, flat }, at) => {
    const end = Math.min(amount, rows[at + 1]?.above ?? Infinity);
    const part = BigInt(Math.max(end - above, 0));
    return fee + part * BigInt(rate) + (part > 0n ? BigInt(flat) * tenThousand : 0n);
  }, 0n);
}

function rounded(scaled: bigint, by: bigint): Money {
  return Number((scaled * 2n + by) / (2n * by));
}
