import type { PoolClient } from 'pg';
import {
  DataSource,
  EntityManager,
  type EntityTarget,
  type FindManyOptions,
  type FindOneOptions,
  type FindOptionsWhere,
  InsertResult,
  type ObjectLiteral,
  QueryFailedError,
  type QueryRunner,
  QueryRunnerAlreadyReleasedError,
  UpdateResult,
} from 'typeorm';
import { type CompiledRead, compileRead, type Question, questionOf, type Wanted } from './compiled-read.js';
import { change, insertion, type Write } from './compiled-write.js';
import { mergedQuestions, type RowKey } from './merged-questions.js';
import { type Answer, sharedLines } from './shared-lines.js';

type Where<Entity> = FindOptionsWhere<Entity> | FindOptionsWhere<Entity>[];

/** Forms beyond this many are not the few that come by the thousand. */
const mostForms = 2_000;

/**
 * Asks and writes as TypeORM's manager does, and remembers the statement of each form of question, which TypeORM would write anew each
 * time. What is not plain (joins, pages, values made by the database) goes to TypeORM itself.
 */
export class CompiledManager extends EntityManager {
  private client: PoolClient | null = null;
  private turn: Turn | null = null;

  override async find<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    options: FindManyOptions<Entity> = {},
  ): Promise<Entity[]> {
    return (await this.rows(target, options)) ?? super.find(target, options);
  }

  override async findBy<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    where: Where<Entity>,
  ): Promise<Entity[]> {
    return (await this.rows(target, { where })) ?? super.findBy(target, where);
  }

  override async findOne<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    options: FindOneOptions<Entity>,
  ): Promise<Entity | null> {
    const rows = options.where ? await this.rows(target, { ...options, take: 1 }) : null;
    return rows ? (rows[0] ?? null) : super.findOne(target, options);
  }

  override async findOneBy<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    where: Where<Entity>,
  ): Promise<Entity | null> {
    const rows = await this.rows(target, { where, take: 1 });
    return rows ? (rows[0] ?? null) : super.findOneBy(target, where);
  }

  override async existsBy<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    where: Where<Entity>,
  ): Promise<boolean> {
    const answer = await this.answer(target, 'any', { where });
    return answer ? answer.result.rows.length > 0 : super.existsBy(target, where);
  }

  override async countBy<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    where: Where<Entity>,
  ): Promise<number> {
    const answer = await this.answer(target, 'count', { where });
    return answer
      ? Number((answer.result.rows as { count: string }[])[0]!.count)
      : super.countBy(target, where);
  }

  override async insert<Entity extends ObjectLiteral>(
    ...[target, entity]: Parameters<typeof EntityManager.prototype.insert<Entity>>
  ): Promise<InsertResult> {
    const rows = (Array.isArray(entity) ? entity : [entity]) as Record<string, unknown>[];
    const write = insertion(this.dataSource.getMetadata(target), rows);
    if (!write) return super.insert(target, entity);
    await this.send(write);
    return new InsertResult();
  }

  override async update<Entity extends ObjectLiteral>(
    ...[target, criteria, partial, options]: Parameters<typeof EntityManager.prototype.update<Entity>>
  ): Promise<UpdateResult> {
    const write = options ? null : change(this.dataSource.getMetadata(target), criteria, partial);
    if (!write) return super.update(target, criteria, partial, options);
    const { rowCount } = await this.send(write);
    return Object.assign(new UpdateResult(), { raw: [], affected: rowCount ?? 0 });
  }

  override async query<T>(text: string, values: unknown[] = []): Promise<T> {
    const { command, rows, rowCount } = await this.send({ text, values });
    return (command === 'UPDATE' || command === 'DELETE' ? [rows, rowCount] : rows) as T;
  }

  /** {@link queryByKeys}. */
  async queryByKeys<Row>({ text, values }: Write, key: RowKey): Promise<Row[]> {
    return (await this.send({ text, values }, key)).rows as Row[];
  }

  private async rows<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    options: FindManyOptions<Entity>,
  ): Promise<Entity[] | null> {
    const answer = await this.answer(target, 'rows', options);
    return answer && (answer.result.rows.map(answer.read) as Entity[]);
  }

  private async answer<Entity extends ObjectLiteral>(
    target: EntityTarget<Entity>,
    wanted: Wanted,
    options: FindManyOptions<Entity>,
  ): Promise<(Pick<CompiledRead, 'read'> & { result: Answer }) | null> {
    if (options.lock && !this.queryRunner?.isTransactionActive) return null;
    const question = questionOf(wanted, options as FindManyOptions);
    const read = question && this.readOf(target, question);
    if (!question || !read) return null;
    const values = read.places.map((place) => question.values[place]);
    return { read: read.read, result: await this.send({ text: read.text, values }, read.key) };
  }

  private readOf(target: EntityTarget<ObjectLiteral>, question: Question): CompiledRead | null {
    const byForm = formsOf(this.dataSource, target);
    const known = byForm.get(question.form);
    if (known !== undefined) return known;
    const read = compileRead(this, this.dataSource.getMetadata(target), question);
    if (byForm.size < mostForms) byForm.set(question.form, read);
    return read;
  }

  /** On a connection of its own a question is on its way when this returns: what is asked after it is answered after it. */
  private async send(write: Write, key: RowKey | null = null): Promise<Answer> {
    if (this.queryRunner?.isReleased) throw new QueryRunnerAlreadyReleasedError();
    try {
      if (this.queryRunner) this.client ??= (await this.queryRunner.connect()) as PoolClient;
      this.turn ??= new Turn(() => (this.turn = null));
      return await this.turn.answer(this.sent(write, key));
    } catch (error) {
      throw new QueryFailedError(write.text, write.values as unknown[], error as Error);
    }
  }

  private sent(write: Write, key: RowKey | null): Promise<Answer> {
    if (this.client) return this.client.query(write.text, write.values as unknown[]);
    return key ? mergedQuestions(this.dataSource).ask(write, key) : sharedLines(this.dataSource).ask(write);
  }
}

