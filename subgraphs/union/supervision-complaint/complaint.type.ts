import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { ComplaintDecision, SupervisionComplaintEntity } from './complaint.entity.js';

export const complaintDecisions = { ACCEPTED: 'ACCEPTED', REFUSED: 'REFUSED' } as const;
registerEnumType(complaintDecisions, {
  name: 'SupervisionComplaintDecision',
  description: 'Accepted (受理) or not accepted (不受理).',
});

@ObjectType({
  description: 'A complaint to the union’s supervision body (工会劳动法律监督投诉), with its local times.',
})
export class SupervisionComplaint {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it came (收到日期).' })
  receivedOn!: string;
  @DataClass('WORK_NOTE')
  @Field(() => String, { nullable: true, description: 'What is complained of (投诉内容).' })
  text!: string | null;
  @DataClass('HEADER')
  @Field(() => complaintDecisions, { nullable: true, description: 'Null until decided (是否受理).' })
  decision!: ComplaintDecision | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until decided (决定日期).' })
  decidedOn!: string | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, { nullable: true, description: 'Why it was refused (不受理理由).' })
  reason!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until dealt with (处理结束日期).' })
  handledOn!: string | null;
  @DataClass('WORK_NOTE')
  @Field(() => String, { nullable: true, description: 'How it was dealt with (处理结果).' })
  result!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the complainant was told of the refusal or the result (告知日期); null until then.',
  })
  toldOn!: string | null;
}

export function presentComplaint(row: SupervisionComplaintEntity): SupervisionComplaint {
  const { id, caseCode, receivedOn, text, decision, decidedOn, reason, handledOn, result, toldOn } = row;
  return { id, caseCode, receivedOn, text, decision, decidedOn, reason, handledOn, result, toldOn };
}
