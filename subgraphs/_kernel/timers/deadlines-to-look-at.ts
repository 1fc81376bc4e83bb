import type { Agency } from '#kernel/agency.js';

/** The deadlines whose day to be looked at has come by the agency's clock, the longest waiting first. */
export async function deadlinesToLookAt(agency: Agency, most = 500): Promise<string[]> {
  const rows = await agency.dataSource.query<{ id: string }[]>(
    `select id from deadline where met_on is null and look_on <= $1 order by look_on, id limit $2`,
    [agency.clock.today(), most],
  );
  return rows.map(({ id }) => id);
}
