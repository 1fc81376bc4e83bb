import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../filing-intake/load-intake.js';
import { judgesOnly } from '../staff.policy.js';
import { needDayAhead } from './day-ahead.js';
import type { ConfirmationInquiryKind, JudicialConfirmationEntity } from './judicial-confirmation.entity.js';
import { mayRuleConfirmation } from './judicial-confirmation.policy.js';
import { loadConfirmation, moveConfirmation } from './move-confirmation.js';

/** The judge begins to examine the agreement (审查, 民诉解释 §356). */
export function reviewConfirmation(ctx: RequestContext, id: string): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const confirmation = await loadForJudge(tx, ctx, id);
    await moveConfirmation(tx, ctx, confirmation, 'review');
    return confirmation;
  });
}

export interface NewInquiry {
  id: string;
  kind: ConfirmationInquiryKind;
  text: string;
  answerBy: string;
}

/** Asks the parties to add statements or proof, or to come together to be heard, by a day (限期补充、到场核实, 民诉解释 §356). */
export function askConfirmationParties(
  ctx: RequestContext,
  { id, kind, text, answerBy }: NewInquiry,
): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const confirmation = await loadForJudge(tx, ctx, id);
    if (openInquiry(confirmation))
      throw new Refusal('WRONG_STATE', '上一次要求尚未办结。', '请先登记当事人已经补充或者到场。');
    needDayAhead(ctx, answerBy, '补充或者到场的期限');
    const asked = { kind, text: needText(text, '需要补充或者核实的内容'), askedOn: ctx.today, answerBy };
    const inquiries = [...confirmation.inquiries, { ...asked, answeredOn: null }];
    await moveConfirmation(tx, ctx, confirmation, 'ask', { inquiries });
    return confirmation;
  });
}

/** The parties have supplied what was asked, or have come (已补充、已到场). */
export function recordConfirmationAnswer(
  ctx: RequestContext,
  id: string,
): Promise<JudicialConfirmationEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation } = await loadConfirmation(tx, ctx, id);
    if (!openInquiry(confirmation)) throw new Refusal('WRONG_STATE', '没有等待当事人补充或者到场的要求。');
    const inquiries = confirmation.inquiries.map((each) => ({
      ...each,
      answeredOn: each.answeredOn ?? ctx.today,
    }));
    await moveConfirmation(tx, ctx, confirmation, 'answer', { inquiries });
    return confirmation;
  });
}

/** What the parties still owe an answer to; undefined where nothing is open. */
export function openInquiry({ inquiries }: Pick<JudicialConfirmationEntity, 'inquiries'>) {
  return inquiries.find(({ answeredOn }) => answeredOn === null);
}

async function loadForJudge(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<JudicialConfirmationEntity> {
  const { confirmation } = await loadConfirmation(tx, ctx, id);
  permit(mayRuleConfirmation(ctx.actor, confirmation), judgesOnly);
  return confirmation;
}
