import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { keepNumber } from '#kernel/search/keep-number.js';
import { post } from '#kernel/exchange/post.js';

/** Tells the register of cases; what it learns is in schema/messages.graphql, and never content. */
export function tellRegister(
  tx: EntityManager,
  ctx: RequestContext,
  organisation: string,
  caseCode: string,
  type: MessageType & ('CaseOpened' | 'DisputeKeyed' | 'CaseProgressed' | 'ReferralNoted'),
  body: Record<string, unknown>,
): void {
  if (ctx.agency.manifest.keepsRegister) return;
  const to = ctx.agency.book.register.code;
  const { referralId } = body as { referralId?: string };
  post(tx, ctx, {
    ...{ from: organisation, to, type, caseCode, body: { caseCode, ...body } },
    ...(referralId ? { referralId } : {}),
  });
}

export interface Progress {
  caseCode: string;
  organisation: string;
  /** Name of the record's GraphQL type. */
  kind: string;
  recordId: string;
  state: string;
  /** The earliest open deadline of the record, or null. */
  dueOn?: string | null;
  number?: string | null;
  /** True: the organisation now has the matter in hand. False: it has done with it. */
  holding?: boolean;
  /** Organisations that the record brings into the case. */
  introduces?: string[];
}

/** Tells the register that a record of the case has come to a new state. */
export function progress(
  tx: EntityManager,
  ctx: RequestContext,
  { caseCode, organisation, ...news }: Progress,
): void {
  if (news.number) keepNumber(tx, { caseCode, organisation, number: news.number });
  tellRegister(tx, ctx, organisation, caseCode, 'CaseProgressed', {
    ...news,
    dueOn: news.dueOn ?? null,
    number: news.number ?? null,
    holding: news.holding ?? null,
    at: ctx.now.toISOString(),
  });
}
