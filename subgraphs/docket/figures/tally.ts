import type { EntityManager } from 'typeorm';

/** What a row of the tally is of; everything else in it is a number. */
const places = `kind, scope, month, first_agency, first_organisation, division, cause, referred_to, following, closed, settled, resolved,
  arrow, state, returned, unconfirmed, before, agency, record_kind, handling_days`;
const added = `sum(cases)::int as cases, sum(workers)::int as workers`;
const somethingLeft = 'having sum(cases) <> 0 or sum(workers) <> 0';

/** About every so many rows that are added, all rows of one place are folded into one. */
const foldedEvery = 5_000;
const foldLock = 7_613;

/**
 * Does what changes some cases, and adds to the tally what they count for afterwards and did not before, in the same transaction. The
 * cases are locked. Nothing is updated, so that two transactions that count in one month do not wait for each other.
 */
export async function keepingTally<T>(
  tx: EntityManager,
  caseCodes: readonly string[],
  change: () => Promise<T>,
): Promise<T> {
  const [before] = await tx.query<{ rows: string | null }[]>(
    `select jsonb_agg(to_jsonb(c))::text as rows from docket_counted c where case_code = any($1)`,
    [caseCodes],
  );
  const done = await change();
  const added = await tx.query<{ id: string }[]>(
    `insert into docket_tally (${places}, cases, workers)
     select ${places}, sum(cases), sum(workers) from (
       select ${places}, cases, workers from docket_counted where case_code = any($1)
       union all
       select ${places}, -cases, -workers from jsonb_populate_recordset(null::docket_counted, $2::jsonb)) moved
     group by ${places} ${somethingLeft} returning id`,
    [caseCodes, before?.rows ?? '[]'],
  );
  if (added.some(({ id }) => Number(id) % foldedEvery === 0)) await foldTally(tx);
  return done;
}

/** Adds up what stands at one place in several rows; somebody else's fold is not waited for. */
export async function foldTally(tx: EntityManager): Promise<void> {
  const [lock] = await tx.query<{ free: boolean }[]>('select pg_try_advisory_xact_lock($1) as free', [
    foldLock,
  ]);
  if (!lock?.free) return;
  await tx.query(
    `with gone as (delete from docket_tally returning *)
     insert into docket_tally (${places}, cases, workers)
     select ${places}, sum(cases), sum(workers) from gone group by ${places} ${somethingLeft}`,
  );
}

/** The tally made anew from the cases: after an archive is loaded, and what a test holds the kept one against. */
export const tallyAnew = [
  'delete from docket_tally',
  `insert into docket_tally (${places}, cases, workers) select ${places}, ${added} from docket_counted group by ${places}`,
];

/** Where the tally kept differs from the cases counted anew: nowhere. */
export function tallyErrors(db: EntityManager): Promise<object[]> {
  return db.query(
    `select ${places}, ${added} from (
       select ${places}, cases, workers from docket_tally
       union all select ${places}, -cases, -workers from docket_counted) compared
     group by ${places} ${somethingLeft}`,
  );
}
