import type { QueryRunner } from 'typeorm';

interface Waiting {
  depth: number;
  note: () => void;
}
type Runner = QueryRunner & { transactionDepth: number };

const waitingOf = new WeakMap<QueryRunner, Waiting[]>();

/** Notes what is written once it stands: at once outside a transaction, never when that is taken back. */
export function whenCommitted(queryRunner: QueryRunner | undefined, note: () => void): void {
  const runner = queryRunner as Runner | undefined;
  if (!runner?.isTransactionActive) return note();
  const waiting = waitingOf.get(runner) ?? attend(runner);
  waiting.push({ depth: runner.transactionDepth, note });
}

function attend(runner: Runner): Waiting[] {
  const waiting: Waiting[] = [];
  waitingOf.set(runner, waiting);
  const commit = runner.commitTransaction.bind(runner);
  const rollback = runner.rollbackTransaction.bind(runner);
  runner.commitTransaction = async () => {
    await commit();
    if (!runner.isTransactionActive) for (const { note } of waiting.splice(0)) note();
    // What a savepoint held is now part of what is around it.
    else for (const each of waiting) each.depth = Math.min(each.depth, runner.transactionDepth);
  };
  runner.rollbackTransaction = async () => {
    const { transactionDepth } = runner;
    await rollback();
    waiting.splice(0, waiting.length, ...waiting.filter(({ depth }) => depth < transactionDepth));
  };
  return waiting;
}
