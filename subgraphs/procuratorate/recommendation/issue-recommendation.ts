import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { weighArrow } from '#kernel/arrows/weigh-arrow.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { arrow } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { Refusal } from '#kernel/refusal.js';
import { documentNumber, needFreeNumber } from '../document-number.js';
import { noteRecommendation } from './move-recommendation.js';
import { RecommendationEntity } from './recommendation.entity.js';
import { mayRecommend } from './recommendation.policy.js';
import type { IssueRecommendationInput } from './recommendation-input.type.js';

/** Issues a recommendation in a case on file (发出检察建议), on what the procuratorate has found out itself. */
export function issueRecommendation(
  ctx: RequestContext,
  input: IssueRecommendationInput,
): Promise<RecommendationEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayRecommend(ctx.actor));
    const { organisation } = ctx.actor;
    const { caseCode } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    needWords(input);
    const { findings, addresseeCode: to = null } = input;
    await weighArrow(tx, ctx, { arrow: route, caseCode, from: organisation, to, stated: { findings } });
    const urgency = urgencyOf(input);
    const number = documentNumber('RECOMMENDATION', input.number);
    needFreeNumber(await tx.existsBy(RecommendationEntity, { organisation, number }), number);
    const row: RecommendationEntity = {
      ...{ id: randomUUID(), caseCode, organisation, state: 'ISSUED', number, ...addresseeOf(ctx, input) },
      ...{ referralId: null, problem: input.problem, findings: input.findings },
      ...{ legalBasis: input.legalBasis, advice: input.advice },
      ...{ workerGroup: input.workerGroup, workers: input.workers, ...urgency, issuedOn: ctx.today },
      ...unanswered,
    };
    row.referralId = await sendOn(tx, ctx, row);
    await tx.insert(RecommendationEntity, row);
    record(tx, ctx, 'recommendation.issue', row.id, { caseCode });
    noteRecommendation(tx, ctx, row);
    return row;
  });
}

const unanswered = {
  ...{ servedOn: null, replyDue: null, repliedOn: null, replyText: null },
  ...{ objectedOn: null, objectionText: null, reviewedOn: null, reviewText: null },
  ...{ followUpMeasure: null, followUpText: null, followedUpOn: null, resultText: null, endedOn: null },
};

function needWords(input: IssueRecommendationInput): void {
  const { problem, legalBasis, advice, workerGroup, workers } = input;
  if ([problem, legalBasis, advice, workerGroup].some((text) => text.trim() === '') || workers < 1)
    throw new Refusal('BAD_INPUT', '请填写发现的问题、依据、建议内容、涉及群体和人数。');
}

function urgencyOf(
  input: IssueRecommendationInput,
): Pick<RecommendationEntity, 'replyWithinDays' | 'urgentReason'> {
  const replyWithinDays = input.replyWithinDays ?? null;
  const urgentReason = input.urgentReason?.trim() || null;
  const whole = replyWithinDays === null || (Number.isSafeInteger(replyWithinDays) && replyWithinDays > 0);
  if (!whole || (replyWithinDays === null) !== (urgentReason === null))
    throw new Refusal('BAD_INPUT', '情况紧急、缩短回复期限的，请填写天数和理由；其他情况都不填。');
  return { replyWithinDays, urgentReason };
}

function addresseeOf(
  ctx: RequestContext,
  input: IssueRecommendationInput,
): Pick<RecommendationEntity, 'addresseeCode' | 'addresseeName'> {
  const { addresseeCode = null } = input;
  const name = input.addresseeName?.trim() ?? '';
  if (Boolean(addresseeCode) === (name !== ''))
    throw new Refusal('BAD_INPUT', '请选择联动单位，或者填写其他单位的名称，二者填一项。');
  if (!addresseeCode) return { addresseeCode: null, addresseeName: name };
  if (addresseeCode === ctx.actor.organisation) throw new Refusal('BAD_INPUT', '检察建议不能发给本院。');
  return { addresseeCode, addresseeName: ctx.agency.book.organisation(addresseeCode).name };
}

const route = 'A12';

/** Where the arrows lead to the addressee it goes as a referral; else on paper. */
async function sendOn(
  tx: EntityManager,
  ctx: RequestContext,
  row: RecommendationEntity,
): Promise<string | null> {
  const to = row.addresseeCode;
  if (to === null || !arrow(route).to.includes(ctx.agency.book.organisation(to).agency)) return null;
  const { caseCode, organisation: from, id: recordId, number, problem, findings, legalBasis, advice } = row;
  const facts = `调查核实：${findings}\n依据：${legalBasis}\n建议：${advice}`;
  const about = { group: row.workerGroup, employerUncooperative: false, workers: row.workers };
  const title = '检察建议书';
  const { id } = await issueReferral(tx, ctx, {
    ...{ arrow: route, from, to, caseCode, recordId, consents: [], materials: [title] },
    letter: { type: 'PROCURATORIAL_RECOMMENDATION', number, title, signedBy: ctx.actor.name },
    content: { lead: { subject: problem, facts, ...about } },
  });
  return id;
}
