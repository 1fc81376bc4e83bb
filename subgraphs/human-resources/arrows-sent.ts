import type { ArrowsSent, GuardCheck } from '#kernel/arrows/proposal.js';
import { sentByEveryone } from '#kernel/arrows/sent-by-everyone.js';
import { openDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { enforcementSent } from '#kernel/onward/onward-sent.js';
import { Refusal } from '#kernel/refusal.js';
import { supportSent } from '#kernel/support-application/support-sent.js';
import { needBeforeHearing } from './arbitral-entrustment/before-hearing.js';
import { ArbitralEntrustmentEntity } from './arbitral-entrustment/entrustment.entity.js';
import { arbitrationMachine } from './arbitration/arbitration.state.js';
import { latestArbitration } from './arbitration/latest-arbitration.js';
import { transferSent } from './court-transfer/transfer-sent.js';
import { creditSent } from './credit-notice/credit-sent.js';
import { needText } from './inspection/inspection-number.js';
import { amountReached, orderIgnored } from './inspection/order-guards.js';
import { humanResourcesMediation } from './mediation/mediation.js';

/** The letter that suggests mediation is out, and the dispute has not gone to mediators yet. */
const acceptancePaused: GuardCheck = async (tx, _ctx, proposal) => {
  const { state, suggestionReferralId } = await latestArbitration(tx, { ...proposal, recordId: null });
  if (suggestionReferralId !== null)
    throw new Refusal('WRONG_STATE', '本案已经转去调解。', '调解结束后可以恢复受理审查。');
  move(arbitrationMachine, state, 'referSuggestion');
  return 'MET';
};

const beforeHearing: GuardCheck = async (tx, _ctx, proposal) => {
  needBeforeHearing(await latestArbitration(tx, { ...proposal, recordId: null }));
  return 'MET';
};

/** The ten working days since both agreed. */
const entrustedInTime: GuardCheck = async (tx, ctx, { caseCode, from, recordId }) => {
  const of = { caseCode, organisation: from };
  const entrustment = await tx.findOne(ArbitralEntrustmentEntity, {
    where: recordId ? { ...of, id: recordId } : of,
    order: { consentedOn: 'DESC' },
  });
  if (!entrustment) throw new Refusal('WRONG_STATE', '双方还没有同意委托调解。', '请先登记双方的同意。');
  const limit = await openDeadline(tx, entrustment.id, 'MED-4');
  if (!limit || ctx.today > limit.due)
    throw new Refusal('OUT_OF_TIME', '委托调解的期限已经届满。', '应当开庭审理（办案规则第70条）。');
  return 'MET';
};

/** The officer's finding, in words. */
const disputeProcedure: GuardCheck = async (_tx, _ctx, { stated }) => {
  if (stated === null) return 'TO_STATE';
  needText(stated.reason ?? '', '请写明应当按哪个程序办理。');
  return 'MET';
};

/** The arrows the bureau and its arbitration send, and who answers their guards. */
export const humanResourcesArrows: ArrowsSent = {
  A03: { ACCEPTANCE_PAUSED: acceptancePaused },
  A04: { BEFORE_HEARING: beforeHearing, IN_TIME: entrustedInTime },
  A21: { ORDER_IGNORED: orderIgnored, AMOUNT_REACHED: amountReached },
  A22: { DISPUTE_PROCEDURE: disputeProcedure },
  ...{ ...humanResourcesMediation.sends, ...supportSent, ...enforcementSent },
  ...{ ...transferSent, ...creditSent, ...sentByEveryone },
};
