import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesNamed } from '#kernel/documents/parties-named.js';
import { signersNamed } from '#kernel/documents/signers.js';
import { Refusal } from '#kernel/refusal.js';
import { factsOf } from './facts-document.js';
import { loadMediation, referralOf } from './load-mediation.js';
import { agreementOf } from './report-result.js';
import { outcomeName } from './termination-document.js';

/** Fills the answer to whoever sent the case (调解结果反馈表): outcome, agreement or reason, undisputed facts. */
export async function fillFeedback(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const mediation = await loadMediation(tx, ctx, id);
  const referral = await referralOf(tx, mediation);
  if (!referral) throw new Refusal('BAD_INPUT', '这件调解不是其他单位委派、委托的，没有反馈对象。');
  const { caseCode, organisation, outcome, text } = mediation;
  const mediators = mediation.mediators.map(({ name }) => name);
  const agreement = outcome === 'AGREED' ? await agreementOf(tx, mediation) : null;
  const number = referral.issued.letter.number;
  const parties = await partiesNamed(tx, mediation);
  return {
    ...{ caseCode, organisation },
    fields: {
      addressee: ctx.agency.book.find(referral.counterpart)?.name ?? null,
      case: parties && `${parties}${referral.issued.dispute.title}一案${number ? `（案号：${number}）` : ''}`,
      outcome: outcomeName(outcome),
      agreement: agreement?.terms ?? null,
      reasons: outcome === null || outcome === 'AGREED' ? null : (text ?? outcomeName(outcome)),
      facts: await factsOf(tx, mediation),
      mediators: mediators.join('、'),
    },
    signers: signersNamed('MEDIATOR', mediators),
  };
}
