import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { askSender, tellSupplied } from '#kernel/referral/supplement.js';
import { localDate } from '#kernel/values/local-date.js';
import { needText } from '../filing-intake/load-intake.js';
import { needDayAhead } from './day-ahead.js';
import type { JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';

/** Tells the parties what is missing and until when to hand it in (补正通知, 民诉解释 §354); once, and all of it. */
export function requireConfirmationSupplement(
  ctx: RequestContext,
  { id, missing, completeBy }: { id: string; missing: string; completeBy: string },
): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation, referral } = await loadConfirmation(tx, ctx, id);
    if (confirmation.defect !== null) {
      throw new Refusal(
        'ALREADY_ANSWERED',
        `已于${confirmation.defect.noticedOn}通知补正，不能再次通知。`,
        '需要补正的内容应当一次性告知；仍不齐全的，可以裁定不予受理。',
      );
    }
    needDayAhead(ctx, completeBy, '补正期限');
    await meetDeadline(tx, ctx, id, 'JC-2');
    await moveConfirmation(tx, ctx, confirmation, 'requireSupplement', {
      defect: {
        missing: needText(missing, '需要补正的内容'),
        noticedOn: ctx.today,
        completeBy,
        completedOn: null,
      },
    });
    await askSender(tx, ctx, referral.id, { missing: confirmation.defect!.missing, dueOn: completeBy });
    return confirmation;
  });
}

/** The application is complete (补齐): the days to decide on acceptance run anew from the day it became so. */
export function supplementConfirmation(
  ctx: RequestContext,
  id: string,
  completedOn: string = ctx.today,
): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation } = await loadConfirmation(tx, ctx, id);
    const { defect, caseCode, organisation } = confirmation;
    if (defect === null) throw new Refusal('WRONG_STATE', '没有发出过补正通知。');
    if (completedOn > ctx.today || completedOn < defect.noticedOn)
      throw new Refusal('BAD_INPUT', '补齐日期不能晚于今天，也不能早于补正通知之日。');
    const subject = { caseCode, organisation, recordKind: 'JudicialConfirmation', recordId: id };
    await startDeadline(tx, ctx, { ...subject, rule: 'JC-2', from: localDate(completedOn) });
    await moveConfirmation(tx, ctx, confirmation, 'supplement', { defect: { ...defect, completedOn } });
    await tellSupplied(tx, ctx, confirmation.referralId, completedOn);
    return confirmation;
  });
}
