import type { EntityManager } from 'typeorm';
import { onceAtEnd, type RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import { Refusal } from '#kernel/refusal.js';
import { isCaseCode } from '#kernel/values/case-code.js';
import { type LedgerNote, settleNotes } from '../ledger/settle-notes.js';
import type { DocketIntakeEntity } from './docket-intake.entity.js';
import type { DocketRecordEntity } from './docket-record.entity.js';
import type { DocketTimelineEntity } from './docket-timeline.entity.js';
import { lockHeaders, refreshHeaders } from './keep-header.js';
import { writeNews } from './write-news.js';

/** What one transaction is told: its messages are checked one by one, and written together at its end. */
export interface News {
  readonly cases: Set<string>;
  readonly intakes: DocketIntakeEntity[];
  readonly partyKeys: { key: string; caseCode: string }[];
  readonly participants: { organisation: string; caseCode: string }[];
  readonly timeline: DocketTimelineEntity[];
  readonly records: (DocketRecordEntity & { numberKey: string | null })[];
  readonly notes: LedgerNote[];
}

const heard = new WeakMap<EntityManager, News>();

/** Where to put what a message tells of its case. Refuses a message that tells of another case than it says. */
export function newsOf(tx: EntityManager, ctx: RequestContext, caseCode: string, envelope: Envelope): News {
  if (caseCode !== envelope.caseid || !isCaseCode(caseCode)) throw new Refusal('BAD_INPUT', '案件码无效。');
  const news = heard.get(tx) ?? begin(tx, ctx);
  news.cases.add(caseCode);
  return news;
}

function begin(tx: EntityManager, ctx: RequestContext): News {
  const news: News = {
    ...{ cases: new Set<string>(), intakes: [], partyKeys: [], participants: [] },
    ...{ timeline: [], records: [], notes: [] },
  };
  heard.set(tx, news);
  onceAtEnd(tx, 'news', async () => {
    const cases = [...news.cases];
    await lockHeaders(tx, cases, ctx.now);
    await writeNews(tx, news, await settleNotes(tx, news.notes));
    await refreshHeaders(tx, cases, ctx.now);
  });
  return news;
}
