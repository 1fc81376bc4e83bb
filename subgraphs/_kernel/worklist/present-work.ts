import type { GraphQLSchema } from 'graphql';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { daysBetween, localDate } from '#kernel/values/local-date.js';
import { type CaseHead, caseHeads, sendersOf } from './case-heads.js';
import { actOf, doingOf, recordName } from './doing.js';
import type { WorkRows } from './list-work.js';
import type { WorkRow } from './open-work.js';
import { whyOf } from './why.js';
import type { WorkItem, WorkPage } from './work-item.type.js';
import { noDay } from './work-order.js';

/** Puts a page of work into words; `schema` holds the official terms of the records. */
export async function presentWork(
  ctx: RequestContext,
  { rows, limits, figures, endCursor }: WorkRows,
  { schema, done }: { schema: GraphQLSchema; done: boolean },
): Promise<WorkPage> {
  const senders = await sendersOf(ctx, rows);
  const nodes = rows.map(async (row) => {
    const limit = limits.get(row.id) ?? null;
    const head = row.case_code ? await caseHeads(ctx).load(row.case_code) : null;
    const from = row.counterpart ?? senders.get(row.record_id ?? '') ?? ctx.actor.organisation;
    return {
      ...headOf(row, head, recordName(schema, row.record_kind)),
      ...dueOf(ctx, row, limit, done),
      act: actOf(row, done),
      doing: doingOf(row, limit, { schema, done }),
      from: ctx.agency.book.find(from)?.name ?? from,
    };
  });
  const counts = (['MINE', 'UNIT', 'SENT'] as const).map((view) => ({ view, ...figures[view] }));
  return { nodes: await Promise.all(nodes), counts, endCursor };
}

function headOf(
  row: WorkRow,
  head: CaseHead | null,
  name: string,
): Omit<WorkItem, 'act' | 'doing' | 'from' | 'due' | 'daysLeft' | 'overdue' | 'provisional' | 'why'> {
  return {
    ...{ id: row.id, subject: row.subject, caseCode: row.case_code, recordKind: row.record_kind },
    ...{ recordId: row.record_id, arrow: row.arrow, state: row.state },
    referralId: row.source === 'REFERRAL' ? row.id : null,
    title: head?.title ?? (row.case_code ? null : name),
    ...lineOf(head),
    ...{ assigneeId: row.staff_id, assigneeName: row.staff_name, hops: head?.hops ?? 0 },
  };
}

/** What a list says of a case, whichever list it is. */
export function lineOf(head: CaseHead | null) {
  return {
    number: head?.number ?? null,
    worker: head?.worker ?? null,
    workers: head?.workers ?? 0,
    employer: head?.employer ?? null,
    causeName: head ? (cause(head.cause)?.name ?? head.cause) : null,
    amount: typeof head?.claim === 'string' ? Number(head.claim) : null,
  };
}

function dueOf(ctx: RequestContext, row: WorkRow, limit: DeadlineEntity | null, done: boolean) {
  const due = row.day === noDay ? null : row.day;
  const daysLeft = due === null || done ? null : daysBetween(ctx.today, localDate(due));
  return {
    ...{ due, daysLeft, overdue: daysLeft !== null && daysLeft < 0 },
    provisional: due !== null && (limit?.provisional ?? false),
    why: limit && due !== null ? whyOf(limit) : null,
  };
}
