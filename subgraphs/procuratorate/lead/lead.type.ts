import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { LeadMeasure, ProcuratorialLeadEntity } from './lead.entity.js';
import { leadMachine, type LeadState } from './lead.state.js';

export const leadStates = statesOf(leadMachine);
registerEnumType(leadStates, {
  name: 'ProcuratorialLeadState',
  description:
    'How a lead stands (线索状态): received 受理, reviewing 评估, accepted 立案办理, returned 退回, transferred 转送, recalled 撤回.',
});

export const leadMeasures: { [M in LeadMeasure]: M } = {
  SUPPORTED_LITIGATION: 'SUPPORTED_LITIGATION',
  RECOMMENDATION: 'RECOMMENDATION',
  PUBLIC_INTEREST_SUIT: 'PUBLIC_INTEREST_SUIT',
  MEDIATED: 'MEDIATED',
  NONE: 'NONE',
};
registerEnumType(leadMeasures, {
  name: 'ProcuratorialLeadMeasure',
  description:
    'What was done with a lead (办理方式): supported litigation 支持起诉, recommendation 检察建议, public-interest suit 公益诉讼, mediated 促成和解, none 未采取监督措施.',
});

@ObjectType({
  description:
    'A lead handed to the procuratorate (线索). Other agencies see its result alone, and nothing while it is weighed.',
})
export class ProcuratorialLead {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The referral that brought it (转介).' })
  referralId!: string;
  @DataClass('HEADER')
  @Field(() => leadStates)
  state!: LeadState;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it arrived (收到日期).' })
  receivedOn!: string;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'What it is about (线索主题); null outside the procuratorate.',
  })
  subject!: string | null;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'The group it concerns (特定群体); null outside the procuratorate.',
  })
  workerGroup!: string | null;
  @DataClass('LEAD')
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the employer does not cooperate (用人单位不配合); null outside the procuratorate.',
  })
  employerUncooperative!: boolean | null;
  @DataClass('LEAD')
  @Field(() => Int, {
    nullable: true,
    description: 'How many workers (涉及人数); null outside the procuratorate.',
  })
  workers!: number | null;
  @DataClass('LEAD')
  @Field(() => String, { nullable: true, description: 'Facts (线索事实); null outside the procuratorate.' })
  facts!: string | null;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description:
      'Number of the procuratorate’s file (文号); null until given, and outside the procuratorate.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until accepted (立案日期).' })
  acceptedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => leadMeasures, { nullable: true, description: 'Null until the result is reported.' })
  measure!: LeadMeasure | null;
  @DataClass('LEAD_RESULT')
  @Field(() => String, {
    nullable: true,
    description:
      'The reply, or the reason of a return or transfer (办理情况); null until then, and for a masked reader.',
  })
  resultText!: string | null;
  @DataClass('LEAD_RESULT')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the reply (回函文号); null until it has one, and for a masked reader.',
  })
  replyNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was answered; null until then (办结日期).',
  })
  endedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'How many leads stand how (线索件数).' })
export class ProcuratorialLeadCount {
  @Field(() => leadStates) state!: LeadState;
  @Field(() => Int) total!: number;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of leads (线索列表), newest first.' })
export class ProcuratorialLeadPage {
  @Field(() => [ProcuratorialLead]) nodes!: ProcuratorialLead[];
  @Field(() => Int) total!: number;
  @Field(() => [ProcuratorialLeadCount], { description: 'Of all leads, whatever state is asked for (件数).' })
  counts!: ProcuratorialLeadCount[];
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'The reply to the sender of a lead (回函).' })
export class ReportLeadInput {
  @Field(() => ID) id!: string;
  @Field(() => leadMeasures, { defaultValue: leadMeasures.NONE }) measure!: LeadMeasure;
  @Field(() => String, { description: 'What was done, in words (办理情况).' }) text!: string;
  @Field(() => String, { nullable: true, description: 'Number of the document that was issued (文号).' })
  number?: string | null;
}

@InputType({ description: 'A lead of unlawful employment for a union (违法用工线索、会商, A13).' })
export class SendLeadToUnionInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the union.' }) to!: string;
  @Field(() => String, { description: 'What it is about (线索主题).' }) subject!: string;
  @Field(() => String, { description: 'The group it concerns (涉及群体).' }) group!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the employer does not cooperate (用人单位不配合).',
  })
  employerUncooperative!: boolean;
  @Field(() => Int, { description: 'How many workers (涉及人数).' }) workers!: number;
  @Field(() => String, { description: 'Facts, and what is to be conferred on (线索事实、会商事项).' })
  facts!: string;
  @Field(() => String, { nullable: true, description: 'Number of the letter (文号).' })
  number?: string | null;
}

export function presentLead(row: ProcuratorialLeadEntity): ProcuratorialLead {
  const { id, caseCode, referralId, state, receivedOn, acceptedOn, measure, endedOn } = row;
  const { subject, workerGroup, employerUncooperative, workers, facts, number, resultText, replyNumber } =
    row;
  return {
    ...{ id, caseCode, referralId, state, receivedOn, acceptedOn, measure, endedOn },
    ...{ subject, workerGroup, employerUncooperative, workers, facts, number, resultText, replyNumber },
  };
}
