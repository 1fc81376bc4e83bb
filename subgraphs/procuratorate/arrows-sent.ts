import type { ArrowsSent, GuardCheck } from '#kernel/arrows/proposal.js';
import { Refusal } from '#kernel/refusal.js';
import { RecommendationEntity } from './recommendation/recommendation.entity.js';

/** What the procuratorate has found out itself stands in its recommendation. */
const ownInvestigation: GuardCheck = async (tx, _ctx, { recordId }) => {
  if (recordId === null) return 'TO_STATE';
  const recommendation = await tx.findOneBy(RecommendationEntity, { id: recordId });
  if (recommendation) needFindings(recommendation);
  return recommendation ? 'MET' : 'TO_STATE';
};

/** Refuses with BAD_INPUT a recommendation without an investigation of its own. */
export function needFindings({ findings }: Pick<RecommendationEntity, 'findings'>): void {
  if (findings.trim() !== '') return;
  throw new Refusal('BAD_INPUT', '请写明检察院自行调查核实的情况。', '未经调查核实，不提出检察建议。');
}

/** The arrows the procuratorate sends, and who answers their guards. */
export const procuratorateArrows: ArrowsSent = {
  A12: { OWN_INVESTIGATION: ownInvestigation },
  A13: {},
  A14: {},
};
