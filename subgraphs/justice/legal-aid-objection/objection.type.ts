import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import { statesOf } from '#kernel/machine.js';
import { localDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { reviewRule } from './file-objection.js';
import type { LegalAidObjectionEntity, ObjectionOutcome } from './objection.entity.js';
import { objectionMachine, type ObjectionState } from './objection.state.js';

export const objectionStates = statesOf(objectionMachine);
registerEnumType(objectionStates, {
  name: 'LegalAidObjectionState',
  description: 'How an objection stands (援助异议状态): filed 提出异议, reviewed 已审查.',
});
export const objectionOutcomes: { [O in ObjectionOutcome]: O } = {
  MAINTAINED: 'MAINTAINED',
  ORDERED_TO_CORRECT: 'ORDERED_TO_CORRECT',
};
registerEnumType(objectionOutcomes, {
  name: 'LegalAidObjectionOutcome',
  description:
    'What a review came to (审查决定): maintained 维持不予援助决定, ordered to correct 责令法律援助机构改正.',
});

@ObjectType({ description: 'An objection to the refusal of legal aid (援助异议, 法律援助法 §49).' })
export class LegalAidObjection {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The application that was refused (法律援助案件).' })
  legalAidCaseId!: string;
  @DataClass('HEADER')
  @Field(() => objectionStates)
  state!: ObjectionState;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the refusal (不予援助决定书文号).' })
  refusalNumber!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When aid was refused (不予援助日期).' })
  refusedOn!: string;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'Why it was refused (不予援助理由); null where the reader may not see it.',
  })
  refusalReason!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'Why the applicant objects (异议理由); null where the reader may not see it.',
  })
  grounds!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was filed (提出日期).' })
  filedOn!: string;
  @DataClass('HEADER')
  @Field(() => objectionOutcomes, { nullable: true, description: 'Null until reviewed (审查决定).' })
  outcome!: ObjectionOutcome | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until reviewed (审查日期).' })
  reviewedOn!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'Reason of the review (审查理由); null until then, or where the reader may not see it.',
  })
  reviewText!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'What the applicant may do next (救济途径); null unless the refusal is maintained.',
  })
  remedies!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of objections (援助异议列表), earliest open deadline first.' })
export class LegalAidObjectionPage {
  @Field(() => [LegalAidObjection]) nodes!: LegalAidObjection[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'The review of an objection (审查异议).' })
export class ReviewAidObjectionInput {
  @Field(() => ID) id!: string;
  @Field(() => objectionOutcomes) outcome!: ObjectionOutcome;
  @Field(() => String, { description: 'Reason in words (理由).' }) text!: string;
}

export function presentObjection(row: LegalAidObjectionEntity): LegalAidObjection {
  const { id, caseCode, aidId: legalAidCaseId, state, refusalNumber, refusedOn, refusalReason } = row;
  const { grounds, filedOn, outcome, reviewedOn, reviewText } = row;
  return {
    ...{ id, caseCode, legalAidCaseId, state, refusalNumber, refusedOn, refusalReason },
    ...{ grounds, filedOn, outcome, reviewedOn, reviewText },
    remedies: outcome === 'MAINTAINED' ? remediesOn(row.reviewedOn!) : null,
  };
}

function remediesOn(day: string): string | null {
  return deadlineRule(reviewRule, { on: localDate(day) }).onLapse;
}
