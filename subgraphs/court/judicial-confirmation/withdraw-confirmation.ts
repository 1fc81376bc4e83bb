import type { RequestContext } from '#kernel/context.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { reportResult } from '#kernel/referral/handle.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';

const note = '当事人撤回司法确认申请。';

/** The parties take the application back (撤回申请): before acceptance it returns, afterwards it is reported. */
export function withdrawConfirmation(ctx: RequestContext, id: string): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation, referral } = await loadConfirmation(tx, ctx, id);
    const accepted = confirmation.acceptedOn !== null;
    await moveConfirmation(tx, ctx, confirmation, 'withdraw', { note, decidedOn: ctx.today });
    if (accepted) await reportResult(tx, ctx, referral, { outcome: 'WITHDRAWN', text: note });
    else await returnReferral(tx, ctx, referral, { reason: 'PARTY_REFUSES', text: note });
    return confirmation;
  });
}
