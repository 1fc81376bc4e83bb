import { Refusal } from '#kernel/refusal.js';
import { formatYuan } from '#kernel/values/money.js';
import { type LineFault, refuseFaults } from './line-faults.js';

/** A sum of an agreement, in fen, and the last day for paying it (分期履行). */
export interface Instalment {
  dueOn: string;
  amount: number;
}

/** What one worker is to get, in fen, of each instalment in its order; of a single sum there is one amount. */
export interface WorkerShare {
  partyId: string;
  amounts: number[];
}

export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** What the shares come to in all. */
export function totalOfShares(shares: readonly WorkerShare[]): number {
  return sumOf(shares.map(({ amounts }) => sumOf(amounts)));
}

/**
 * Refuses a list of worker × amount that does not come, to the fen, to what is to be paid: with BAD_LIST where a line is wrong,
 * naming the line, and with AMOUNTS_DIFFER where the lines are right and their sum is not. `columns` is the whole sum, or one sum
 * for each instalment.
 */
export function needWholeShares(shares: readonly WorkerShare[], columns: readonly number[]): void {
  const seen = new Map<string, number>();
  const faults = shares.flatMap(({ partyId, amounts }, at): LineFault[] => {
    const line = at + 1;
    const before = seen.get(partyId);
    seen.set(partyId, before ?? line);
    return [
      ...(before === undefined ? [] : [{ line, text: `与第${before}行是同一劳动者` }]),
      ...(amounts.length === columns.length
        ? []
        : [{ line, text: `应当填写${columns.length}期金额，填写了${amounts.length}期` }]),
      ...(amounts.some((amount) => !Number.isSafeInteger(amount) || amount < 0) || sumOf(amounts) === 0
        ? [{ line, text: '金额应当大于零，精确到分' }]
        : []),
    ];
  });
  refuseFaults(faults);
  columns.forEach((column, at) => {
    const sum = sumOf(shares.map(({ amounts }) => amounts[at]!));
    if (sum !== column) throw differ(columns.length > 1 ? `第${at + 1}期` : '', sum, column);
  });
}

function differ(which: string, sum: number, column: number): Refusal {
  const more = sum > column ? `多${formatYuan(sum - column)}` : `少${formatYuan(column - sum)}`;
  return new Refusal(
    'AMOUNTS_DIFFER',
    `${which}各人金额合计${formatYuan(sum)}元，应付${formatYuan(column)}元，${more}元。`,
    '各人金额的合计应当与应付金额分毫不差，请逐行核对。',
  );
}
