import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { instruments } from '#kernel/clock/law.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import {
  CourtApplicantInput,
  CourtApplicationInput,
  CourtDueSumInput,
} from '../counter/application-subject.type.js';
import type { EnforcementEntity } from './enforcement.entity.js';
import { enforcementMachine, type EnforcementState } from './enforcement.state.js';
import { paidUnder } from './move-enforcement.js';
import { outstandingShares } from './shares.js';

export const enforcementStates = statesOf(enforcementMachine);
registerEnumType(enforcementStates, {
  name: 'EnforcementState',
  description:
    'Applied (申请执行), filed (执行立案), notice (执行通知), partly paid (部分履行), completed (执行完毕), terminated this round (终结本次执行程序), suspended (中止执行), terminated with its instrument (终结执行).',
});

@DataClass('CLAIM')
@ObjectType({ description: 'What of an enforcement is due to one worker (各人份额).' })
export class EnforcementShare {
  @Field(() => ID) partyId!: string;
  @Field(() => MoneyScalar, { description: 'Due to the worker (应得金额).' }) amount!: number;
  @Field(() => MoneyScalar, { description: 'Received so far (已得金额).' }) paid!: number;
}

@DataClass('CLAIM')
@ObjectType({ description: 'A payment under an enforcement (执行到位款项).' })
export class EnforcementPayment {
  @Field(() => LocalDateScalar, { description: 'When it came in (到账日期).' }) paidOn!: string;
  @Field(() => MoneyScalar) amount!: number;
}

@ObjectType({ description: 'Enforcement of an instrument (强制执行).' })
export class Enforcement {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral that brought it (A15, A20); null over the counter.',
  })
  referralId!: string | null;
  @DataClass('HEADER')
  @Field(() => enforcementStates)
  state!: EnforcementState;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Kind of instrument (执行依据), of schema/law/instruments.yaml.' })
  instrument!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'The same in its official name (执行依据名称).' })
  instrumentName!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the instrument (执行依据文号).' })
  instrumentNumber!: string;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What is enforced (申请执行金额); null where the reader may not see it.',
  })
  amount!: number | null;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Paid so far (执行到位金额); null where the reader may not see it.',
  })
  paid!: number | null;
  @DataClass('CLAIM')
  @Field(() => [EnforcementShare], {
    description: 'By worker (各人份额); they come to the amount. Empty where the reader may not see them.',
  })
  shares!: EnforcementShare[];
  @DataClass('CLAIM')
  @Field(() => [EnforcementPayment], {
    description: 'Payments (到账记录); empty where the reader may not see them.',
  })
  payments!: EnforcementPayment[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day of the application (申请日期).' })
  appliedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    description: 'Last day for performance under the instrument, of its last instalment (履行期限).',
  })
  performBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Last day to apply (申请执行期限, ENF-1).' })
  applyBy!: string;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    description: 'Applied too late (超过申请执行期限): the respondent may raise the bar.',
  })
  late!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the respondent raised the bar (时效异议日期); null where that has not been done.',
  })
  barRaisedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Case number (执、执恢案号); null until it is filed.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is filed (立案日期).' })
  filedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Null until the debtor is told (执行通知日期).',
  })
  noticeOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'Why it is suspended or the round has ended (理由); null where it is not.',
  })
  note!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (结案日期).' })
  endedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of enforcements (强制执行列表), earliest open deadline first.' })
export class EnforcementPage {
  @Field(() => [Enforcement]) nodes!: Enforcement[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'What is due to one worker (各人份额).' })
export class CourtShareInput {
  @Field(() => CourtApplicantInput) applicant!: CourtApplicantInput;
  @Field(() => MoneyScalar) amount!: number;
}

@InputType({ description: 'An application to enforce (执行申请).' })
export class CourtEnforcementInput extends CourtApplicationInput {
  @Field(() => String, { description: 'Kind of instrument (执行依据), of schema/law/instruments.yaml.' })
  instrument!: string;
  @Field(() => String, { description: 'Number of the instrument (执行依据文号).' }) instrumentNumber!: string;
  @Field(() => [CourtDueSumInput], { description: 'What is to be enforced now: sums that have fallen due.' })
  sums!: CourtDueSumInput[];
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'Last day for performance of the last instalment; the last of the sums where none is given (最后一期履行期限).',
  })
  performBy?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day of the postmark (邮戳日期); null where it was handed in.',
  })
  postmarkedOn?: string | null;
  @Field(() => [CourtShareInput], {
    defaultValue: [],
    description: 'By worker; not needed for a single applicant.',
  })
  shares!: CourtShareInput[];
}

export function presentEnforcement(row: EnforcementEntity): Enforcement {
  const { id, caseCode, referralId, state, instrument, instrumentNumber, amount, appliedOn } = row;
  const { performBy, applyBy, late, barRaisedOn, number, filedOn, noticeOn, note, endedOn } = row;
  const left = outstandingShares(row.shares, row.payments);
  return {
    ...{ id, caseCode, referralId, state, instrument, instrumentNumber, amount, appliedOn },
    ...{ performBy, applyBy, late, barRaisedOn, number, filedOn, noticeOn, note, endedOn },
    instrumentName: instruments().find((known) => known.id === instrument)?.name ?? instrument,
    paid: paidUnder(row),
    shares: row.shares.map((share, at) => ({ ...share, paid: share.amount - left[at]!.amount })),
    payments: row.payments.map(({ paidOn, amount: received }) => ({ paidOn, amount: received })),
  };
}
