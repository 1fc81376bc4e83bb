import type { Agency } from '#kernel/agency.js';
import { countByAddedYears } from '#kernel/clock/calendar.js';
import { CalendarYearEntity } from './calendar-year.entity.js';

/** Counts by the years the agency's administrators have added from now on, those added at another process included. */
export async function readAddedYears({
  dataSource,
  manifest,
}: Pick<Agency, 'dataSource' | 'manifest'>): Promise<void> {
  countByAddedYears(
    manifest.name,
    await dataSource.manager.find(CalendarYearEntity, { order: { year: 'ASC' } }),
  );
}
