import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { NegotiationEntity } from './negotiation.entity.js';
import { negotiationMachine, type NegotiationState } from './negotiation.state.js';

export const negotiationStates = statesOf(negotiationMachine);
export const periodUnits = { DAY: 'DAY', WORKING_DAY: 'WORKING_DAY' } as const;
export const failureGrounds = { PERIOD_ENDED: 'PERIOD_ENDED', BROKEN_OFF: 'BROKEN_OFF' } as const;
registerEnumType(negotiationStates, {
  name: 'NegotiationState',
  description:
    'How a negotiation stands (协商状态): requested 提出, responded 回应, no response 视为不愿, negotiating 协商中, settled 和解, failed 协商不成.',
});
registerEnumType(periodUnits, {
  name: 'NegotiationPeriodUnit',
  description: 'How the sides count the time they agreed (约定期限单位): days 日, working days 工作日.',
});
registerEnumType(failureGrounds, {
  name: 'NegotiationFailure',
  description:
    'Why a negotiation has failed (协商不成): the agreed time has passed 约定期限届满, a side broke it off 一方终止协商.',
});

@ObjectType({ description: 'The sides of a dispute negotiate with each other (和解协商).' })
export class Negotiation {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => negotiationStates)
  state!: NegotiationState;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The party that asked (提出协商的一方).' })
  requestedBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was asked for (提出日期).' })
  requestedOn!: string;
  @DataClass('CLAIM')
  @Field(() => String, { nullable: true, description: 'What is asked for (协商要求).' })
  request!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until the other side is willing.' })
  respondedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until the talks began (开始协商).' })
  beganOn!: string | null;
  @DataClass('RESULT')
  @Field(() => String, {
    nullable: true,
    description: 'Why it failed (协商不成的情况); null where it did not.',
  })
  endText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (结束日期).' })
  endedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of negotiations (和解协商列表), earliest open deadline first.' })
export class NegotiationPage {
  @Field(() => [Negotiation]) nodes!: Negotiation[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'One side asks to negotiate (协商要求书).' })
export class RequestNegotiationInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => ID, { description: 'The party that asks.' }) partyId!: string;
  @Field(() => String, { description: 'What is asked for (协商要求).' }) request!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it reached the other side; today where left out.',
  })
  on?: string | null;
}

@InputType({ description: 'The other side answers, or does not (回应、不同意、未回应).' })
export class AnswerNegotiationInput {
  @Field(() => ID) id!: string;
  @Field(() => Boolean, { description: 'Whether it is willing to negotiate (是否同意协商).' })
  willing!: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Today where left out.' }) on?: string | null;
  @Field(() => String, { description: 'What proves it (证据): letter, receipt, recording.' })
  evidence!: string;
}

@InputType({ description: 'A time the sides have agreed in writing (书面约定的协商期限).' })
export class NegotiationPeriodInput {
  @Field(() => Int) amount!: number;
  @Field(() => periodUnits, { defaultValue: periodUnits.DAY }) unit!: 'DAY' | 'WORKING_DAY';
}

@InputType({ description: 'A negotiation has failed (协商不成).' })
export class FailNegotiationInput {
  @Field(() => ID) id!: string;
  @Field(() => failureGrounds) ground!: keyof typeof failureGrounds;
  @Field(() => String, { description: 'How the talks ended (协商不成的情况).' }) text!: string;
  @Field(() => String, { description: 'What proves it (证据).' }) evidence!: string;
}

export function presentNegotiation(row: NegotiationEntity): Negotiation {
  const { id, caseCode, state, requestedBy, requestedOn, request, respondedOn, beganOn, endText, endedOn } =
    row;
  return { id, caseCode, state, requestedBy, requestedOn, request, respondedOn, beganOn, endText, endedOn };
}
