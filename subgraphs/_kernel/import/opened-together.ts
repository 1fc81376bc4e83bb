import type { EntityManager, EntityTarget, FindManyOptions, ObjectLiteral } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { isAnswerable, matches, sorted, type Where } from './in-memory.js';

type Row = ObjectLiteral;
type Entity = EntityTarget<ObjectLiteral>;

/** An act asked for what a transaction of many cases cannot give; it is to run in one of its own. */
export class NotTogether extends Error {}

/** Statements that touch no record of a case. */
const asideFromRecords = /^\s*(insert into serial|update serial)/;
const afterWriting = [
  'save',
  'update',
  'upsert',
  'remove',
  'delete',
  'count',
  'countBy',
  'exists',
  'findAndCount',
];

/**
 * A transaction in which many cases are opened, as the ordinary acts see it (`tx`). Records are kept back and written many at a
 * time; what an act reads of a case that was opened in this transaction can only be what was written in it, and is answered from
 * there. Whatever this does not understand for certain it leaves to the database: all is written first, and from then on
 * the database alone is asked.
 */
export class OpenedTogether {
  readonly tx: EntityManager;
  private readonly rows = new Map<Entity, Row[]>();
  private readonly unwritten = new Map<Entity, Row[]>();
  /** Ids and case codes that did not exist before this transaction. */
  private readonly fresh = new Set<unknown>();
  private left = false;

  constructor(private readonly real: EntityManager) {
    const first = async (rows: Promise<Row[]>) => (await rows)[0] ?? null;
    const own: Record<string, unknown> = {
      insert: (entity: Entity, given: Row | Row[]) =>
        this.insert(entity, Array.isArray(given) ? given : [given]),
      find: (entity: Entity, options: FindManyOptions = {}) => this.find(entity, options),
      findBy: (entity: Entity, where: Where) => this.find(entity, { where }),
      findOne: (entity: Entity, options: FindManyOptions) => first(this.find(entity, options)),
      findOneBy: (entity: Entity, where: Where) => first(this.find(entity, { where })),
      existsBy: async (entity: Entity, where: Where) => (await this.find(entity, { where })).length > 0,
      update: (entity: Entity, of: string | Where, news: Row) =>
        this.update(entity, typeof of === 'string' ? { id: of } : of, news),
      delete: (entity: Entity, where: Where) => this.delete(entity, where),
      query: (text: string, values?: unknown[]) => this.query(text, values),
    };
    for (const name of afterWriting)
      own[name] ??= async (...given: unknown[]) => {
        await this.leave();
        return (Reflect.get(real, name) as (...all: unknown[]) => unknown).apply(real, given);
      };
    this.tx = new Proxy(real, { get: (manager, name) => own[String(name)] ?? untouched(manager, name) });
  }

  /** Writes what was kept back. */
  async write(): Promise<void> {
    const waiting = [...this.unwritten];
    this.unwritten.clear();
    for (const [entity, rows] of waiting) await this.real.insert(entity, rows);
  }

  private async leave(): Promise<void> {
    this.left = true;
    await this.write();
  }

  private async insert(entity: Entity, given: Row[]): Promise<unknown> {
    const { columns } = this.real.connection.getMetadata(entity);
    const whole = given.every((row) => columns.every(({ propertyName }) => row[propertyName] !== undefined));
    if (this.left || !whole) {
      await this.leave();
      return this.real.insert(entity, given);
    }
    const rows = given.map((row) => ({ ...row }));
    for (const row of rows) {
      this.fresh.add(row.id);
      if (entity === CaseFileEntity) this.fresh.add(row.caseCode);
    }
    for (const kept of [this.rows, this.unwritten]) kept.set(entity, [...(kept.get(entity) ?? []), ...rows]);
    return { identifiers: [], generatedMaps: [], raw: [] };
  }

  private async find(entity: Entity, options: FindManyOptions): Promise<Row[]> {
    const { where, order = {} } = options;
    const more = Object.keys(options).some((name) => !['where', 'order', 'lock'].includes(name));
    if (more || !this.knows(where)) {
      await this.leave();
      return this.real.find(entity, options);
    }
    const found = (this.rows.get(entity) ?? []).filter((row) => matches(row, where as Where));
    return sorted(found, order as Record<string, string>).map((row) => structuredClone(row));
  }

  /** As long as nothing is left to the database, every row of this transaction is still to be written. */
  private async update(entity: Entity, where: Where, news: Row): Promise<unknown> {
    if (!this.knows(where)) {
      await this.leave();
      return this.real.update(entity, where, news);
    }
    const found = (this.rows.get(entity) ?? []).filter((row) => matches(row, where));
    for (const row of found) Object.assign(row, news);
    return { raw: [], generatedMaps: [], affected: found.length };
  }

  private async delete(entity: Entity, where: Where): Promise<unknown> {
    const none = this.knows(where) && !(this.rows.get(entity) ?? []).some((row) => matches(row, where));
    if (none) return { raw: [], affected: 0 };
    await this.leave();
    return this.real.delete(entity, where);
  }

  private async query(text: string, values?: unknown[]): Promise<unknown> {
    if (!asideFromRecords.test(text)) await this.leave();
    return this.real.query(text, values);
  }

  /** Whether only what this transaction has written can be asked for. */
  private knows(where: unknown): boolean {
    return !this.left && isAnswerable(where) && Object.values(where).some((value) => this.fresh.has(value));
  }
}

function untouched(manager: EntityManager, name: string | symbol): unknown {
  const value: unknown = Reflect.get(manager, name);
  if (typeof value !== 'function') return value;
  return () => {
    throw new NotTogether(String(name));
  };
}