/**
 * What one manager is asked in one turn of the event loop is answered in one turn: what the answers lead to is then asked together too, and
 * a batch is one batch however the answers arrive.
 */
class Turn {
  private readonly asked: Promise<Answer>[] = [];
  private readonly answered: Promise<unknown>;

  constructor(over: () => void) {
    this.answered = new Promise((resolve) => {
      process.nextTick(() => {
        over();
        resolve(Promise.allSettled(this.asked));
      });
    });
  }

  async answer(answer: Promise<Answer>): Promise<Answer> {
    this.asked.push(answer);
    await this.answered;
    return answer;
  }
}

/** A question in SQL whose rows each bear one of the keys asked for: with those of others in this turn it is one statement. */
export function queryByKeys<Row>(db: EntityManager, question: Write, key: RowKey): Promise<Row[]> {
  if (db instanceof CompiledManager) return db.queryByKeys(question, key);
  return db.query(question.text, [...question.values]);
}

/** A database asked through compiled managers. */
export class CompiledDataSource extends DataSource {
  override createEntityManager(runner?: QueryRunner): EntityManager {
    return new CompiledManager(this, runner);
  }
}

type Forms = Map<string, CompiledRead | null>;
const forms = new WeakMap<DataSource, Map<EntityTarget<ObjectLiteral>, Forms>>();

function formsOf(dataSource: DataSource, target: EntityTarget<ObjectLiteral>): Forms {
  const byTarget = forms.get(dataSource) ?? new Map<EntityTarget<ObjectLiteral>, Forms>();
  forms.set(dataSource, byTarget);
  const byForm = byTarget.get(target) ?? new Map<string, CompiledRead | null>();
  byTarget.set(target, byForm);
  return byForm;
}
