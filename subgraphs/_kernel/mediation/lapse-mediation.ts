import { In, IsNull, Not } from 'typeorm';
import { can } from '#kernel/machine.js';
import type { LapseHandler, Lapses } from '#kernel/timers/lapse.js';
import { AgreementEntity } from './agreement.entity.js';
import { MediationPlanEntity } from './mediation-plan.entity.js';
import { MediationEntity } from './mediation.entity.js';
import { mediationMachine } from './mediation.state.js';
import { endMediation } from './report-result.js';
import { planRule, planUnopposed } from './serve-plan.js';

const whatHappened = '调解期限届满，当事人没有达成延期合意';

/**
 * The time of a mediation has passed and nobody lengthened it: it has failed, and whoever referred it is told (特邀规定 §27;
 * 在线规则 §25; 协商调解规定 §31). One that stands still, or whose agreement is being signed or has taken effect, is left to a person.
 */
export const mediationLapsed: LapseHandler = async (tx, ctx, { recordId: id }) => {
  const mediation = await tx.findOne(MediationEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!mediation || mediation.state === 'SUSPENDED' || !can(mediationMachine, mediation.state, 'fail'))
    return false;
  const state = In(['DRAFT', 'PARTLY_SIGNED', 'EFFECTIVE', 'PERFORMING', 'PERFORMED', 'CONFIRMED']);
  if (await tx.existsBy(AgreementEntity, { mediationId: id, state })) return false;
  if (await tx.existsBy(MediationPlanEntity, { mediationId: id, deemedOn: Not(IsNull()) })) return false;
  await endMediation(tx, ctx, mediation, 'TIME_EXPIRED', whatHappened);
  return true;
};

const rules = ['MED-2', 'MED-3', 'MED-4', 'MED-5', 'MED-6'];

/** For `lapses`: the times within which a mediation ends, by whatever way it came. */
export const mediationLapses: Lapses = {
  ...Object.fromEntries(rules.map((rule) => [rule, mediationLapsed])),
  [planRule]: planUnopposed,
};
