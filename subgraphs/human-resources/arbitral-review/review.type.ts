import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { presentAgreementBody, ReportedAgreement } from '#kernel/referral/referral-result.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type {
  ArbitralReviewEntity,
  DeclineGround,
  ReviewFault,
  StatementSignature,
} from './review.entity.js';
import { reviewMachine, type ReviewState } from './review.state.js';

export const reviewStates = statesOf(reviewMachine);
registerEnumType(reviewStates, {
  name: 'ArbitralReviewState',
  description:
    'How a review stands (仲裁审查状态): applied 共同申请, accepted 受理, not accepted 不予受理, reviewing 审查, statement issued 制作调解书, signed for 双方签收生效, declined 不予制作, withdrawn 撤回.',
});

export const reviewFaults: { [F in ReviewFault]: F } = {
  ONE_PARTY_APPLICATION: 'ONE_PARTY_APPLICATION',
  OUT_OF_TIME: 'OUT_OF_TIME',
  EXCLUDED_CLAIM: 'EXCLUDED_CLAIM',
  ALREADY_CONFIRMED: 'ALREADY_CONFIRMED',
  OUT_OF_SCOPE: 'OUT_OF_SCOPE',
  NO_JURISDICTION: 'NO_JURISDICTION',
};
registerEnumType(reviewFaults, {
  name: 'ArbitralReviewFault',
  description:
    'Why a review is not accepted (不予受理事由, 办案规则 §74–75): one party alone 单方申请, out of time 超过十五日, excluded claim 确认劳动关系, already confirmed 已司法确认, out of scope 不属受理范围, no jurisdiction 无管辖权.',
});

export const declineGrounds: { [G in DeclineGround]: G } = {
  AGAINST_THE_LAW: 'AGAINST_THE_LAW',
  HARMS_INTERESTS: 'HARMS_INTERESTS',
  SUSPECTED_FALSE_EVIDENCE: 'SUSPECTED_FALSE_EVIDENCE',
  AGAINST_FREE_WILL: 'AGAINST_FREE_WILL',
  CONTENT_UNCLEAR: 'CONTENT_UNCLEAR',
  OTHER: 'OTHER',
};
registerEnumType(declineGrounds, {
  name: 'ArbitralReviewDeclineGround',
  description:
    'Why no statement is made (不予制作调解书的情形, 办案规则 §78): against the law 违反强制性规定, harms interests 损害国家、公共或他人利益, suspected false evidence 证据涉嫌弄虚作假, against free will 违反自愿原则, content unclear 内容不明确, other 其他.',
});

export const reviewDecisions = { STATEMENT_ISSUED: 'STATEMENT_ISSUED', DECLINED: 'DECLINED' } as const;
export type ReviewDecision = keyof typeof reviewDecisions;
registerEnumType(reviewDecisions, {
  name: 'ArbitralReviewDecision',
  description: 'How a review ends: a statement is issued (制作调解书) or declined (不予制作).',
});

@DataClass('HEADER')
@ObjectType({ description: 'A party has signed for the arbitral statement (签收).' })
export class StatementReceipt {
  @Field(() => ID) partyId!: string;
  @Field(() => LocalDateScalar) on!: string;
}

@ObjectType({ description: 'The review of a mediation agreement by the arbitration committee (仲裁审查).' })
export class ArbitralReview {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The referral that brought the application (转介).' })
  referralId!: string;
  @DataClass('HEADER')
  @Field(() => reviewStates)
  state!: ReviewState;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When both parties applied (申请日期).' })
  appliedOn!: string;
  @DataClass('AGREEMENT')
  @Field(() => ReportedAgreement, {
    nullable: true,
    description: 'The agreement under review (调解协议); null where the reader may not see it.',
  })
  agreement!: ReportedAgreement | null;
  @DataClass('HEADER')
  @Field(() => reviewFaults, { nullable: true, description: 'Null unless the application was not accepted.' })
  fault!: ReviewFault | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the review (审查案号); null until accepted.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until accepted (受理日期).' })
  acceptedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the review was finished (审查完毕); null until then.',
  })
  decidedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => declineGrounds, { nullable: true, description: 'Null unless a statement was declined.' })
  declineGround!: DeclineGround | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the arbitral statement (仲裁调解书文号); null until it is made.',
  })
  statementNumber!: string | null;
  @DataClass('STAFF')
  @Field(() => String, {
    nullable: true,
    description: 'Who reviewed it and signs the statement (仲裁员); null until decided.',
  })
  arbitrator!: string | null;
  @DataClass('HEADER')
  @Field(() => [StatementReceipt], { description: 'Who has signed for the statement.' })
  signatures!: StatementSignature[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the statement took effect: the day the last party signed (生效日期); null until then.',
  })
  effectiveOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description:
      'Reason of a refusal or withdrawal in words; null while it goes on or where the reader may not see it.',
  })
  endReason!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of reviews (仲裁审查列表), earliest open deadline first.' })
export class ArbitralReviewPage {
  @Field(() => [ArbitralReview]) nodes!: ArbitralReview[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'Ends a review (审查结论).' })
export class FinishReviewInput {
  @Field(() => ID) id!: string;
  @Field(() => reviewDecisions) decision!: ReviewDecision;
  @Field(() => declineGrounds, { nullable: true, description: 'Needed where no statement is made.' })
  ground?: DeclineGround | null;
  @Field(() => String, { nullable: true, description: 'The ground in words.' }) text?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Needed where a statement is made: 鲁枣市中劳人仲调字〔2025〕第3号.',
  })
  statementNumber?: string | null;
}

export function presentReview(row: ArbitralReviewEntity): ArbitralReview {
  const {
    id,
    caseCode,
    referralId,
    state,
    appliedOn,
    fault,
    number,
    acceptedOn,
    decidedOn,
    declineGround,
    statementNumber,
  } = row;
  const { signatures, effectiveOn, arbitrator } = row;
  return {
    ...{
      id,
      caseCode,
      referralId,
      state,
      appliedOn,
      fault,
      number,
      acceptedOn,
      decidedOn,
      declineGround,
      statementNumber,
    },
    ...{ signatures, effectiveOn, arbitrator },
    agreement: presentAgreementBody(row.agreement),
    endReason: row.endReason,
  };
}
