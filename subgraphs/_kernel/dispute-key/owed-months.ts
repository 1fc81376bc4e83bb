import type { EntityManager } from 'typeorm';
import { FactEntryEntity } from '#kernel/fact-table/fact-entry.entity.js';
import { factHistory, type OfCase, standing } from '#kernel/fact-table/fact-table.js';
import { addMonths, type LocalDate } from '#kernel/values/local-date.js';
import { ClaimedPeriodEntity } from './claimed-period.entity.js';
import type { ClaimedMonths } from './dispute-keys.js';
import { mostMonths } from './month.js';

/** The fields of the fact table that say for which months wages are owed (欠薪起始月份、欠薪截止月份). */
const ends = { from: 'OWED_FROM', until: 'OWED_UNTIL' } as const;

/** Whether a field of the fact table is one of these. */
export function saysOwedMonths(field: string): boolean {
  return field === ends.from || field === ends.until;
}

/**
 * The months wages are owed for, as the fact table of a case has them: the widest of what its sources say of its workers, as far as
 * they are no more than can be stated. Null unless both ends stand.
 */
export async function owedMonths(tx: EntityManager, of: OfCase): Promise<ClaimedMonths | null> {
  const stand = standing(await factHistory(tx, of));
  const valuesOf = (field: string): string[] =>
    stand.filter((entry: FactEntryEntity) => entry.field === field).map(({ value }) => value);
  const [first] = valuesOf(ends.from).sort();
  const until = valuesOf(ends.until).sort().at(-1);
  if (first === undefined || until === undefined || first > until) return null;
  const earliest = addMonths(`${until}-01` as LocalDate, 1 - mostMonths).slice(0, 7);
  return { kind: 'WAGES', from: first > earliest ? first : earliest, until };
}

/** Whether somebody has stated what is claimed for which months: the fact table then says no more about it. */
export function areStated(tx: EntityManager, { caseCode, organisation }: OfCase): Promise<boolean> {
  return tx.existsBy(ClaimedPeriodEntity, { caseCode, organisation });
}
