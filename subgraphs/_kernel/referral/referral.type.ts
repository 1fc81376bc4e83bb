import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { ReferralDirection, ReferralEntity } from './referral.entity.js';
import { presentContent, ReferralContent } from './referral-content.type.js';
import { presentResult, ReferralResult } from './referral-result.type.js';
import { ReferralSupplementAsked } from './supplement.type.js';
import { referralMachine, type ReferralState } from './referral.state.js';
import { arrow as arrowOf } from '#kernel/clock/law.js';

export const referralStates = statesOf(referralMachine);
export const referralDirections = { OUT: 'OUT', IN: 'IN' } as const;
registerEnumType(referralStates, {
  name: 'ReferralState',
  description: 'How a referral stands (转介状态): domain 3.1.',
});
registerEnumType(referralDirections, {
  name: 'ReferralDirection',
  description: 'OUT sent by us (转出), IN sent to us (转入).',
});

@Directive('@shareable')
@ObjectType({ description: 'The letter of a referral (函件): kind, number, title and who signed it.' })
export class ReferralLetter {
  @DataClass('HEADER')
  @Field(() => String)
  type!: string;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Official number (文号); null where none is given.' })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => String)
  title!: string;
  @DataClass('STAFF')
  @Field(() => String)
  signedBy!: string;
}

@Directive('@shareable')
@ObjectType({
  description:
    'One side’s copy of a referral between two agencies (转介): its letter, course, clocks and result.',
})
export class Referral {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => referralDirections)
  direction!: ReferralDirection;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Arrow of schema/law/arrows.yaml: A01 委派… (转介类型).' })
  arrow!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Name of the arrow.' })
  arrowName!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Organisation code of the sender (移送单位).' })
  from!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Organisation code of the receiver (接收单位).' })
  to!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Name of the other side.' })
  counterpartName!: string;
  @DataClass('HEADER')
  @Field(() => referralStates)
  state!: ReferralState;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral it continues; null for a first one (原转介).',
  })
  originId!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The record it serves at this agency; null until one is made.',
  })
  recordId!: string | null;
  @DataClass('HEADER')
  @Field(() => ReferralLetter)
  letter!: ReferralLetter;
  @DataClass('HEADER')
  @Field(() => ReferralContent, { description: 'What it asks beside the dispute (转介事项).' })
  content!: ReferralContent;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Legal basis (法律依据).' })
  legalBasis!: string;
  @DataClass('MATERIAL')
  @Field(() => [String], { description: 'Material list (材料清单).' })
  materials!: string[];
  @DataClass('HEADER')
  @Field(() => InstantScalar)
  sentAt!: Date;
  @DataClass('HEADER')
  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'Machine receipt of the receiver (已送达); null until it is there, and on the receiver’s copy.',
  })
  deliveredAt!: Date | null;
  @DataClass('HEADER')
  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When it was stated that the letter had no machine receipt for a day (逾时未送达); stays when one comes later, null where one came in time.',
  })
  nonDeliveredAt!: Date | null;
  @DataClass('HEADER')
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'A person signed for it (已签收); null until then.',
  })
  signedForAt!: Date | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day to accept or return (答复期限).' })
  answerDue!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true })
  acceptedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day for the result (办理期限); null until accepted.',
  })
  due!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'An answer or a result is late today (超期).' })
  overdue!: boolean;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Return reason of schema/law/return-reasons.yaml (退回理由).',
  })
  returnReason!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true })
  returnText!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'What the sender says against the result (对结果的异议); null where it takes it.',
  })
  dispute!: string | null;
  @DataClass('HEADER')
  @Field(() => ReferralSupplementAsked, {
    nullable: true,
    description: 'What the receiver says is missing (补正); null where it has asked for nothing.',
  })
  supplement!: ReferralSupplementAsked | null;
  @DataClass('RESULT')
  @Field(() => ReferralResult, { nullable: true, description: 'Null until the result is reported.' })
  result!: ReferralResult | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A page of referrals (转介列表).' })
export class ReferralPage {
  @Field(() => [Referral]) nodes!: Referral[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

const waitingForAnswer = new Set<ReferralState>(['SENT', 'RECEIVED']);
const waitingForResult = new Set<ReferralState>(['ACCEPTED', 'IN_HANDLING', 'EXTENDED']);

/** Presents one side's copy; `deliveredAt` is what the outbox knows of its receipt. */
export function presentReferral(
  row: ReferralEntity,
  facts: { counterpartName: string; deliveredAt: Date | null; nonDeliveredAt: Date | null; today: string },
): Referral {
  const { id, caseCode, direction, arrow, state, originId, recordId, issued, sentAt, signedForAt } = row;
  const { answerDue, acceptedOn, due, returnReason, returnText, dispute, supplement } = row;
  const [from, to] =
    direction === 'OUT' ? [row.organisation, row.counterpart] : [row.counterpart, row.organisation];
  const late =
    (waitingForAnswer.has(state) && answerDue && facts.today > answerDue) ||
    (waitingForResult.has(state) && due && facts.today > due);
  return {
    ...{
      id,
      caseCode,
      direction,
      arrow,
      arrowName: arrowOf(arrow).name,
      from,
      to,
      state,
      originId,
      recordId,
    },
    ...{
      letter: { ...issued.letter, number: issued.letter.number ?? null },
      legalBasis: issued.legalBasis,
      materials: issued.materials,
    },
    ...{
      sentAt,
      deliveredAt: facts.deliveredAt,
      nonDeliveredAt: facts.nonDeliveredAt,
      signedForAt,
      answerDue,
      acceptedOn,
      due,
      returnReason,
      returnText,
      dispute,
      supplement,
    },
    counterpartName: facts.counterpartName,
    overdue: Boolean(late),
    content: presentContent(row),
    result: presentResult(row),
  };
}

@InputType({ description: 'Sends a referral back.' })
export class ReferralReturnInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Code of schema/law/return-reasons.yaml.' }) reason!: string;
  @Field(() => String, { description: 'The reason in words.' }) text!: string;
  @Field(() => String, { nullable: true, description: 'The agency that seems right (建议转往).' })
  suggestedAgency!: string | null;
}
