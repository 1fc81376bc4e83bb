import { In } from 'typeorm';
import type { ArrowsSent, GuardCheck } from '#kernel/arrows/proposal.js';
import { workerEntryMachine } from '#kernel/collective/worker-entry.state.js';
import { WorkerEntryEntity } from '#kernel/collective/worker-group.entity.js';
import { can } from '#kernel/machine.js';
import { agreementOf } from '#kernel/mediation/agreement-guards.js';
import { needEnforceable, needInTime } from './apply-enforcement.js';
import { needDueSum, needDueToday, needPlainDebt } from './apply-payment-order.js';
import { needMediationFailed } from './refer-to-arbitration.js';

/** Of a collective dispute, workers who do not settle go on alone while the others may; else the mediation has failed. */
const mediationFailed: GuardCheck = async (tx, _ctx, { caseCode, from, stated }) => {
  if (stated?.partyIds) {
    const named = { caseCode, organisation: from, partyId: In([...stated.partyIds]) };
    const entries = await tx.findBy(WorkerEntryEntity, named);
    const alone = entries.every(({ state }) => can(workerEntryMachine, state, 'separate'));
    if (entries.length > 0 && alone) return 'MET';
  }
  await needMediationFailed(tx, from, caseCode);
  return 'MET';
};

const sumDue: GuardCheck = async (tx, ctx, proposal) => {
  const agreement = await agreementOf(tx, proposal);
  if (proposal.stated?.partyIds) needDueToday(agreement, ctx.today);
  else needDueSum(agreement, ctx.today);
  return 'MET';
};

const plain = { counterDuty: false, debtorReachable: true, preservationAsked: false };

/** What the worker says of the debt; workers of a batch are asked by the receiver. */
function debtGuard(condition: keyof typeof plain): GuardCheck {
  return async (_tx, _ctx, { stated }) => {
    if (stated?.partyIds) return 'WITH_RECEIVER';
    if (!stated?.debt) return 'TO_STATE';
    needPlainDebt({ ...plain, [condition]: stated.debt[condition] });
    return 'MET';
  };
}

const enforceable: GuardCheck = async (_tx, _ctx, { stated }) => {
  if (!stated?.transfer) return 'TO_STATE';
  needEnforceable(stated.transfer.instrument ?? '');
  return 'MET';
};

const inTime: GuardCheck = async (_tx, ctx, { stated }) => {
  if (!stated?.transfer?.performBy) return 'TO_STATE';
  needInTime(stated.transfer.performBy, ctx.today);
  return 'MET';
};

/** Where a matter goes on to after mediation (A18, A19), and who answers the guards. */
export const afterMediationSent: ArrowsSent = {
  A18: { MEDIATION_FAILED: mediationFailed },
  A19: {
    SUM_DUE: sumDue,
    NO_COUNTER_DUTY: debtGuard('counterDuty'),
    DEBTOR_REACHABLE: debtGuard('debtorReachable'),
    NO_PRESERVATION: debtGuard('preservationAsked'),
  },
};

/** Applications to enforce (A20). */
export const enforcementSent: ArrowsSent = { A20: { ENFORCEABLE: enforceable, IN_TIME: inTime } };
