import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { Refusal } from '#kernel/refusal.js';
import { newsOf } from './news.js';
import { numberKey } from './number-key.js';

/** Body of CaseProgressed. */
export interface CaseProgressedBody {
  caseCode: string;
  kind: string;
  recordId: string;
  state: string;
  at: string;
  dueOn?: string | null;
  number?: string | null;
  holding?: boolean | null;
}

// A type's name, a code, an id: no room for content.
const shapes = {
  kind: /^[A-Z][A-Za-z]{1,59}$/,
  state: /^[A-Z][A-Z0-9_]{1,59}$/,
  recordId: /^[\w-]{1,64}$/,
} as const;

/** A record of an organisation has come to a new state. It need not be the one that opened the case, nor wait for it. */
export async function keepProgress(
  tx: EntityManager,
  ctx: RequestContext,
  body: CaseProgressedBody,
  envelope: Envelope,
): Promise<void> {
  const { caseCode, kind, recordId, state, dueOn = null, number = null, holding = null } = body;
  const broken = Object.entries(shapes).find(
    ([name, shape]) => !shape.test(body[name as keyof typeof shapes]),
  );
  if (broken) throw new Refusal('BAD_INPUT', `消息内容不符合约定：${broken[0]}。`);
  const news = newsOf(tx, ctx, caseCode, envelope);
  const { organisation, agency } = ctx.actor;
  const of = { caseCode, organisation, agency, kind, state, seq: envelope.caseseq };
  news.timeline.push({ ...of, reference: `${kind}:${recordId}`, at: new Date(body.at), holding });
  news.records.push({ ...of, recordId, dueOn, number, numberKey: number ? numberKey(number) : null });
}
