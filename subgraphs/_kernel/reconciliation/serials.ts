import type { EntityManager } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { documentNumberSeries } from '#kernel/documents/document-series.js';
import { isCaseCode, parseCaseCode } from '#kernel/values/case-code.js';
import type { Pair } from './marks.js';

/** A number that was given: the series it is of and its place in it. */
export interface SeriesNumber {
  series: string;
  serial: number;
}

/** A restored message moves a counter on by this much at most; more is a person's to decide. */
const furthest = 100_000;

export function caseSeries(division: string, letter: string, year: number): string {
  return `case ${division} ${letter} ${year}`;
}

/** The highest number of each series of the peer's case codes that the peer itself has told us of. */
export async function serialsSeen(
  agency: Agency,
  { organisation, peer }: Pair,
): Promise<{ series: string; last: number }[]> {
  const letter = agency.book.find(peer)?.letter;
  if (!letter) return [];
  return agency.dataSource.query(
    `select 'case ' || substr(case_code, 4, 6) || ' ' || $3 || ' ' || substr(case_code, 13, 4) as series,
       max(split_part(case_code, '-', 5)::bigint)::int as last
     from exchange_cursor where destination = $1 and sender = $2 and case_code ~ ('^WF-\\d{6}-' || $3 || '-\\d{4}-\\d{6,9}-.$')
       and applied > 0 and split_part(case_code, '-', 5)::bigint between 1 and 999999999
     group by 1 order by 1 limit 500`,
    [organisation, peer, letter],
  );
}

/** The numbers that a message of our own shows we have given: its case code, and what its body carries under `number`. */
export function numbersIn(agency: Agency, organisation: string, envelope: Envelope): SeriesNumber[] {
  const { letter, numberSeries } = agency.manifest;
  const found = numbersUnder(envelope.data).flatMap(
    (number) => numberSeries?.(number, organisation) ?? documentNumberSeries(number, organisation) ?? [],
  );
  if (letter === null || !isCaseCode(envelope.caseid)) return found;
  const { division, letter: opener, year, serial } = parseCaseCode(envelope.caseid);
  const own = agency.book
    .organisationsOf(agency.manifest.name)
    .some((ours) => ours.division === (division as string));
  return own && opener === letter
    ? [...found, { series: caseSeries(division, letter, year), serial }]
    : found;
}

/** Moves the counter of a series past a number that was given, and the gap after it. Says whether it could. */
export async function passSerial(
  tx: EntityManager,
  { series, serial }: SeriesNumber,
  gap: number,
): Promise<boolean> {
  await tx.query(`insert into serial (series, last) values ($1, 0) on conflict do nothing`, [series]);
  const [, moved] = await tx.query<[unknown, number]>(
    `update serial set last = greatest(last, $2::int + $3::int) where series = $1 and $2 - last <= ${furthest}`,
    [series, serial, gap],
  );
  return moved > 0;
}

/** What the peer says it has seen of our series, and we do not know to have given. */
export async function serialsBehind(
  agency: Agency,
  seen: readonly { series: string; last: number }[],
): Promise<string[]> {
  const { letter } = agency.manifest;
  const ours = seen.filter(
    ({ series }) => letter !== null && /^case \d{6} \w \d{4}$/.test(series) && series[12] === letter,
  );
  const rows = await agency.dataSource.query<{ series: string }[]>(
    `select seen.series from unnest($1::text[], $2::bigint[]) seen (series, last)
     left join serial on serial.series = seen.series where coalesce(serial.last, 0) < seen.last`,
    [ours.map(({ series }) => series), ours.map(({ last }) => last)],
  );
  return rows.map(({ series }) => series);
}

function numbersUnder(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'number' && typeof part === 'string' ? [part] : numbersUnder(part),
  );
}
