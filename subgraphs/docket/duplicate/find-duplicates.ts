import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';

/** What one message says of the hashes by which a dispute is known. */
export interface KeyedWord {
  readonly caseCode: string;
  readonly organisation: string;
  readonly seq: number;
  readonly keys: readonly string[];
  readonly monthsStated: boolean;
}

/**
 * Keeps the hashes and proposes every pair of cases that has one in common, each pair once for all time. One transaction after
 * another, so that two doors that tell at the same moment do not miss each other.
 */
export async function findDuplicates(
  tx: EntityManager,
  ctx: RequestContext,
  words: readonly KeyedWord[],
): Promise<void> {
  if (words.length === 0) return;
  await lockDuplicates(tx);
  await keepKeys(tx, words);
  const pairs = await tx.query<{ id: string; one: string; other: string }[]>(
    `insert into docket_duplicate (id, one, other, state, months_stated, proposed_at)
     select gen_random_uuid(), least(a.case_code, b.case_code), greatest(a.case_code, b.case_code), 'PROPOSED',
       bool_and(a.months_stated and b.months_stated), $2
     from docket_dispute_key a join docket_dispute_key b on b.key = a.key and b.case_code <> a.case_code
     where a.case_code = any($1) group by 2, 3
     on conflict (one, other) do nothing returning id, one, other`,
    [[...new Set(words.map(({ caseCode }) => caseCode))], ctx.now],
  );
  for (const { id, one, other } of pairs)
    record(tx, ctx, 'duplicate.propose', id, { caseCode: one, details: { other } });
}

/** Held to the end of the transaction; taken after the headers of the cases that the transaction is about. */
export async function lockDuplicates(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('docket duplicates', 0))`);
}

/** What an organisation tells takes the place of what it told before. */
async function keepKeys(tx: EntityManager, words: readonly KeyedWord[]): Promise<void> {
  const heads = words.map(({ caseCode, organisation, seq }) => ({ caseCode, organisation, seq }));
  const rows = words.flatMap(({ keys, ...row }) => keys.map((key) => ({ ...row, key })));
  await tx.query(
    `insert into docket_dispute_key (case_code, organisation, seq, key, months_stated)
     select "caseCode", organisation, seq, key, "monthsStated" from jsonb_to_recordset($1::jsonb)
       as row ("caseCode" text, organisation text, seq int, key text, "monthsStated" boolean)
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
  await tx.query(
    `delete from docket_dispute_key known using jsonb_to_recordset($1::jsonb) as told ("caseCode" text, organisation text, seq int)
     where known.case_code = told."caseCode" and known.organisation = told.organisation and known.seq < told.seq`,
    [JSON.stringify(heads)],
  );
}
