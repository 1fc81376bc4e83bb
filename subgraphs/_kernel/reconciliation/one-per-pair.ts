import { whyNoAnswer } from '#kernel/exchange/no-answer.js';
import type { Agency } from '#kernel/agency.js';
import type { Pair } from './marks.js';

/** Compares one pair at a time, whichever of the agency's processes asks; keeps the reason where it fails. Null: another is at it. */
export async function onePerPair<T>(
  { dataSource }: Agency,
  { organisation, peer }: Pair,
  work: () => Promise<T>,
): Promise<T | null> {
  const runner = dataSource.createQueryRunner();
  const lock = `reconciliation ${organisation} ${peer}`;
  await runner.connect();
  try {
    const [row] = (await runner.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as free', [
      lock,
    ])) as {
      free: boolean;
    }[];
    if (!row?.free) return null;
    try {
      return await work();
    } catch (error) {
      await runner.query(
        `insert into reconciliation (organisation, peer, last_error) values ($1, $2, $3)
         on conflict (organisation, peer) do update set last_error = excluded.last_error`,
        [organisation, peer, whyNoAnswer(error)],
      );
      throw error;
    } finally {
      await runner.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lock]);
    }
  } finally {
    await runner.release();
  }
}
