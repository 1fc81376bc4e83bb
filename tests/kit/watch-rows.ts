import {
  EntityManager,
  type EntityTarget,
  InsertQueryBuilder,
  type ObjectLiteral,
  type QueryRunner,
} from 'typeorm';
import { kernelEntities } from '#kernel/database.js';
import { CompiledManager } from '#kernel/statements/compiled-manager.js';
import type { WrittenRow } from '../law/exercised-by-row.js';
import { whenCommitted } from './when-committed.js';

type Write = (row: WrittenRow) => void;
type Values = Readonly<Record<string, unknown>>;

const audit = /insert into audit_entry\b/i;
/** Where a deadline, a referral or a document is written for whoever asks; who asked is the next in line. */
const writers = /_kernel\/(deadline|referral|documents|audit)\//;
const testing = /\.test\.ts|\/tests\/|\/testing\//;

/**
 * Tells of every row that the program of an agency writes in this process, once its transaction stands. What a test writes by itself is left out, and
 * what an agency writes that has no records of its own, for it stands in for one.
 */
export function watchRows(write: Write): void {
  const subjects = new Map<string, string>();
  const tell: Tell = (writer, entity, values, id) => {
    const agency = agencyOf(writer);
    if (agency === null || byTest()) return;
    const subject = values.arrow ?? values.type;
    if (typeof id === 'string' && typeof subject === 'string') subjects.set(id, subject);
    const of = typeof id === 'string' ? subjects.get(id) : undefined;
    whenCommitted(writer.queryRunner, () => write({ agency, entity, values, subject: of }));
  };
  watchInserts(tell);
  watchUpdates(tell);
}

type Writer = Pick<EntityManager, 'connection' | 'queryRunner'>;
type Tell = (writer: Writer, entity: string, values: Values, id: unknown) => void;

function watchInserts(tell: Tell): void {
  const inserts = InsertQueryBuilder.prototype as InsertQueryBuilder<ObjectLiteral>;
  const managers = CompiledManager.prototype;
  /* eslint-disable @typescript-eslint/unbound-method */
  const { execute } = inserts;
  const { insert } = managers;
  /* eslint-enable @typescript-eslint/unbound-method */
  const told = new WeakSet<object>();
  const tellOf = (writer: Writer, entity: string, rows: readonly Values[]): void => {
    for (const values of rows) {
      if (!told.has(values)) tell(writer, entity, values, values.id);
      told.add(values);
    }
  };
  inserts.execute = function (this: InsertQueryBuilder<ObjectLiteral>) {
    const { mainAlias, valuesSet } = this.expressionMap;
    const entity = mainAlias?.hasMetadata ? mainAlias.metadata.name : '';
    const { queryRunner } = this as unknown as { queryRunner?: QueryRunner };
    tellOf({ connection: this.connection, queryRunner }, entity, [valuesSet ?? []].flat());
    return execute.call(this);
  };
  managers.insert = function (this: EntityManager, target: EntityTarget<ObjectLiteral>, rows) {
    tellOf(this, nameOf(target), [rows as Values | Values[]].flat());
    return insert.call(this, target, rows);
  };
}

function watchUpdates(tell: Tell): void {
  const managers = EntityManager.prototype;
  const compiled = CompiledManager.prototype;
  /* eslint-disable @typescript-eslint/unbound-method */
  const { save } = managers;
  const { update, query } = compiled;
  /* eslint-enable @typescript-eslint/unbound-method */
  compiled.update = function (this: EntityManager, target: EntityTarget<ObjectLiteral>, criteria, partial) {
    const id = typeof criteria === 'string' ? criteria : (criteria as { id?: unknown }).id;
    tell(this, nameOf(target), partial, id);
    return update.call(this, target, criteria, partial);
  } as typeof update;
  managers.save = function (this: EntityManager, ...words: unknown[]) {
    const [target, entity] = words as [EntityTarget<ObjectLiteral>, Values];
    if (typeof target === 'function') tell(this, nameOf(target), entity, entity.id);
    return (save as (...words: unknown[]) => Promise<unknown>).apply(this, words);
  } as typeof save;
  compiled.query = function (this: EntityManager, ...words: unknown[]) {
    if (audit.test(String(words[0]))) tell(this, 'AuditEntryEntity', {}, null);
    return (query as (...words: unknown[]) => Promise<unknown>).apply(this, words);
  } as typeof query;
}

function nameOf(target: EntityTarget<ObjectLiteral>): string {
  return typeof target === 'function' ? target.name : '';
}

/** The agency whose program it is, or null where it has no records of its own. */
function agencyOf({ connection }: Writer): string | null {
  const { applicationName = '', entities } = connection.options as {
    applicationName?: string;
    entities?: unknown[];
  };
  if (!applicationName.startsWith('wufang-') || (entities?.length ?? 0) <= kernelEntities.length) return null;
  return applicationName.slice('wufang-'.length);
}

/** Whether a test writes it by itself: the first in line that is no writer of the kernel is a test. */
function byTest(): boolean {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  const lines = (new Error('written').stack ?? '').split('\n').slice(1);
  Error.stackTraceLimit = limit;
  const first = lines.find(
    (line) =>
      /\/(subgraphs|tests|infra)\//.test(line) && !/kit\/watch-rows/.test(line) && !writers.test(line),
  );
  return first !== undefined && testing.test(first);
}
