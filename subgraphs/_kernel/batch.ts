import DataLoader from 'dataloader';
import type { RequestContext } from '#kernel/context.js';

/**
 * Loads many things by key with one query for each turn of the event loop, within one request and therefore one person.
 * `load` answers the found rows in any order; `keyOf` tells which key a row belongs to.
 */
export function batchOne<Row>(
  ctx: RequestContext,
  name: string,
  load: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return ctx.once(`one:${name}`, () => {
    return new DataLoader<string, Row | null>(async (keys) => {
      const byKey = new Map((await load(keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => byKey.get(key) ?? null);
    });
  });
}

/** The same where many rows belong to one key. */
export function batchMany<Row>(
  ctx: RequestContext,
  name: string,
  load: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return ctx.once(`many:${name}`, () => {
    return new DataLoader<string, Row[]>(async (keys) => {
      const byKey = Map.groupBy(await load(keys), keyOf);
      return keys.map((key) => byKey.get(key) ?? []);
    });
  });
}
