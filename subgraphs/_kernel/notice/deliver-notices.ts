import type { Job, PgBoss } from 'pg-boss';
import type { Agency } from '#kernel/agency.js';
import { sendNotice } from './send-notice.js';

const queue = 'notice-delivery';
const betweenLooks = 1_000;
const atOnce = 100;
/** More tries than a delivery takes, so that it says itself when it is given up. */
const tries = { retryLimit: 20, retryDelay: 20, retryBackoff: true, retryDelayMax: 7_200 };

interface DeliveryJob {
  id: string;
}

/** Keeps a job for each delivery that has none, and tries each until it is taken. Answers how to end it. */
export async function deliverNotices(boss: PgBoss, agency: Agency): Promise<() => Promise<void>> {
  const settings = { ...tries, expireInSeconds: 60, deleteAfterSeconds: 86_400 };
  await boss.createQueue(queue, { ...settings, policy: 'exclusive' });
  await boss.updateQueue(queue, settings);
  await boss.work<DeliveryJob>(queue, { batchSize: 20, pollingIntervalSeconds: 1 }, (jobs) =>
    Promise.all(jobs.map((job) => deliver(boss, agency, job))),
  );
  let [stopped, looking] = [false, Promise.resolve()];
  const timer = setInterval(() => {
    looking = looking.then(() => (stopped ? undefined : keepJobs(boss, agency)));
  }, betweenLooks).unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await looking;
  };
}

/** A job that is kept twice, because a process ended in between, is refused by the queue. */
async function keepJobs(boss: PgBoss, agency: Agency): Promise<void> {
  try {
    const rows = await agency.dataSource.query<DeliveryJob[]>(
      'select id from notice_delivery where queued_at is null order by created_at limit $1',
      [atOnce],
    );
    if (rows.length === 0) return;
    await boss.insert(
      queue,
      rows.map(({ id }) => ({ data: { id }, singletonKey: id })),
    );
    await agency.dataSource.query('update notice_delivery set queued_at = now() where id = any($1)', [
      rows.map(({ id }) => id),
    ]);
  } catch (error) {
    agency.log.warn({ reason: (error as Error).name }, 'notices not queued');
  }
}

async function deliver(boss: PgBoss, agency: Agency, { id, data }: Job<DeliveryJob>): Promise<void> {
  try {
    await sendNotice(agency, data.id);
  } catch (error) {
    await boss.fail(queue, id, { reason: (error as Error).name });
  }
}
