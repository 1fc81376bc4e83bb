import { setTimeout as pause } from 'node:timers/promises';
import type { Job, PgBoss, UpdateQueueOptions } from 'pg-boss';
import type { Agency } from '#kernel/agency.js';
import { recalculateDeadlines } from '#kernel/calendar-year/recalculate.js';
import { readAddedYears } from '#kernel/calendar-year/read-added-years.js';
import { digestRound } from '#kernel/notice/digest.js';
import { deliverNotices } from '#kernel/notice/deliver-notices.js';
import { deadlinesToLookAt } from './deadlines-to-look-at.js';
import { lookAtDeadline } from './look-at-deadline.js';

/** Where pg-boss keeps its jobs, in the agency's own database. */
const schema = 'jobs';
const roundQueue = 'deadline-round';
const deadlineQueue = 'deadline';
const everyMinute = '* * * * *';
const betweenTries = 30_000;

interface DeadlineJob {
  id: string;
}

/** In seconds: how soon a process that was killed is missed, and its jobs are given to another. */
export interface TimerPace {
  readonly heartbeat: number;
  readonly supervise: number;
  readonly retry: number;
}
type QueueSettings = Pick<
  UpdateQueueOptions,
  'expireInSeconds' | 'retryLimit' | 'retryDelay' | 'retryBackoff' | 'deleteAfterSeconds'
> & { heartbeatSeconds: number };
const usualPace: TimerPace = { heartbeat: 20, supervise: 20, retry: 30 };

/**
 * The timers of an agency. A job is no more than a reminder to look: what is due is in the deadlines themselves, and is decided by
 * the agency's clock when the job runs. So it does not matter that a job comes late, twice, or at two processes at once; and
 * a deadline that was moved needs no job of its own moved.
 */
export class DeadlineTimers {
  private boss: PgBoss | null = null;
  private endDeliveries = async (): Promise<void> => undefined;
  private stopped = false;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    private readonly agency: Agency,
    private readonly databaseUrl: string,
    private readonly pace: TimerPace = usualPace,
  ) {}

  /** Begins in the background: an agency works while its timers are still to come. */
  start(): void {
    this.starting = this.keepStarting();
  }

  /** Resolves when the timers run. */
  async ready(): Promise<void> {
    await this.starting;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.starting;
    await this.endDeliveries();
    await this.boss?.stop({ graceful: true, timeout: 3_000 });
    this.boss = null;
  }

  private async keepStarting(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.begin();
      } catch (error) {
        const { code, name } = error as { code?: string; name: string };
        this.agency.log.error({ reason: code ?? name }, 'timers not started');
      }
      for (let waited = 0; waited < betweenTries && !this.stopped; waited += 500) await pause(500);
    }
  }

  private async begin(): Promise<void> {
    // Loaded by the process that runs timers; acts and commands do without it.
    const { PgBoss } = await import('pg-boss');
    const application = `wufang-${this.agency.manifest.name}-timers`;
    const boss = new PgBoss({
      ...{ connectionString: this.databaseUrl, schema, max: 2, application_name: application },
      ...{ superviseIntervalSeconds: this.pace.supervise, monitorIntervalSeconds: this.pace.supervise },
    });
    boss.on('error', (error: Error) => this.agency.log.warn({ reason: error.name }, 'timers disturbed'));
    try {
      await boss.start();
      await this.work(boss);
      this.boss = boss;
    } catch (error) {
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  }

  private async work(boss: PgBoss): Promise<void> {
    const { heartbeat: heartbeatSeconds, retry: retryDelay } = this.pace;
    const alive = { expireInSeconds: 300, heartbeatSeconds };
    const tries = { deleteAfterSeconds: 86_400, retryLimit: 5, retryDelay, retryBackoff: true };
    await this.queue(boss, roundQueue, { ...alive, retryLimit: 0 });
    await this.queue(boss, deadlineQueue, { ...alive, ...tries });
    await boss.work(roundQueue, () => this.round(boss));
    await boss.work<DeadlineJob>(deadlineQueue, { batchSize: 25 }, (jobs) => this.look(boss, jobs));
    this.endDeliveries = await deliverNotices(boss, this.agency);
    await boss.schedule(roundQueue, everyMinute);
    // What came due while no process ran is not waited for.
    await boss.send(roundQueue);
  }

  /** One that an earlier version has made takes over what this version says. */
  private async queue(boss: PgBoss, name: string, options: QueueSettings): Promise<void> {
    await boss.createQueue(name, { ...options, policy: 'exclusive' });
    await boss.updateQueue(name, options);
  }

  /** Finds what is to be looked at, and keeps a job for each; one that is still waiting is not kept twice. */
  private async round(boss: PgBoss): Promise<void> {
    await readAddedYears(this.agency);
    await recalculateDeadlines(this.agency);
    const ids = await deadlinesToLookAt(this.agency);
    const jobs = ids.map((id) => ({ data: { id }, singletonKey: id }));
    if (jobs.length > 0) await boss.insert(deadlineQueue, jobs);
    await digestRound(this.agency);
  }

  /** One that fails is tried again later and keeps no other waiting. */
  private async look(boss: PgBoss, jobs: Job<DeadlineJob>[]): Promise<void> {
    for (const { id: job, data } of jobs) {
      try {
        await lookAtDeadline(this.agency, data.id);
      } catch (error) {
        const { code, name } = error as { code?: string; name: string };
        this.agency.log.error({ deadline: data.id, reason: code ?? name }, 'deadline could not be looked at');
        await boss.fail(deadlineQueue, job, { reason: code ?? name });
      }
    }
  }
}
