import { randomUUID } from 'node:crypto';
import { permit } from '#kernel/act.js';
import { standingConsents } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling } from '#kernel/referral/handle.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { handlingLimit } from './handling-limit.js';
import type { MediationEntity } from './mediation.entity.js';
import { mayMediate } from './mediation.policy.js';
import { needNeutralDelegate } from './neutral-delegate.js';
import { appointMediators } from './neutrality.js';
import { fileMediation, startHandling } from './start-mediation.js';

/** Takes up a mediation that another agency has referred (受理委派、委托调解); the clock of its arrow starts. */
export function acceptMediation(
  ctx: RequestContext,
  referralId: string,
  mediatorIds: string[],
): Promise<MediationEntity> {
  return ctx.transaction(async (tx) => {
    const referral = await loadReferral(tx, ctx, referralId, 'IN');
    permit(mayMediate(ctx.actor, referral));
    await needNeutralDelegate(tx, ctx, referral);
    const { caseCode, organisation, arrow } = referral;
    const consents = await standingConsents(tx, organisation, caseCode, 'MEDIATION');
    const limit = handlingLimit(referral, consents, ctx.today);
    const mediators = await appointMediators(tx, organisation, caseCode, mediatorIds);

    const id = randomUUID();
    const due = await startHandling(tx, ctx, { id, caseCode, organisation }, limit);
    await acceptReferral(tx, ctx, referral, { recordId: id, due });
    await beginHandling(tx, ctx, referral);
    const mediation: MediationEntity = {
      ...{ id, caseCode, organisation, referralId: referral.id, arrow, mediators, due },
      procedure: referral.issued.mediation?.procedure ?? null,
      state: 'ACCEPTED',
      acceptedOn: ctx.today,
      rule: limit.rule,
      ...{ endedOn: null, outcome: null, text: null },
    };
    await fileMediation(tx, ctx, mediation);
    return mediation;
  });
}
