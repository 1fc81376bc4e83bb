import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { followUpMeasures } from './follow-up.js';
import type { FollowUpMeasure, RecommendationEntity } from './recommendation.entity.js';
import { recommendationMachine, type RecommendationState } from './recommendation.state.js';
import { isOverdue } from './reply-term.js';
import { reviewOutcomes } from './review-objection.js';

export const recommendationStates = statesOf(recommendationMachine);
registerEnumType(recommendationStates, {
  name: 'ProcuratorialRecommendationState',
  description:
    'How a recommendation stands (检察建议状态): issued 发出, served 送达, replied 书面回复, rectified 整改落实, objected 异议, modified 修改, withdrawn 撤回, maintained 维持, follow-up 跟进.',
});
registerEnumType(reviewOutcomes, {
  name: 'RecommendationReviewOutcome',
  description:
    'What the review of an objection came to (复核结果): modify 修改, withdraw 撤回, maintain 维持.',
});
registerEnumType(followUpMeasures, {
  name: 'RecommendationFollowUpMeasure',
  description:
    'How a recommendation is followed up (跟进方式): report above 报上级检察院, inform superior 通报上级机关或行业主管部门, inform government 通报同级党委政府, suit 提起诉讼.',
});

@ObjectType({ description: 'A recommendation of the procuratorate (检察建议, 人民检察院组织法 §21).' })
export class ProcuratorialRecommendation {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => recommendationStates)
  state!: RecommendationState;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the recommendation (文号).' })
  number!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Code of the addressee (被建议单位代码); null for a body outside the linkage.',
  })
  addresseeCode!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { description: 'To whom it goes (被建议单位).' })
  addresseeName!: string;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral that carries it (转介); null where it goes on paper.',
  })
  referralId!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'The problem (发现的问题); null where the reader may not see it.',
  })
  problem!: string | null;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'What the procuratorate found out itself (调查核实情况); null outside it.',
  })
  findings!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Law it rests on (依据).' })
  legalBasis!: string;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description:
      'What is advised (建议内容), as modified where it was; null where the reader may not see it.',
  })
  advice!: string | null;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'The group it concerns (涉及群体); null outside the procuratorate.',
  })
  workerGroup!: string | null;
  @DataClass('LEAD')
  @Field(() => Int, {
    nullable: true,
    description: 'How many workers (涉及人数); null outside the procuratorate.',
  })
  workers!: number | null;
  @DataClass('HEADER')
  @Field(() => Int, {
    nullable: true,
    description: 'Where it is urgent, days to reply from receipt (缩短的回复天数); null for the two months.',
  })
  replyWithinDays!: number | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Why it is urgent (紧急理由); null where it is not.' })
  urgentReason!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was issued (发出日期).' })
  issuedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was received (送达日期), after a modification the second time; null until then.',
  })
  servedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day to act and reply (回复期限); null until served.',
  })
  replyDue!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    description: 'Unanswered past its last day, or answered after it; computed for today (逾期).',
  })
  overdue!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until replied to (回复日期).' })
  repliedOn!: string | null;
  @DataClass('RESULT')
  @Field(() => String, {
    nullable: true,
    description: 'The reply (书面回复); null until then, or where the reader may not see it.',
  })
  replyText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null unless objected to (异议日期).' })
  objectedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'The objection (异议理由); null without one, or where the reader may not see it.',
  })
  objectionText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until reviewed (复核日期).' })
  reviewedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'What the review says (复核说明); null until then, or where the reader may not see it.',
  })
  reviewText!: string | null;
  @DataClass('HEADER')
  @Field(() => followUpMeasures, { nullable: true, description: 'Null unless followed up (跟进方式).' })
  followUpMeasure!: FollowUpMeasure | null;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'How it was followed up (跟进情况); null until then, and outside the procuratorate.',
  })
  followUpText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null unless followed up (跟进日期).' })
  followedUpOn!: string | null;
  @DataClass('RESULT')
  @Field(() => String, {
    nullable: true,
    description: 'What was put right (整改情况); null until then, or where the reader may not see it.',
  })
  resultText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (办结日期).' })
  endedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'How many recommendations stand how (检察建议件数).' })
export class ProcuratorialRecommendationCount {
  @Field(() => recommendationStates) state!: RecommendationState;
  @Field(() => Int) total!: number;
}

@DataClass('HEADER')
@ObjectType({
  description: 'A page of recommendations (检察建议列表): objections to be reviewed first, then by last day.',
})
export class ProcuratorialRecommendationPage {
  @Field(() => [ProcuratorialRecommendation]) nodes!: ProcuratorialRecommendation[];
  @Field(() => Int) total!: number;
  @Field(() => [ProcuratorialRecommendationCount], {
    description: 'Of all recommendations, whatever state is asked for (件数).',
  })
  counts!: ProcuratorialRecommendationCount[];
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

export function presentRecommendation(row: RecommendationEntity, today: string): ProcuratorialRecommendation {
  const { id, caseCode, state, number, addresseeCode, addresseeName, referralId, problem, findings } = row;
  const { legalBasis, advice, workerGroup, workers, replyWithinDays, urgentReason, issuedOn, servedOn } = row;
  const { replyDue, repliedOn, replyText, objectedOn, objectionText, reviewedOn, reviewText } = row;
  const { followUpMeasure, followUpText, followedUpOn, resultText, endedOn } = row;
  return {
    ...{ id, caseCode, state, number, addresseeCode, addresseeName, referralId, problem, findings },
    ...{ legalBasis, advice, workerGroup, workers, replyWithinDays, urgentReason, issuedOn, servedOn },
    ...{ replyDue, repliedOn, replyText, objectedOn, objectionText, reviewedOn, reviewText },
    ...{ followUpMeasure, followUpText, followedUpOn, resultText, endedOn },
    overdue: isOverdue(row, today),
  };
}
