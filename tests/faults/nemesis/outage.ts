import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { agencyNames } from '../../../infra/county/process-table.js';
import type { FaultCounty } from '../county/fault-county.js';
import { delegateTo } from '../workload/courses.js';
import type { Desk } from '../workload/desk.js';

const agency = 'human-resources';
const days = 3;
const dayMilliseconds = 86_400_000;
const patience = 900_000;

/**
 * An agency is off for 72 hours by everybody's clock while so many messages come to wait for it; answers how many seconds after
 * its return the last of them was delivered.
 */
export async function outage(
  county: FaultCounty,
  desk: Desk,
  messages: number,
  progress: (line: string) => void,
): Promise<number> {
  await county.supervisor.halt(agency);
  const course = delegateTo(agency);
  for (let waiting = 0; waiting < messages && !desk.over(); waiting = await waitingFor(county)) {
    progress(`${agency} is off: ${waiting} messages wait for it`);
    const batch = Math.min(400, messages - waiting);
    for (let begun = 0; begun < batch; begun += 16)
      await Promise.all(Array.from({ length: 16 }, () => course(desk)));
  }
  for (let day = 1; day <= days; day++) {
    const offset = county.clockOf('court').getTime() - Date.now() + dayMilliseconds;
    for (const name of agencyNames) county.setClock(name, offset);
    await pause(5_000);
  }
  const waiting = await waitingFor(county);
  progress(`${agency} returns after ${days} days; ${waiting} messages wait for it`);
  const returned = Date.now();
  await county.supervisor.restart(agency);
  for (; Date.now() - returned < patience; await pause(1_000)) if ((await waitingFor(county)) === 0) break;
  return (Date.now() - returned) / 1000;
}

async function waitingFor(county: FaultCounty): Promise<number> {
  const database = new pg.Client({ connectionString: county.databaseUrl('court') });
  await database.connect();
  try {
    const { rows } = await database.query<{ n: string }>(
      `select count(*) as n from outbox_message where delivered_at is null`,
    );
    return Number(rows[0]?.n ?? 0);
  } finally {
    await database.end();
  }
}
