import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { needConsentOfBoth } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { redesignateReferral } from '#kernel/referral/close.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { CivilCaseEntity } from '../civil-case/civil-case.entity.js';
import { moveCivilCase } from '../civil-case/move-civil-case.js';
import { moveMediation } from '../pre-filing-mediation/move-mediation.js';
import { PreFilingMediationEntity } from '../pre-filing-mediation/pre-filing-mediation.entity.js';

/** Sends a referral that came back, or was not answered in time, to another organisation (重新指派). */
export function redesignate(
  ctx: RequestContext,
  { referralId, to }: { referralId: string; to: string },
): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const origin = await loadReferral(tx, ctx, referralId, 'OUT');
    const { arrow, organisation, caseCode, recordId, issued } = origin;
    if ((arrow !== 'A01' && arrow !== 'A02') || recordId === null)
      throw new Refusal('BAD_INPUT', '只有委派、委托调解可以重新指派。');
    if (to === origin.counterpart) throw new Refusal('BAD_INPUT', '请指派另一个调解组织。');
    await weighArrow(tx, ctx, { arrow, caseCode, from: organisation, to, originId: origin.id });
    const consents = await needConsentOfBoth(tx, organisation, caseCode, 'MEDIATION');
    await redesignateReferral(tx, ctx, origin);
    const child = await issueReferral(tx, ctx, {
      ...{ arrow, from: organisation, to, caseCode, recordId, consents, originId: origin.id },
      letter: { ...issued.letter, signedBy: ctx.actor.name },
      materials: issued.materials,
      content: { ...(issued.mediation ? { mediation: issued.mediation } : {}) },
    });
    await moveRecord(tx, ctx, arrow, recordId);
    return child;
  });
}

async function moveRecord(
  tx: EntityManager,
  ctx: RequestContext,
  arrow: 'A01' | 'A02',
  recordId: string,
): Promise<void> {
  if (arrow === 'A01') {
    await moveMediation(tx, ctx, await loadBy(tx, PreFilingMediationEntity, { id: recordId }), 'redesignate');
  } else {
    await moveCivilCase(tx, ctx, await loadBy(tx, CivilCaseEntity, { id: recordId }), 'redesignate', {
      mediationDue: null,
    });
  }
}
