import type { ArrowsSent, GuardCheck } from '#kernel/arrows/proposal.js';
import { Refusal } from '#kernel/refusal.js';

const hardToSue: GuardCheck = async (_tx, _ctx, { stated }) => {
  if (!stated?.lead) return 'TO_STATE';
  if (stated.lead.group.trim() !== '') return 'MET';
  throw new Refusal('BAD_INPUT', '请填写起诉确有困难的情形、诉讼请求、事实和理由。');
};

/** Applications for support of a suit that are passed on (A11), and who answers their guards. */
export const supportSent: ArrowsSent = { A11: { HARD_TO_SUE: hardToSue } };
