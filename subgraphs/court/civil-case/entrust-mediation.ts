import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { needConsentOfBoth } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { FilingIntakeEntity } from '../filing-intake/filing-intake.entity.js';
import { reportProgress } from '../report-progress.js';
import type { CivilCaseEntity, Procedure } from './civil-case.entity.js';
import { loadCivilCase, moveCivilCase } from './move-civil-case.js';

export interface Entrustment {
  civilCaseId: string;
  to: string;
  materials: string[];
}

/** Entrusts the mediation of a registered case to an organisation of the roster (委托调解, A02), in either mode. */
export function entrustMediation(
  ctx: RequestContext,
  { civilCaseId, to, materials }: Entrustment,
): Promise<CivilCaseEntity> {
  return ctx.transaction(async (tx) => {
    const civilCase = await loadCivilCase(tx, ctx, civilCaseId);
    const { organisation, caseCode, number, procedure, intakeId } = civilCase;
    await weighArrow(tx, ctx, { arrow: 'A02', caseCode, from: organisation, to });
    const consents = await needConsentOfBoth(tx, organisation, caseCode, 'MEDIATION');
    await moveCivilCase(tx, ctx, civilCase, 'entrust', { mediationDue: null });
    await issueReferral(tx, ctx, {
      ...{ arrow: 'A02', from: organisation, to, caseCode, recordId: civilCase.id, consents, materials },
      letter: { type: 'ENTRUSTMENT_LETTER', number, title: '委托调解函', signedBy: ctx.actor.name },
      content: {
        mediation: { stage: 'POST_FILING', procedure: mediationProcedure(procedure), courtNumber: number },
      },
    });
    await meetDeadline(tx, ctx, intakeId, 'MED-7');
    await meetDeadline(tx, ctx, intakeId, 'MED-8');
    await reportProgress(
      tx,
      ctx,
      'FilingIntake',
      await tx.findOneByOrFail(FilingIntakeEntity, { id: intakeId }),
    );
    return civilCase;
  });
}

/** Small claims are tried by a form of the summary procedure, and mediated within its limit. */
export function mediationProcedure(procedure: Procedure): 'ORDINARY' | 'SUMMARY' {
  return procedure === 'ORDINARY' ? 'ORDINARY' : 'SUMMARY';
}
