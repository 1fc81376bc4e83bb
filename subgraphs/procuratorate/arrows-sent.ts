import type { ArrowsSent, GuardCheck } from '#kernel/arrows/proposal.js';
import { sentByEveryone } from '#kernel/arrows/sent-by-everyone.js';
import { Refusal } from '#kernel/refusal.js';

/** No recommendation without an investigation of the procuratorate's own. */
const ownInvestigation: GuardCheck = async (_tx, _ctx, { stated }) => {
  if (stated === null) return 'TO_STATE';
  if (stated.findings?.trim()) return 'MET';
  throw new Refusal('BAD_INPUT', '请写明检察院自行调查核实的情况。', '未经调查核实，不提出检察建议。');
};

/** The arrows the procuratorate sends, and who answers their guards. */
export const procuratorateArrows: ArrowsSent = {
  A12: { OWN_INVESTIGATION: ownInvestigation },
  A13: {},
  A14: {},
  ...sentByEveryone,
};
