import type { EntityManager } from 'typeorm';

const day = 86_400_000;
const monthDays = 30;

/** Keeps every head of the last 24 hours, the last of each hour for thirty days, and the last of each day for ever. */
export async function thinHeads(db: EntityManager, now: Date): Promise<void> {
  const [whole, hourly] = [new Date(now.getTime() - day), new Date(now.getTime() - monthDays * day)];
  await db.query(thinning('witnessed_head', 'agency', 'received_at'), [whole, hourly]);
  await db.query(thinning('given_head', 'witness', 'acknowledged_at'), [whole, hourly]);
}

function thinning(table: string, owner: string, at: string): string {
  return `
    delete from ${table} where (${owner}, seq) in (
      select ${owner}, seq from (
        select ${owner}, seq, row_number() over (
          partition by ${owner}, date_trunc(case when ${at} < $2 then 'day' else 'hour' end, ${at} at time zone 'UTC'),
            ${at} < $2 order by seq desc) as place
        from ${table} where ${at} < $1) ranked
      where place > 1)`;
}
