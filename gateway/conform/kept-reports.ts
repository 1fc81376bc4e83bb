import type pg from 'pg';
import type { ConformReport } from './conform.js';

/** A report as it was handed over, with the name of who had the checks run. */
export type KeptReport = ConformReport & { by: string };

/** The last report of each agency (联调自测报告): the state of the door, whoever asks and at whichever machine. */
export class KeptReports {
  constructor(private readonly pool: Pick<pg.Pool, 'query'>) {}

  async keep(report: KeptReport): Promise<void> {
    await this.pool.query(
      `insert into conform_report (agency, at, report) values ($1, $2, $3)
       on conflict (agency) do update set at = excluded.at, report = excluded.report`,
      [report.agency, report.at, JSON.stringify(report)],
    );
  }

  /** Null where the checks were never run. */
  async last(agency: string): Promise<KeptReport | null> {
    const { rows } = await this.pool.query<{ report: KeptReport }>(
      'select report from conform_report where agency = $1',
      [agency],
    );
    return rows[0]?.report ?? null;
  }
}
