import { caseRoles, hasRole } from '#kernel/actor.js';
import { permit } from '#kernel/act.js';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';

export interface PlainReferral {
  caseCode: string;
  arrow: string;
  /** Organisation code of the receiver. */
  to: string;
  number?: string | null;
  materials: string[];
}

/**
 * Sends a referral that is its letter alone, as the table of arrows tells it: the letter, whose consent goes with it, what must hold.
 * Refuses with ARROW_NOT_OFFERED an arrow that has an act of its own, or is not sent here.
 */
export function sendReferral(ctx: RequestContext, input: PlainReferral): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    permit(hasRole(ctx.actor, ...caseRoles));
    const { organisation: from } = ctx.actor;
    const { caseCode, to, number = null, materials } = input;
    const row = arrowOf(input.arrow);
    if (!ctx.agency.manifest.plainArrows?.includes(row.id))
      throw new Refusal('ARROW_NOT_OFFERED', `本单位不能这样办理${row.name}。`, '请从可选的移送方式中选择。');
    const consents = row.consentScope ? await standingConsents(tx, from, caseCode, row.consentScope) : [];
    const title = row.documentOut.split('、')[0]!;
    return issueReferral(tx, ctx, {
      ...{ arrow: row.id, from, to, caseCode, recordId: null, consents, materials },
      letter: { type: [...row.letters, ...row.documents][0]!, number, title, signedBy: ctx.actor.name },
    });
  });
}
