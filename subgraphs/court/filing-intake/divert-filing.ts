import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { needNoReferralUnderway } from '../pre-filing-mediation/end-with-filing.js';
import { reportProgress } from '../report-progress.js';
import type { FilingIntakeEntity } from './filing-intake.entity.js';
import { stopIntakeClocks } from './intake-clocks.js';
import { loadIntake, moveIntake, needText } from './load-intake.js';

export interface Diversion {
  id: string;
  text: string;
  /** The arbitration that is told (A16); null when the applicant is only advised. */
  to: string | null;
}

/** Leads the applicant to another way (引导其他途径); with `to` the arbitration receives the court's notice. */
export function divertFiling(ctx: RequestContext, { id, text, to }: Diversion): Promise<FilingIntakeEntity> {
  return ctx.transaction(async (tx) => {
    const intake = await loadIntake(tx, ctx, id);
    await needNoReferralUnderway(tx, intake);
    await moveIntake(tx, ctx, intake, 'divert', needText(text, '引导的途径和理由'));
    await stopIntakeClocks(tx, ctx, intake);
    if (to !== null) {
      await issueReferral(tx, ctx, {
        arrow: 'A16',
        from: intake.organisation,
        to,
        caseCode: intake.caseCode,
        recordId: intake.id,
        letter: {
          type: 'ARBITRATION_FIRST_NOTICE',
          number: null,
          title: '告知先行仲裁函',
          signedBy: ctx.actor.name,
        },
        consents: [],
        materials: ['起诉状副本', '收件凭证'],
      });
    }
    await reportProgress(tx, ctx, 'FilingIntake', intake, false);
    return intake;
  });
}
