import type { EntityManager } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sentence } from '#kernel/documents/sentences.js';
import { supervisionRecommendation } from '../civil-supervision/supervision-recommendation.js';
import { loadRecommendation } from './move-recommendation.js';
import { RecommendationEntity } from './recommendation.entity.js';

const objection =
  '如对本检察建议有异议，请在答复期限内书面向本院提出并说明理由，本院将依法复核，予以修改、撤回或者说明理由。';

/** Fills a recommendation (检察建议书): one to an authority or employer, or one to a court in civil supervision (再审、执行检察建议). */
export async function fillRecommendation(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  if (!(await tx.existsBy(RecommendationEntity, { id: uuidOrNone(id) })))
    return supervisionRecommendation(tx, ctx, id);
  const row = await loadRecommendation(tx, ctx, id);
  const { caseCode, organisation, number, addresseeName: addressee, problem, findings, advice } = row;
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      ...{ addressee, problem: `${sentence(problem)}\n本院调查核实：${sentence(findings)}` },
      ...{
        basis: sentence(row.legalBasis),
        advice: sentence(advice),
        replyWithin: replyWithin(row),
        objection,
      },
    },
  };
}

/** From receipt (检察建议工作规定 §19): two months, or the days set for an urgent matter, with the reason. */
function replyWithin({ replyWithinDays, urgentReason }: RecommendationEntity): string {
  const term = replyWithinDays === null ? '二个月' : `${replyWithinDays}日`;
  const urgent = urgentReason === null ? '' : `（情况紧急：${urgentReason}）`;
  return `请你单位自收到本建议书之日起${term}内${urgent}作出相应处理，并书面回复本院。`;
}
