import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { CourtCounterDisputeInput } from '../counter/application-subject.type.js';
import type { AwardAnnulmentEntity } from './award-annulment.entity.js';
import { awardAnnulmentMachine, type AwardAnnulmentState } from './award-annulment.state.js';
import { type AnnulmentGround, annulmentGrounds } from './grounds.js';

export const annulmentStates = statesOf(awardAnnulmentMachine);
export const annulmentDecisions = { ANNULLED: 'ANNULLED', DISMISSED: 'DISMISSED' } as const;
registerEnumType(annulmentStates, {
  name: 'AwardAnnulmentState',
  description: 'Applied (申请撤销), reviewing (受理审查), annulled (裁定撤销), dismissed (不予受理、驳回).',
});
registerEnumType(annulmentDecisions, {
  name: 'AwardAnnulmentDecision',
  description: 'The award is annulled (裁定撤销), or the application is dismissed (不予受理、驳回).',
});
registerEnumType(annulmentGrounds, {
  name: 'AwardAnnulmentGround',
  description:
    'Why a final award may be annulled (撤销情形, 劳动争议调解仲裁法 §49): law wrongly applied (适用法律法规确有错误), no jurisdiction (无管辖权), procedure (违反法定程序), forged evidence (证据伪造), concealed evidence (隐瞒证据), corrupt arbitrator (仲裁员索贿受贿、徇私舞弊、枉法裁决).',
});

@ObjectType({ description: 'An employer’s application to annul a final award (撤销仲裁裁决).' })
export class AwardAnnulment {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => annulmentStates)
  state!: AwardAnnulmentState;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the award (仲裁裁决书文号).' })
  awardNumber!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When the employer received it (收到裁决日期).' })
  awardReceivedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Day of the application (申请日期).' })
  appliedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Last day to apply (申请期限, ARB-10).' })
  applyBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'End of the worker’s suit on the same award (劳动者起诉被驳回、撤诉); null where there was none.',
  })
  suitEndedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Case number (民特案号); null until it is accepted.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is accepted (受理日期).' })
  acceptedOn!: string | null;
  @DataClass('CLAIM')
  @Field(() => [annulmentGrounds], {
    description: 'What the employer relies on (申请撤销的情形); empty where the reader may not see it.',
  })
  grounds!: AnnulmentGround[];
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description: 'The same in words (事实和理由); null where the reader may not see it.',
  })
  reasons!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => annulmentGrounds, { nullable: true, description: 'Null where the award was not annulled.' })
  ground!: AnnulmentGround | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Reason of the ruling (裁定理由); null until then.' })
  note!: string | null;
  @DataClass('HEADER')
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Number of the ruling (裁定书号); null until then.',
  })
  rulingNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of the ruling; null while it is open.' })
  decidedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the parties received the annulment (收到裁定日期): the days to sue run from it.',
  })
  rulingReceivedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({
  description: 'A page of applications to annul (撤销仲裁裁决列表), earliest open deadline first.',
})
export class AwardAnnulmentPage {
  @Field(() => [AwardAnnulment]) nodes!: AwardAnnulment[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'An employer’s application to annul a final award (撤销仲裁裁决申请).' })
export class CourtAnnulmentInput {
  @Field(() => ID, { nullable: true, description: 'Case code of a case on file at this court (案件码).' })
  caseCode?: string | null;
  @Field(() => CourtCounterDisputeInput, { nullable: true }) dispute?: CourtCounterDisputeInput | null;
  @Field(() => String, { description: 'Number of the award (仲裁裁决书文号).' }) awardNumber!: string;
  @Field(() => Boolean, { description: 'Whether it is a final award (终局裁决).' }) finalAward!: boolean;
  @Field(() => LocalDateScalar, { description: 'When the employer received it (收到裁决日期).' })
  awardReceivedOn!: string;
  @Field(() => [annulmentGrounds]) grounds!: AnnulmentGround[];
  @Field(() => String, { description: 'Facts and reasons (事实和理由).' }) reasons!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Day of the postmark (邮戳日期); null where it was handed in.',
  })
  postmarkedOn?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'When the employer received the ruling that ended the worker’s suit; the day of the ruling where none is given.',
  })
  suitEndedOn?: string | null;
}

@InputType({ description: 'A ruling on an application to annul (裁定).' })
export class CourtAnnulmentRulingInput {
  @Field(() => ID, { description: 'The application to annul.' }) id!: string;
  @Field(() => annulmentDecisions) decision!: 'ANNULLED' | 'DISMISSED';
  @Field(() => annulmentGrounds, { nullable: true, description: 'Needed to annul.' })
  ground?: AnnulmentGround | null;
  @Field(() => String, { description: 'The reason in words (理由).' }) text!: string;
  @Field(() => CaseNumberScalar, {
    nullable: true,
    description: 'Number of the ruling; the case’s number where none is given.',
  })
  rulingNumber?: string | null;
}

export function presentAnnulment(row: AwardAnnulmentEntity): AwardAnnulment {
  const { id, caseCode, state, awardNumber, awardReceivedOn, appliedOn, applyBy, suitEndedOn } = row;
  const { number, acceptedOn, grounds, reasons, ground, note, rulingNumber, decidedOn } = row;
  return {
    ...{ id, caseCode, state, awardNumber, awardReceivedOn, appliedOn, applyBy, suitEndedOn },
    ...{ number, acceptedOn, grounds, reasons, ground, note, rulingNumber, decidedOn },
    rulingReceivedOn: row.rulingReceivedOn,
  };
}
