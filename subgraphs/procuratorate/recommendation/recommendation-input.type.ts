import { Field, ID, InputType, Int } from 'type-graphql';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { type ReviewOutcome, reviewOutcomes } from './review-objection.js';

@InputType({ description: 'A recommendation as it is issued (发出检察建议).' })
export class IssueRecommendationInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => String, { description: 'Number (文号): …检建〔2025〕1号.' }) number!: string;
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description:
      'Code of an organisation of the linkage; one of human resources gets it as a referral (A12).',
  })
  addresseeCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of another body (其他被建议单位).' })
  addresseeName?: string | null;
  @Field(() => String, { description: 'The problem (发现的问题).' }) problem!: string;
  @Field(() => String, { description: 'What the procuratorate found out itself (调查核实情况).' })
  findings!: string;
  @Field(() => String, { description: 'Law it rests on (依据).' }) legalBasis!: string;
  @Field(() => String, { description: 'What is advised (建议内容).' }) advice!: string;
  @Field(() => String, { description: 'The group it concerns (涉及群体).' }) workerGroup!: string;
  @Field(() => Int, { description: 'How many workers (涉及人数).' }) workers!: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Where it is urgent, days to reply from receipt (缩短的回复天数), with the reason.',
  })
  replyWithinDays?: number | null;
  @Field(() => String, { nullable: true, description: 'Why it is urgent (紧急理由).' })
  urgentReason?: string | null;
}

@InputType({ description: 'What the addressee has answered or done (书面回复、异议、整改).' })
export class AnswerRecommendationInput {
  @Field(() => ID) id!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'When; today where left out.' })
  on?: string | null;
  @Field(() => String, { description: 'In words (内容).' }) text!: string;
}

@InputType({ description: 'The review of an objection (复核).' })
export class ReviewObjectionInput {
  @Field(() => ID) id!: string;
  @Field(() => reviewOutcomes) outcome!: ReviewOutcome;
  @Field(() => String, { description: 'Reason or explanation (说明).' }) text!: string;
  @Field(() => String, { nullable: true, description: 'For a modification: the new advice (修改后的建议).' })
  advice?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'For a modification: when it was served anew (再次送达日期).',
  })
  servedOn?: string | null;
}
