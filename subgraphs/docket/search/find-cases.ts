import type { RequestContext } from '#kernel/context.js';
import { permit } from '#kernel/refusal.js';
import { type Condition, conditionOf } from './condition.js';
import { cursorOf, type Place, placeOf } from './cursor.js';
import type { DocketCaseConnection } from './docket-case-connection.type.js';
import type { DocketCaseFilter } from './docket-case-filter.type.js';

const order = `coalesce(c.due_on, date 'infinity'), c.case_code`;

/** The cases of the person's sight, a page at a time; the order is the same on every page. */
export async function findCases(
  ctx: RequestContext,
  filter: DocketCaseFilter,
  page: { first: number; after: string | null },
): Promise<DocketCaseConnection> {
  permit(ctx.actor.kind === 'STAFF');
  const condition = conditionOf(ctx, filter);
  const here = page.after === null ? condition : behind(condition, placeOf(page.after));
  const first = Math.min(Math.max(page.first, 1), 100);
  const rows = await ctx.db.query<{ case_code: string; due_on: string | null }[]>(
    `select c.case_code, c.due_on from docket_case c where ${here.text} order by ${order} limit ${first + 1}`,
    here.values,
  );
  const edges = rows.slice(0, first).map((row) => ({
    cursor: cursorOf({ dueOn: row.due_on, caseCode: row.case_code }),
    node: { id: row.case_code },
  }));
  return {
    condition,
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export async function countCases(ctx: RequestContext, { text, values }: Condition): Promise<number> {
  const [row] = await ctx.db.query<{ total: number }[]>(
    `select count(*)::int as total from docket_case c where ${text}`,
    values,
  );
  return row?.total ?? 0;
}

function behind({ text, values }: Condition, { dueOn, caseCode }: Place): Condition {
  const [due, code] = [values.length + 1, values.length + 2];
  return {
    text: `${text} and (${order}) > ($${due}::date, $${code}::text)`,
    values: [...values, dueOn ?? 'infinity', caseCode],
  };
}
