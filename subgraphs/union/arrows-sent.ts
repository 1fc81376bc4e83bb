import type { ArrowsSent, GuardCheck } from '#kernel/arrows/proposal.js';
import { sentByEveryone } from '#kernel/arrows/sent-by-everyone.js';
import { can } from '#kernel/machine.js';
import { afterMediationSent, enforcementSent } from '#kernel/onward/onward-sent.js';
import { Refusal } from '#kernel/refusal.js';
import { supportSent } from '#kernel/support-application/support-sent.js';
import { needCountyLevel } from './county-level.js';
import { unionMediation } from './mediation/mediation.js';
import { checkInspectors } from './supervision/check-letter.js';
import { refuseInProcedure } from './supervision/in-procedure.js';
import { SupervisionLetterEntity } from './supervision/supervision-letter.entity.js';
import { letterMachine, stateOn } from './supervision/supervision-letter.state.js';

const countyLevel: GuardCheck = async (_tx, ctx, { arrow }) => {
  needCountyLevel(ctx, `${arrow.name}由县级以上总工会发出。`);
  return 'MET';
};

/** The recommendation has an opinion before it that gave way to it; without a recommendation yet, one that may. */
const opinionUnheeded: GuardCheck = async (tx, ctx, { caseCode, from, recordId }) => {
  const letters = await tx.findBy(SupervisionLetterEntity, { caseCode, organisation: from });
  const unheeded = recordId
    ? letters.some(({ id, escalationGround }) => id === recordId && escalationGround !== null)
    : letters.some(
        (letter) => letter.kind === 'OPINION' && can(letterMachine, stateOn(letter, ctx.today), 'escalate'),
      );
  if (unheeded) return 'MET';
  throw new Refusal(
    'WRONG_STATE',
    '没有被拒绝、逾期未答复或者未整改的意见书。',
    '请先发意见书，拒收、逾期或者未整改的再发建议书。',
  );
};

const notInProcedure: GuardCheck = async (tx, ctx, { caseCode, from }) => {
  await refuseInProcedure(tx, ctx.today, caseCode, from);
  return 'MET';
};

const listedGroupOrMass: GuardCheck = async (_tx, _ctx, { stated }, { values, atLeast }) => {
  const lead = stated?.lead;
  if (!lead) return 'TO_STATE';
  const listed = values.some((group) => lead.group.includes(group));
  if (listed || (lead.employerUncooperative && lead.workers >= atLeast!)) return 'MET';
  throw new Refusal(
    'GUARD_NOT_MET',
    '线索既不涉及特定群体，也不属于用人单位不配合的大规模欠薪。',
    `特定群体：${values.join('、')}；大规模欠薪指${atLeast}人以上且用人单位不配合。`,
  );
};

const twoInspectors: GuardCheck = async (_tx, _ctx, { stated }) => {
  if (!stated?.inspectors) return 'TO_STATE';
  checkInspectors(stated.inspectors);
  return 'MET';
};

/** The arrows the union sends, and who answers their guards. */
export const unionArrows: ArrowsSent = {
  A07: {},
  A08: { COUNTY_LEVEL: countyLevel, OPINION_UNHEEDED: opinionUnheeded, NOT_IN_PROCEDURE: notInProcedure },
  A09: { TWO_INSPECTORS: twoInspectors },
  A10: { COUNTY_LEVEL: countyLevel, LISTED_GROUP_OR_MASS: listedGroupOrMass },
  ...{ ...unionMediation.sends, ...supportSent, ...afterMediationSent, ...enforcementSent },
  ...sentByEveryone,
};
