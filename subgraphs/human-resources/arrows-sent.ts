import type { EntityManager } from 'typeorm';
import type { ArrowsSent, GuardCheck, Proposal } from '#kernel/arrows/proposal.js';
import { openDeadline } from '#kernel/deadline/keep-deadline.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { needBeforeHearing } from './arbitral-entrustment/before-hearing.js';
import { ArbitralEntrustmentEntity } from './arbitral-entrustment/entrustment.entity.js';
import { ArbitrationCaseEntity } from './arbitration/arbitration.entity.js';
import { arbitrationMachine } from './arbitration/arbitration.state.js';
import { divisionOf } from './inspection/move-inspection.js';
import { needText } from './inspection/inspection-number.js';
import { RectificationOrderEntity } from './inspection/order.entity.js';
import { needIgnored } from './inspection/refer-to-police.js';
import { needWageCrime } from './inspection/wage-crime.js';
import { humanResourcesMediation } from './mediation/mediation.js';

async function arbitrationOf(
  tx: EntityManager,
  { caseCode, from }: Proposal,
): Promise<ArbitrationCaseEntity> {
  const arbitration = await tx.findOne(ArbitrationCaseEntity, {
    where: { caseCode, organisation: from },
    order: { filedOn: 'DESC' },
  });
  if (arbitration) return arbitration;
  throw new Refusal('WRONG_STATE', '本案没有仲裁申请。', '请先登记仲裁申请。');
}

/** The letter that suggests mediation is out, and the dispute has not gone to mediators yet. */
const acceptancePaused: GuardCheck = async (tx, _ctx, proposal) => {
  const { state, suggestionReferralId } = await arbitrationOf(tx, proposal);
  if (suggestionReferralId !== null)
    throw new Refusal('WRONG_STATE', '本案已经转去调解。', '调解结束后可以恢复受理审查。');
  move(arbitrationMachine, state, 'referSuggestion');
  return 'MET';
};

const beforeHearing: GuardCheck = async (tx, _ctx, proposal) => {
  needBeforeHearing(await arbitrationOf(tx, proposal));
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

/** An order to pay, by its id or the case's latest. */
async function orderOf(
  tx: EntityManager,
  { caseCode, recordId }: Proposal,
): Promise<RectificationOrderEntity> {
  const order = await tx.findOne(RectificationOrderEntity, {
    where: recordId ? { id: recordId } : { caseCode, kind: 'PAY' },
    order: { lastDay: 'DESC' },
  });
  if (order) return order;
  throw new Refusal(
    'WRONG_STATE',
    '须有责令支付的指令书，期满未支付并已登记。',
    '请先登记指令书逾期未支付；已经支付的不再移送或列入名单。',
  );
}

const orderIgnored: GuardCheck = async (tx, _ctx, proposal) => {
  needIgnored(await orderOf(tx, proposal));
  return 'MET';
};

const amountReached: GuardCheck = async (tx, _ctx, proposal) => {
  const { caseCode, from: organisation, stated } = proposal;
  const { payments, lastDay: on } = await orderOf(tx, proposal);
  const division = await divisionOf(tx, { caseCode, organisation });
  needWageCrime({ payments, division, on, provincial: stated?.provincial ?? null });
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
  ...humanResourcesMediation.sends,
};
