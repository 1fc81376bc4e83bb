import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesNamed } from '#kernel/documents/parties-named.js';
import { sentence } from '#kernel/documents/sentences.js';
import { Refusal } from '#kernel/refusal.js';
import type { CivilSupervisionState } from './civil-supervision.state.js';
import { loadSupervision } from './move-supervision.js';

const advice: Partial<Record<CivilSupervisionState, string>> = {
  RETRIAL_RECOMMENDATION: '依法对本案启动再审程序。',
  ENFORCEMENT_RECOMMENDATION: '依法纠正本案执行活动中的问题。',
};

/** A recommendation to a court in civil supervision (再审检察建议、执行检察建议, 民事诉讼法 §14). */
export async function supervisionRecommendation(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const row = await loadSupervision(tx, ctx, id);
  const { caseCode, organisation, number, state, courtName, courtNumber, grounds, decisionReason } = row;
  const advised = advice[state];
  if (advised === undefined)
    throw new Refusal(
      'WRONG_STATE',
      '本案没有提出再审检察建议或者执行检察建议。',
      '抗诉和不支持监督申请另行制作文书。',
    );
  const parties = await partiesNamed(tx, row);
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      addressee: courtName,
      problem:
        parties && `${parties}一案（${courtNumber}），本院依法进行了审查。监督理由：${sentence(grounds)}`,
      basis: `《中华人民共和国民事诉讼法》第十四条。${decisionReason ? sentence(decisionReason) : ''}`,
      advice: advised,
      replyWithin: '请你院自收到本建议书之日起三个月内审查处理，并将结果书面回复本院。',
      objection: '如对本检察建议有异议，请在回复中说明理由。',
    },
  };
}
