import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { needConsentOfBoth } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { allOf } from '#kernel/statements/all-of.js';
import type { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { loadIntake } from '../filing-intake/load-intake.js';
import { checkCaseNumber } from '../profile/check-case-number.js';
import { needUnusedNumber } from '../profile/unused-number.js';
import { reportProgress } from '../report-progress.js';
import { moveMediation } from './move-mediation.js';
import { openPreFilingMediation } from './open.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';

export interface Delegation {
  filingIntakeId: string;
  to: string;
  number: string;
  materials: string[];
}

/** Delegates a mediation before filing (诉前委派调解, A01) to an organisation of the roster. */
export function delegateMediation(
  ctx: RequestContext,
  { filingIntakeId, to, number, materials }: Delegation,
): Promise<PreFilingMediationEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, filingIntakeId);
    const { organisation, caseCode } = intake;
    const [, , consents] = await allOf([
      weighArrow(tx, ctx, { arrow: 'A01', caseCode, from: organisation, to }),
      needReceived(intake),
      needConsentOfBoth(tx, organisation, caseCode, 'MEDIATION'),
      checkCaseNumber(tx, organisation, number, ['民诉前调'], ctx.today),
    ]);
    const mediation = await openPreFilingMediation(tx, ctx, intake);
    if (mediation.number !== number)
      await needUnusedNumber(tx, PreFilingMediationEntity, organisation, number);
    await issueReferral(tx, ctx, {
      arrow: 'A01',
      from: organisation,
      to,
      caseCode,
      recordId: mediation.id,
      letter: { type: 'DELEGATION_LETTER', number, title: '委派调解函', signedBy: ctx.actor.name },
      consents,
      materials,
      content: { mediation: { stage: 'PRE_FILING', procedure: null, courtNumber: number } },
    });
    await allOf([
      moveMediation(tx, ctx, mediation, 'delegate', { number }),
      meetDeadline(tx, ctx, intake.id, ['MED-7', 'MED-8', 'CRT-1']),
      reportProgress(tx, ctx, 'FilingIntake', intake),
    ]);
    return mediation;
  });
}

// Asked in its turn among others: what refuses first is what the clerk is told.

async function needReceived({ state }: FilingIntakeEntity): Promise<void> {
  if (state !== 'RECEIVED') throw new Refusal('WRONG_STATE', '收件已经处理或正在补正，不能委派调解。');
}
