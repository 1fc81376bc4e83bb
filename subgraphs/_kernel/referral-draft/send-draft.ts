import type { NewConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { loadDraft, moveDraft } from './draft-referral.js';
import { senderOf } from './waiting-letters.js';

export interface DraftSent {
  id: string;
  /** Consents that are not on record yet. */
  consents?: NewConsent[] | null;
}

/** Sends what was prepared (发出): with the consents on record it becomes a referral, and its content is locked. */
export function sendDraft(ctx: RequestContext, { id, consents }: DraftSent): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const draft = await loadDraft(tx, ctx, id);
    await moveDraft(tx, ctx, draft, 'send', { endedOn: ctx.today });
    const { arrow, caseCode, receiver: to, number, applicantPartyIds } = draft;
    const letter = { id, caseCode, to, number, applicantPartyIds, consents: consents ?? [] };
    return senderOf(arrow)(tx, ctx, letter);
  });
}
