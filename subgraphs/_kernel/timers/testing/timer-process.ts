import 'reflect-metadata';
import { record } from '#kernel/audit/record.js';
import type { AdjustableClock } from '#kernel/clock/clock.js';
import { openAgency } from '#kernel/start.js';
import { DeadlineTimers } from '../deadline-timers.js';
import type { LapseHandler } from '../lapse.js';

/** What a process of timers in a test is told: where it works, by which clock, and after how many lapses it stands still. */
export interface TimerTask {
  places: { databaseUrl: string; keysDir: string; addressBook: string; addressBookKey: string };
  now: string;
  /** The lapse in whose transaction it waits for ever, until it is killed; null never. */
  hangAt: number | null;
}

/** A process of the timers of a court without records of its own; says when it hangs in the middle of a lapse. */
async function run({ places, now, hangAt }: TimerTask): Promise<void> {
  let lapses = 0;
  const lapsed: LapseHandler = async (tx, ctx, { recordId }) => {
    record(tx, ctx, 'toy.lapse', recordId);
    await tx.query('insert into toy_lapse values ($1)', [recordId]);
    lapses += 1;
    if (lapses === hangAt) {
      process.send?.('in the middle');
      await new Promise(() => undefined);
    }
    return true;
  };
  const nothing = { entities: [], migrations: [], resolvers: [], orphanedTypes: [] };
  const manifest = {
    ...{ ...nothing, machines: {}, handlers: {}, referrals: {}, lapses: { 'CRT-1': lapsed } },
    ...{ name: 'court', field: 'court', title: '法院', letter: 'C' },
  };
  const agency = await openAgency(manifest, { ...places, adjustableClock: true, logLevel: 'silent' });
  (agency.clock as AdjustableClock).set(new Date(now));
  const quick = { heartbeat: 10, supervise: 1, retry: 1 };
  const timers = new DeadlineTimers(agency, places.databaseUrl, quick);
  timers.start();
  await timers.ready();
  process.send?.('running');
}

process.on('disconnect', () => process.exit(0));
process.once('message', (task) => void run(task as TimerTask));
