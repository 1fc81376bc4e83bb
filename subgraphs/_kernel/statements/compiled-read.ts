import type { EntityManager, EntityMetadata, FindManyOptions, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { type Condition, conditionsOf, formOf, whereOf } from './conditions.js';
import type { RowKey } from './merged-questions.js';
import { rowColumn, rowReader } from './row-reader.js';

/** What a read answers: entities, whether there is one, or how many there are. */
export type Wanted = 'rows' | 'any' | 'count';

/** A read taken apart: what is the same in all of its form, and the values in which they differ. */
export interface Question {
  readonly form: string;
  readonly values: readonly unknown[];
  readonly wanted: Wanted;
  readonly options: FindManyOptions;
  readonly alternatives: readonly (readonly Condition[])[];
}

export interface CompiledRead {
  readonly text: string;
  /** Which of the question's values stands at each place of the text. */
  readonly places: readonly number[];
  readonly read: (row: Readonly<Record<string, unknown>>) => ObjectLiteral;
  /** Null where rows cannot be told apart by what was asked for. */
  readonly key: RowKey | null;
}

const known = new Set(['where', 'order', 'take', 'select', 'lock']);

/** Null for a question that is not of the plain kind compiled here. */
export function questionOf(wanted: Wanted, options: FindManyOptions): Question | null {
  for (const key in options) if (!known.has(key)) return null;
  const { where = {}, order, take, select, lock } = options;
  const alternatives: Condition[][] = [];
  for (const one of [where].flat()) {
    const conditions = conditionsOf(one);
    if (!conditions) return null;
    alternatives.push(conditions);
  }
  const rest = (order ?? take ?? select ?? lock) ? JSON.stringify([order, take, select, lock]) : '';
  const form = `${wanted} ${Array.isArray(where)} ${alternatives.map(formOf).join('or ')}${rest}`;
  const values = alternatives.flatMap((conditions) => conditions.flatMap((one) => one.values));
  return { form, values, wanted, options, alternatives };
}

/** The statement that TypeORM writes for questions of this form; null where one cannot stand for all of them. */
export function compileRead(
  manager: EntityManager,
  metadata: EntityMetadata,
  { wanted, options, alternatives }: Question,
): CompiledRead | null {
  const asked = alternatives.flat().map(({ property }) => metadata.findColumnWithPropertyName(property));
  if (asked.some((column) => !column || column.transformer)) return null;
  const columns = selected(metadata, options.select);
  if (!columns) return null;
  let marks = 0;
  const marked = alternatives.map((conditions) => whereOf(conditions, () => mark(marks++)));
  const where = Array.isArray(options.where) ? marked : marked[0]!;
  const builder = manager
    .createQueryBuilder(metadata.target, metadata.name)
    .setFindOptions({ ...options, where });
  if (wanted === 'any') builder.select('1').limit(1);
  if (wanted === 'count') builder.select('count(*)', 'count');
  const [text, parameters] = builder.getQueryAndParameters();
  const places = parameters.map((parameter: unknown) => placeOf(parameter));
  if (places.some((place) => place === null)) return null;
  const key = keyOf(metadata, columns, places as number[], { wanted, options, alternatives });
  return { text, places: places as number[], read: rowReader(metadata, columns), key };
}

function keyOf(
  metadata: EntityMetadata,
  columns: readonly ColumnMetadata[],
  places: readonly number[],
  { wanted, options, alternatives }: Pick<Question, 'wanted' | 'options' | 'alternatives'>,
): RowKey | null {
  if (wanted !== 'rows' || options.take !== undefined || options.lock || alternatives.length !== 1)
    return null;
  const conditions = alternatives[0]!;
  const lists = conditions.filter(({ comparison }) => comparison === 'any');
  const column = columns.find(({ propertyName }) => propertyName === lists[0]?.property);
  if (lists.length !== 1 || !(column?.type === 'text' || column?.type === 'uuid')) return null;
  const before = conditions.slice(0, conditions.indexOf(lists[0]!));
  const value = before.reduce((count, { values }) => count + values.length, 0);
  return { place: places.indexOf(value), column: rowColumn(metadata, column) };
}

function selected(metadata: EntityMetadata, select: unknown): ColumnMetadata[] | null {
  if (select === undefined) return metadata.columns.filter(({ isSelect }) => isSelect);
  const names = Object.entries(select as object);
  if (names.some(([, wanted]) => wanted !== true)) return null;
  return metadata.columns.filter(({ propertyName }) => names.some(([name]) => name === propertyName));
}

/** No text of a database holds a zero byte. */
function mark(place: number): string {
  return `\u0000${place}`;
}

function placeOf(parameter: unknown): number | null {
  return typeof parameter === 'string' && parameter.startsWith('\u0000') ? Number(parameter.slice(1)) : null;
}
