import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

const longest = 100;

/** One page of a list; the cursor is the number of rows before it. */
export async function takePage<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  first: number,
  after: string | null,
): Promise<{ rows: Row[]; total: number; endCursor: string | null }> {
  const offset = Math.max(Number.parseInt(after ?? '0', 10) || 0, 0);
  const [rows, total] = await query
    .skip(offset)
    .take(Math.min(Math.max(first, 1), longest))
    .getManyAndCount();
  const end = offset + rows.length;
  return { rows, total, endCursor: end < total ? String(end) : null };
}
