import { type EntityManager, In } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { arrow, returnReasons } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { can, move } from '#kernel/machine.js';
import { redesignateReferral } from '#kernel/referral/close.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { recommendationArrow } from './close-recommendation.js';
import { loadLetter } from './draft-letter.js';
import { refuseInProcedure } from './in-procedure.js';
import { tellLetter } from './letter-copies.js';
import { answerLetter } from './record-letter-reply.js';
import { type ServiceManner, SupervisionLetterEntity } from './supervision-letter.entity.js';
import { type LetterAnswer, letterAnswers, letterMachine, stateOn } from './supervision-letter.state.js';

const manners: Record<ServiceManner, string> = {
  DIRECT: '直接送达',
  MAIL: '邮寄送达',
  ELECTRONIC: '电子送达',
  LEFT: '留置送达',
};

/**
 * Sends a recommendation to the authority with the opinion, the proof of its service and what was found (A08). To an
 * authority that this arrow does not lead to, the letter itself is all that goes.
 */
export async function sendRecommendation(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  originId?: string,
): Promise<ReferralEntity | null> {
  const { agency } = ctx.agency.book.organisation(letter.addressee!);
  if (!arrow(recommendationArrow).to.includes(agency)) return null;
  const opinion = await loadBy(tx, SupervisionLetterEntity, { id: letter.followsLetterId! });
  return issueReferral(tx, ctx, {
    ...{ arrow: recommendationArrow, from: letter.organisation, to: letter.addressee! },
    ...{ caseCode: letter.caseCode, recordId: letter.id, consents: [] },
    materials: [
      `工会劳动法律监督建议书（${letter.number}）`,
      `工会劳动法律监督意见书（${opinion.number}）`,
      `意见书送达证明（${opinion.servedOn}${manners[opinion.serviceManner ?? 'DIRECT']}）`,
      `调查材料（监督员：${letter.inspectors.join('、')}）`,
    ],
    letter: {
      ...{ type: 'RECOMMENDATION', number: letter.number, title: '工会劳动法律监督建议书' },
      signedBy: letter.signedBy!,
    },
    ...(originId ? { originId } : {}),
  });
}

/** Sends a recommendation again that the authority has sent back, with what was missing put right (补正后重新移送). */
export function sendRecommendationAgain(
  ctx: RequestContext,
  letterId: string,
  text: string,
): Promise<SupervisionLetterEntity> {
  return ctx.transaction(async (tx) => {
    const letter = await loadLetter(tx, ctx, letterId);
    const { caseCode, organisation } = letter;
    const returned = await tx.findOne(ReferralEntity, {
      where: { recordId: letter.id, direction: 'OUT', arrow: recommendationArrow, state: 'RETURNED' },
      lock: { mode: 'pessimistic_write' },
    });
    if (!returned) throw new Refusal('WRONG_STATE', '没有被退回的建议书。');
    if (returned.returnReason === 'ALREADY_IN_PROCEDURE')
      throw new Refusal('WRONG_STATE', '该争议已经进入仲裁或者诉讼，不能重新移送建议书。');
    if (text.trim() === '') throw new Refusal('BAD_INPUT', '请写明补正的情况。');
    await refuseInProcedure(tx, ctx.today, caseCode, organisation);
    const state = move(letterMachine, letter.state, 'serve');
    Object.assign(letter, { state, answer: text.trim(), answeredOn: null });
    await tx.update(SupervisionLetterEntity, letter.id, { state, answer: letter.answer, answeredOn: null });
    await redesignateReferral(tx, ctx, returned);
    await sendRecommendation(tx, ctx, letter, returned.id);
    record(tx, ctx, 'supervision-letter.send-again', letter.id, { caseCode });
    tellLetter(tx, ctx, letter, null);
    return letter;
  });
}

/** The authority's feedback moves the recommendation and the opinion it follows (部门反馈); a return is a refusal with its reason. */
export const recommendationMoved: ReferralFollowUp = async (tx, ctx, referral) => {
  const letter = referral.recordId && (await lettersLocked(tx, [referral.recordId]))[0];
  if (!letter) return;
  if (referral.state === 'RETURNED') {
    const reason = returnReasons().find(({ code }) => code === referral.returnReason)?.name;
    await answerIfOpen(tx, ctx, letter, 'REFUSED', `${reason ?? '退回'}：${referral.returnText ?? ''}`);
  }
  if (referral.state !== 'RESULT_REPORTED') return;
  const text = referral.result?.text ?? referral.result?.ruling?.reason ?? '主管部门已反馈处理结果。';
  const follows = letter.followsLetterId ? await lettersLocked(tx, [letter.followsLetterId]) : [];
  for (const each of [letter, ...follows]) await answerIfOpen(tx, ctx, each, 'FEEDBACK', text);
};

async function answerIfOpen(
  tx: EntityManager,
  ctx: RequestContext,
  letter: SupervisionLetterEntity,
  answer: LetterAnswer,
  text: string,
): Promise<void> {
  if (!can(letterMachine, stateOn(letter, ctx.today), letterAnswers[answer])) return;
  await answerLetter(tx, ctx, letter, { answer, on: ctx.today, text });
}

function lettersLocked(tx: EntityManager, ids: string[]): Promise<SupervisionLetterEntity[]> {
  return tx.find(SupervisionLetterEntity, { where: { id: In(ids) }, lock: { mode: 'pessimistic_write' } });
}
