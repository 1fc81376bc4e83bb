import type { RequestContext } from '#kernel/context.js';
import { permit } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { maySeeAllHeaders } from '../part/docket.policy.js';
import { numberKey } from '../register/number-key.js';
import { cursorOf, type Place, placeOf } from './cursor.js';
import type { DocketCaseConnection } from './docket-case-connection.type.js';
import type { DocketCaseFilter } from './docket-case-filter.type.js';

/** A condition on `docket_case c` with its values for $1, $2… */
export interface Condition {
  text: string;
  values: unknown[];
}

/** What each part of the filter asks; `?` stands for its value. */
const questions: Record<Exclude<keyof DocketCaseFilter, 'overdueOnly' | 'concluded'>, string> = {
  caseCode: 'c.case_code = ?',
  number: 'c.case_code in (select case_code from docket_number where number_key = ?)',
  partyKey: 'c.case_code in (select case_code from docket_party_key where key = ?)',
  employerCode: 'c.employer_code = ?',
  agency: 'c.holder_agency = ?',
  stageKind: 'c.stage_kind = ?',
  stageState: 'c.stage_state = ?',
  dueFrom: 'c.due_on >= ?',
  dueUntil: 'c.due_on <= ?',
  arrow: 'c.case_code in (select case_code from referral_ledger where arrow = ?)',
  openedFrom: 'c.opened_on >= ?',
  openedUntil: 'c.opened_on <= ?',
};
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

/** The filter, within what the person may see. */
function conditionOf(ctx: RequestContext, filter: DocketCaseFilter): Condition {
  const asked = { ...filter, number: filter.number && numberKey(filter.number) };
  const texts = ['true'];
  const values: unknown[] = [];
  const add = (question: string, value: unknown): void => {
    values.push(value);
    texts.push(question.replace('?', `$${values.length}`));
  };
  if (!maySeeAllHeaders(ctx.actor)) {
    add(
      'c.case_code in (select case_code from docket_participant where organisation = ?)',
      ctx.actor.organisation,
    );
  }
  for (const [name, question] of Object.entries(questions)) {
    const value = asked[name as keyof DocketCaseFilter];
    if (value !== null && value !== undefined) add(question, value);
  }
  if (filter.overdueOnly) add('c.due_on < ?', localDate(ctx.today));
  if (typeof filter.concluded === 'boolean')
    texts.push(`c.closed_on is ${filter.concluded ? 'not null' : 'null'}`);
  return { text: texts.join(' and '), values };
}

function behind({ text, values }: Condition, { dueOn, caseCode }: Place): Condition {
  const [due, code] = [values.length + 1, values.length + 2];
  return {
    text: `${text} and (${order}) > ($${due}::date, $${code}::text)`,
    values: [...values, dueOn ?? 'infinity', caseCode],
  };
}
