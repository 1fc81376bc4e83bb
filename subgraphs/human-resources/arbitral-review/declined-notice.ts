import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesOfCase } from '#kernel/documents/party-lines.js';
import { clause } from '#kernel/documents/sentences.js';
import { ArbitralReviewEntity, type DeclineGround } from './review.entity.js';
import { mayReview } from './review.policy.js';

const groundTexts: Record<DeclineGround, string> = {
  AGAINST_THE_LAW: '违反法律、行政法规强制性规定',
  HARMS_INTERESTS: '损害国家利益、社会公共利益或者公民、法人、其他组织合法权益',
  SUSPECTED_FALSE_EVIDENCE: '当事人提供的证据材料有弄虚作假嫌疑',
  AGAINST_FREE_WILL: '违反自愿原则',
  CONTENT_UNCLEAR: '内容不明确',
  OTHER: '有其他不能制作调解书的情形',
};

/** Fills the notice that no statement is made of an agreement (不予制作调解书通知书), with its ground of 办案规则 §78. */
export async function fillReviewDeclined(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const review = await load(tx, ArbitralReviewEntity, id);
  permit(mayReview(ctx.actor, review));
  const { caseCode, organisation, applicantPartyIds, declineGround, endReason, acceptedOn } = review;
  const named = (await partiesOfCase(tx, review)).filter(({ id: own }) => applicantPartyIds.includes(own));
  const words = endReason && clause(endReason);
  return {
    ...{ caseCode, organisation, signers: [] },
    fields: {
      applicants: named.map(({ name }) => name).join('、'),
      acceptedOn,
      ground: declineGround && `${groundTexts[declineGround]}${words ? `（${words}）` : ''}`,
      decidedOn: declineGround && review.decidedOn,
    },
  };
}
