import type { RequestContext } from '#kernel/context.js';
import { returnReferral } from '#kernel/referral/answer.js';
import { needText } from '../filing-intake/load-intake.js';
import { type RefusalGround, returnReasonOf } from './grounds.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';

/** Does not accept the application (不予受理); it goes back to the sender with the reason. */
export function refuseConfirmation(
  ctx: RequestContext,
  id: string,
  ground: RefusalGround,
  text: string,
): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation, referral } = await loadConfirmation(tx, ctx, id);
    const note = needText(text, '不予受理的理由');
    await moveConfirmation(tx, ctx, confirmation, 'refuse', { ground, note, decidedOn: ctx.today });
    await returnReferral(tx, ctx, referral, { reason: returnReasonOf[ground], text: note });
    return confirmation;
  });
}
