import { z } from 'zod';
import { lawInForce, table } from '#kernel/clock/law.js';
import { evidence, inForce } from '#kernel/clock/rule.js';
import { Refusal } from '#kernel/refusal.js';
import { formatYuan } from '#kernel/values/money.js';
import { sumOf, type WorkerPaymentRow } from './worker-payment.js';

const fen = z.int().positive();
const amountsRow = z.strictObject({
  id: z.string(),
  division: z.string().regex(/^(\d{2}){1,3}$/),
  place: z.string(),
  oneWorker: z.strictObject({ months: z.int().positive(), from: fen, to: fen }),
  manyWorkers: z.strictObject({ workers: z.int().positive(), from: fen, to: fen }),
  source: z.string(),
  tag: evidence,
  ...inForce,
});
export type WageCrimeAmounts = z.infer<typeof amountsRow>;

/** From which amount refusing to pay wages is a crime; a band where the province's own figure is not in the table. */
export const wageCrimeAmounts = table('wage-crime-amounts.yaml', amountsRow);

export type WageCrimeGround = 'ONE_WORKER' | 'MANY_WORKERS';

/** The figure of a province, where the table has the band alone. */
export interface ProvincialFigure {
  /** In fen. */
  figure: number;
  source: string;
}

/** On which ground, and against which figure, an amount suffices. */
export interface WageCrimeFinding extends ProvincialFigure {
  ground: WageCrimeGround;
}

export interface UnpaidWages {
  payments: readonly WorkerPaymentRow[];
  division: string;
  on: string;
  provincial?: ProvincialFigure | null;
}

/** How unpaid wages stand to the amounts: met, too little, or the province's figure decides and is not known. */
export function weighWageCrime(unpaid: UnpaidWages): WageCrimeFinding | 'TOO_LITTLE' | 'PROVINCE_DECIDES' {
  const { oneWorker, manyWorkers, source } = amountsAt(unpaid.division, unpaid.on);
  const { payments, provincial = null } = unpaid;
  const longest = payments.filter(({ months }) => months >= oneWorker.months).map(({ amount }) => amount);
  const grounds = [
    { ground: 'MANY_WORKERS', ...manyWorkers, reached: manyEnough(payments, manyWorkers.workers) },
    { ground: 'ONE_WORKER', ...oneWorker, reached: Math.max(0, ...longest) },
  ] as const;
  let open = false;
  for (const { ground, from, to, reached } of grounds) {
    const own = provincial && from <= provincial.figure && provincial.figure <= to ? provincial : null;
    const figure = own?.figure ?? to;
    if (reached >= figure) return { ground, figure, source: own?.source ?? source };
    open ||= own === null && reached >= from;
  }
  return open ? 'PROVINCE_DECIDES' : 'TOO_LITTLE';
}

/** The ground on which the amounts are met. Refuses with BELOW_AMOUNT, or with BAD_INPUT where the province's figure is wanted. */
export function needWageCrime(unpaid: UnpaidWages): WageCrimeFinding {
  const found = weighWageCrime(unpaid);
  const { oneWorker, manyWorkers } = amountsAt(unpaid.division, unpaid.on);
  if (found === 'PROVINCE_DECIDES')
    throw new Refusal(
      'BAD_INPUT',
      '数额在法定幅度之内，是否达到标准由本省规定。',
      `请填写本省的具体数额和依据：一名劳动者${band(oneWorker)}，十名以上${band(manyWorkers)}。`,
    );
  if (found === 'TOO_LITTLE')
    throw new Refusal(
      'BELOW_AMOUNT',
      '没有达到拒不支付劳动报酬的数额标准。',
      `一名劳动者${oneWorker.months}个月以上且${band(oneWorker)}以上，或者${manyWorkers.workers}名以上且累计${band(manyWorkers)}以上（省定）。`,
    );
  return found;
}

function manyEnough(payments: readonly WorkerPaymentRow[], workers: number): number {
  return payments.length >= workers ? sumOf(payments) : 0;
}

/** The row of the place, else the band of the whole country. */
function amountsAt(division: string, on: string): WageCrimeAmounts {
  const [row] = wageCrimeAmounts()
    .filter((each) => lawInForce(each, on) && (each.division === '00' || division.startsWith(each.division)))
    .sort(
      (a, b) =>
        Number(a.division === '00') - Number(b.division === '00') || b.division.length - a.division.length,
    );
  if (!row) throw new Error('wage-crime-amounts.yaml has no row for the whole country.');
  return row;
}

function band({ from, to }: { from: number; to: number }): string {
  return from === to ? `${formatYuan(from)}元` : `${formatYuan(from)}元至${formatYuan(to)}元`;
}
