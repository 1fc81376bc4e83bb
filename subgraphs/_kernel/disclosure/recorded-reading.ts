import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '#kernel/context.js';
import { namedPerson } from '#kernel/staff/staff-name.js';
import type { DataClassName } from './data-class.js';
import { usageWriter } from './usage-writer.js';
import { usesOf } from './use.js';

/** What one operation shows a person of another organisation, and the record of it, which is kept before the answer leaves. */
export class RecordedReading {
  private readonly seen = new Map<string | null, Set<DataClassName>>();

  constructor(private readonly ctx: RequestContext) {}

  note(caseCode: string | null, dataClass: DataClassName): void {
    const classes = this.seen.get(caseCode) ?? new Set<DataClassName>();
    this.seen.set(caseCode, classes.add(dataClass));
  }

  /** Keeps one record for each case read. Throws when it cannot: then nothing may be answered. */
  async settle(): Promise<void> {
    const { agency, actor } = this.ctx;
    if (this.seen.size === 0) return;
    const looks = { uses: usesOf(this.ctx, this.seen), reader: namedPerson(actor) };
    await usageWriter(agency.dataSource).keep(looks);
  }
}

/** Runs work whose answer is shown to the person; gives the answer only after the record of what was read is kept. */
export async function withRecordedReading<T>(ctx: RequestContext, work: () => Promise<T>): Promise<T> {
  ctx.reading = new RecordedReading(ctx);
  let answer: T;
  try {
    answer = await work();
  } finally {
    await ctx.reading.settle();
    ctx.reading = null;
  }
  return answer;
}

/** What is said in the place of an answer of which no record could be kept. */
export const notRecorded = {
  errors: [{ message: '系统内部错误，本次查询未能留痕，未予显示。', extensions: { code: 'INTERNAL' } }],
};

/** Keeps the record of an operation that is over; false, and a line in the log, where it could not be kept. */
export async function recordKept(ctx: RequestContext): Promise<boolean> {
  const { reading } = ctx;
  ctx.reading = null;
  try {
    await reading?.settle();
    return true;
  } catch (error) {
    ctx.agency.log.error({ name: (error as Error).name }, 'usage record not kept');
    return false;
  }
}

/** The same for an operation that comes over HTTP: no record, no answer. */
export const recordedReads: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue: ctx }) {
        ctx.reading = new RecordedReading(ctx);
      },
      async willSendResponse({ contextValue: ctx, response }) {
        if (!(await recordKept(ctx))) response.body = { kind: 'single', singleResult: notRecorded };
      },
    };
  },
};
