import type { EntityManager } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { hasRecorded, linkRecorded, lockHead } from '#kernel/audit/record.js';
import type { Clock } from '#kernel/clock/clock.js';
import type { DataClassName } from '#kernel/disclosure/data-class.js';
import type { BestSight } from '#kernel/disclosure/matrix.js';
import type { RecordedReading } from '#kernel/disclosure/recorded-reading.js';
import type { Standing } from '#kernel/disclosure/relation.js';
import type { Purpose } from '#kernel/disclosure/purpose.js';
import { announcePosts } from '#kernel/exchange/announce.js';
import { sealPosts, storePosts } from '#kernel/exchange/post.js';
import { keepStaffName } from '#kernel/staff/staff-name.js';
import { allOf } from '#kernel/statements/all-of.js';
import { type LocalDate, localDateOf } from '#kernel/values/local-date.js';

/** One request of one person: who acts, when, for what purpose, and the transaction the act runs in. */
export class RequestContext {
  private readonly clock: Clock;
  private readonly memo = new Map<string, unknown>();

  constructor(
    readonly agency: Agency,
    readonly actor: Actor,
    options: { purpose?: Purpose | null; clock?: Clock } = {},
  ) {
    this.clock = options.clock ?? agency.clock;
    this.purpose = options.purpose ?? null;
  }

  /** Why the person looks outside the own cases, as stated with the request. */
  readonly purpose: Purpose | null;

  get now(): Date {
    return this.clock.now();
  }

  /** The local date, Asia/Shanghai, that the law counts by. */
  get today(): LocalDate {
    return localDateOf(this.now);
  }

  /** For reads outside an act. */
  get db(): EntityManager {
    return (this.own ??= this.agency.dataSource.createEntityManager());
  }

  private own: EntityManager | null = null;

  /** Keeps the record of what a person of another organisation is shown; null where nothing may be shown to one. */
  reading: RecordedReading | null = null;

  /** The cases an exact search has found in this operation: its look is counted already. */
  readonly lookedUp = new Set<string>();

  /** How the person stands to each object of the answer. */
  readonly standings = new Map<object, Standing>();

  /** What the person sees of each data class by a standing, as far as it was asked for. */
  readonly sights = new Map<Standing, Map<DataClassName, BestSight>>();

  /** Notes that a person of another organisation is shown personal data. Throws where no record can be kept of it. */
  noteRead(caseCode: string | null, dataClass: DataClassName): void {
    if (!this.reading) throw new Error('No usage record can be kept of this reading.');
    this.reading.note(caseCode, dataClass);
  }

  /**
   * Runs an act in one transaction. What it records and posts is written at its end, in the same transaction:
   * if the audit entry or the message cannot be written, the act has not happened.
   */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return retryDeadlock(async () => {
      const { dataSource } = this.agency;
      let settled: Settled | undefined;
      const result = await dataSource.transaction(async (tx) => {
        const done = await work(tx);
        settled = await settle(tx, this);
        settled.linked.catch(() => undefined);
        return done;
      });
      // A database that could not write the last statement has taken the transaction back instead of committing it.
      await settled!.linked;
      announcePosts(dataSource, settled!.receivers);
      return result;
    });
  }

  /** A value made once in this request: loaders, access decisions. */
  once<T>(key: string, make: () => T): T {
    if (!this.memo.has(key)) this.memo.set(key, make());
    return this.memo.get(key) as T;
  }
}

const lastWork = new WeakMap<EntityManager, Map<string, () => Promise<void>>>();

/** Work that several steps of a transaction ask for under one name, and that is done once at its end. */
export function onceAtEnd(tx: EntityManager, name: string, work: () => Promise<void>): void {
  const asked = lastWork.get(tx) ?? new Map<string, () => Promise<void>>();
  lastWork.set(tx, asked.set(name, work));
}

const lastWrites = new WeakMap<EntityManager, Map<string, () => Promise<unknown>>>();

/** A write that several steps of a transaction ask for under one name, made once at its end; it posts and records nothing. */
export function writeAtEnd(tx: EntityManager, name: string, write: () => Promise<unknown>): void {
  const asked = lastWrites.get(tx) ?? new Map<string, () => Promise<unknown>>();
  lastWrites.set(tx, asked.set(name, write));
}

export interface Settled {
  /** Organisation codes of those who are posted to. */
  readonly receivers: readonly string[];
  /** The last statement, under way: the commit may follow it at once, but the act has happened only when it has been written. */
  readonly linked: Promise<unknown>;
}

/** Writes what a transaction has posted and recorded; the audit head is locked last and shortest. */
export async function settle(tx: EntityManager, ctx: RequestContext): Promise<Settled> {
  for (const work of lastWork.get(tx)?.values() ?? []) await work();
  const recorded = hasRecorded(tx);
  const [posts] = await allOf([
    sealPosts(tx, ctx),
    recorded && keepStaffName(tx, ctx),
    ...[...(lastWrites.get(tx)?.values() ?? [])].map((write) => write()),
  ]);
  const [, head] = await allOf([storePosts(tx, posts), recorded && lockHead(tx)]);
  const linked = head ? linkRecorded(tx, ctx, head) : Promise.resolve();
  return { receivers: posts.map(({ destination }) => destination), linked };
}

const serializationFailures = new Set(['40001', '40P01']);

async function retryDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const code =
        (error as { code?: string }).code ?? (error as { driverError?: { code?: string } }).driverError?.code;
      if (attempt === 4 || code === undefined || !serializationFailures.has(code)) throw error;
    }
  }
}
