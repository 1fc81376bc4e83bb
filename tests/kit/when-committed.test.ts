import type { QueryRunner } from 'typeorm';
import { expect, test } from 'vitest';
import { whenCommitted } from './when-committed.js';

/** A connection that counts its transactions as TypeORM's do. */
function connection() {
  const end = async (): Promise<void> => {
    runner.transactionDepth -= 1;
    runner.isTransactionActive = runner.transactionDepth > 0;
  };
  const runner = {
    isTransactionActive: false,
    transactionDepth: 0,
    commitTransaction: end,
    rollbackTransaction: end,
  };
  const begin = (): void => {
    runner.transactionDepth += 1;
    runner.isTransactionActive = true;
  };
  const noted: string[] = [];
  const write = (what: string): void =>
    whenCommitted(runner as unknown as QueryRunner, () => void noted.push(what));
  return {
    begin,
    noted,
    write,
    commit: () => runner.commitTransaction(),
    rollback: () => runner.rollbackTransaction(),
  };
}

test('what is written in a transaction is noted at its end, and never when it is taken back', async () => {
  const { begin, noted, write, commit, rollback } = connection();
  write('outside');
  begin();
  write('kept');
  expect(noted).toEqual(['outside']);
  await commit();
  begin();
  write('taken back');
  await rollback();
  begin();
  await commit();
  expect(noted).toEqual(['outside', 'kept']);
});

test('what a savepoint takes back is not noted with the rest, what it kept is', async () => {
  const { begin, noted, write, commit, rollback } = connection();
  begin();
  write('before');
  begin();
  write('inside');
  await commit();
  begin();
  write('undone');
  await rollback();
  await commit();
  expect(noted).toEqual(['before', 'inside']);
});
