import type { ApolloServerPlugin } from '@apollo/server';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { Agency } from '#kernel/agency.js';
import type { RequestContext } from '#kernel/context.js';
import type { DataClassName } from './data-class.js';
import { recordReads } from './use.js';

/** Readings at once in one agency; the other connections of its pool stay free for what a reading needs beside itself. */
const atOnce = 8;

/**
 * What one operation shows a person of another organisation, and the record of it. A reader from another agency is read to in
 * one transaction, and the record is written in the same one; the answer leaves only after it is committed. For the own
 * agency's staff the transaction begins when there is something of another organisation to record.
 */
export class RecordedReading {
  private readonly seen = new Map<string | null, Set<DataClassName>>();

  private constructor(
    private readonly ctx: RequestContext,
    private readonly runner: QueryRunner | null,
    private readonly leave: () => void,
  ) {}

  static async begin(ctx: RequestContext): Promise<RecordedReading> {
    if (ctx.actor.agency === ctx.agency.manifest.name) return new RecordedReading(ctx, null, () => undefined);
    const leave = await turnstileOf(ctx.agency).enter();
    const runner = ctx.agency.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      return new RecordedReading(ctx, runner, leave);
    } catch (error) {
      await runner.release();
      leave();
      throw error;
    }
  }

  /** Where the operation reads; null where it reads from the pool. */
  get manager(): EntityManager | null {
    return this.runner?.manager ?? null;
  }

  note(caseCode: string | null, dataClass: DataClassName): void {
    const classes = this.seen.get(caseCode) ?? new Set<DataClassName>();
    this.seen.set(caseCode, classes.add(dataClass));
  }

  /** Writes one record for each case read, and commits. Throws when it cannot: then nothing may be answered. */
  async settle(): Promise<void> {
    if (!this.runner) {
      if (this.seen.size > 0)
        await this.ctx.agency.dataSource.transaction((tx) => recordReads(tx, this.ctx, this.seen));
      return;
    }
    try {
      await recordReads(this.runner.manager, this.ctx, this.seen);
      await this.runner.commitTransaction();
    } catch (error) {
      await this.runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await this.runner.release();
      this.leave();
    }
  }
}

/** Lets so many in at a time. */
class Turnstile {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  async enter(): Promise<() => void> {
    if (this.inside >= atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    };
  }
}

const turnstiles = new WeakMap<Agency, Turnstile>();

function turnstileOf(agency: Agency): Turnstile {
  const known = turnstiles.get(agency) ?? new Turnstile();
  turnstiles.set(agency, known);
  return known;
}

/** Runs work whose answer is shown to the person; gives the answer only after the record of what was read is kept. */
export async function withRecordedReading<T>(ctx: RequestContext, work: () => Promise<T>): Promise<T> {
  ctx.reading = await RecordedReading.begin(ctx);
  let answer: T;
  try {
    answer = await work();
  } finally {
    await ctx.reading.settle();
    ctx.reading = null;
  }
  return answer;
}

/** The same for an operation that comes over HTTP: no record, no answer. */
export const recordedReads: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue: ctx }) {
        ctx.reading = await RecordedReading.begin(ctx);
      },
      async willSendResponse({ contextValue: ctx, response }) {
        const { reading } = ctx;
        ctx.reading = null;
        try {
          await reading?.settle();
        } catch (error) {
          ctx.agency.log.error({ name: (error as Error).name }, 'usage record not kept');
          response.body = {
            kind: 'single',
            singleResult: {
              errors: [
                { message: '系统内部错误，本次查询未能留痕，未予显示。', extensions: { code: 'INTERNAL' } },
              ],
            },
          };
        }
      },
    };
  },
};
