import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { ClaimedPeriodInput } from '#kernel/dispute-key/claimed-period.type.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { AdvanceGround, LegalAidCaseEntity, MeansExemption } from './aid.entity.js';
import { aidMachine, type AidState } from './aid.state.js';
import { meansExemptions } from './means-test.js';

export const aidStates = statesOf(aidMachine);
registerEnumType(aidStates, {
  name: 'LegalAidState',
  description:
    'How legal aid stands (法律援助状态): applied 申请, supplement 补充材料, advanced 先行提供, granted 给予, refused 不予, deemed withdrawn 视为撤回, assigned 指派, handling 办理, concluded 结案, terminated 终止.',
});
registerEnumType(meansExemptions, {
  name: 'LegalAidMeansExemption',
  description:
    'Why there is no means test (免予核查经济困难, 法律援助法 §42(3)): migrant wages 进城务工人员请求劳动报酬, work injury 工伤赔偿.',
});
export const advanceGrounds: { [G in AdvanceGround]: G } = {
  LIMITATION_NEAR: 'LIMITATION_NEAR',
  URGENT_PRESERVATION: 'URGENT_PRESERVATION',
  OTHER: 'OTHER',
};
registerEnumType(advanceGrounds, {
  name: 'LegalAidAdvanceGround',
  description:
    'Why aid is given first (先行提供事由, 法律援助法 §44): limitation near 距时效或期限届满不足七日, urgent preservation 需立即申请保全或先予执行, other 其他.',
});

@ObjectType({ description: 'Legal aid (法律援助): the application, the decision, the lawyer..' })
export class LegalAidCase {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => aidStates)
  state!: AidState;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The party it is for (受援人).' })
  applicantPartyId!: string;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'What help is asked for (申请事项); null where the reader may not see it.',
  })
  matter!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Whether it cannot wait (紧急).' })
  urgent!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was received (申请日期).' })
  appliedOn!: string;
  @DataClass('WORK_NOTE')
  @Field(() => String, {
    nullable: true,
    description:
      'What the applicant had to bring (补充材料); null when nothing was missing, and outside the bureau.',
  })
  missing!: string | null;
  @DataClass('HEADER')
  @Field(() => advanceGrounds, { nullable: true, description: 'Null unless aid was given first.' })
  advanceGround!: AdvanceGround | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision (决定书文号); null until decided.',
  })
  decisionNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until decided (决定日期).' })
  decidedOn!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'Reason of the decision (决定理由); null until decided or where the reader may not see it.',
  })
  decisionReason!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, { nullable: true, description: 'The lawyer (承办律师); null until assigned.' })
  lawyerName!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, { nullable: true, description: 'Law firm (律师事务所); null until assigned.' })
  firm!: string | null;
  @DataClass('LEGAL_AID')
  @Field(() => String, {
    nullable: true,
    description: 'Licence number of the lawyer (执业证号); null until assigned.',
  })
  licenceNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until assigned (指派日期).' })
  assignedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (办结日期).' })
  endedOn!: string | null;
}

@DataClass('LEGAL_AID_MEANS')
@ObjectType({
  description:
    'What an applicant declares of income and property (经济困难状况); for the officers of the bureau alone.',
})
export class LegalAidMeans {
  @Field(() => meansExemptions, { nullable: true, description: 'Null where the means are tested.' })
  exemption!: MeansExemption | null;
  @Field(() => String, { nullable: true, description: 'Null where none is on record (经济困难说明).' })
  declaration!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of legal-aid cases (法律援助案件列表), earliest open deadline first.' })
export class LegalAidCasePage {
  @Field(() => [LegalAidCase]) nodes!: LegalAidCase[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'An application for legal aid at the bureau’s own door (法律援助申请).' })
export class ApplyAidInput {
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' }) cause!: string;
  @Field(() => String, { description: 'List the cause is taken from: 2020 or 2025.' }) causeVersion!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount in dispute (标的额).' }) claim?:
    number | null;
  @Field(() => String, { nullable: true, description: 'Facts and reasons (事实与理由).' }) facts?:
    string | null;
  @Field(() => String, { description: 'What help is asked for (申请事项).' }) matter!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Whether it cannot wait (紧急).' })
  urgent!: boolean;
  @Field(() => meansExemptions, { nullable: true }) meansExemption?: MeansExemption | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the applicant declares of income and property (经济困难说明).',
  })
  meansDeclaration?: string | null;
  @Field(() => [PartyInput], { description: 'Applicant and the other side (申请人、对方当事人).' })
  parties!: PartyInput[];
  @Field(() => [ClaimedPeriodInput], {
    nullable: true,
    description:
      'What is claimed and for which months (争议期间), so that the register finds the same dispute at another door; counted like a look-up.',
  })
  claims?: ClaimedPeriodInput[] | null;
}

@InputType({ description: 'The decision on an application for legal aid (给予、不予援助决定).' })
export class DecideAidInput {
  @Field(() => ID) id!: string;
  @Field(() => Boolean) granted!: boolean;
  @Field(() => String, { description: 'Reason in words.' }) reason!: string;
  @Field(() => meansExemptions, {
    nullable: true,
    description: 'Spares the means test; null keeps what the application says.',
  })
  meansExemption?: MeansExemption | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What the applicant declares of income and property; needed for a grant to whom no exemption spares.',
  })
  meansDeclaration?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision (文号); the bureau’s next one where none is given.',
  })
  number?: string | null;
}

@InputType({ description: 'The lawyer who is assigned (指派).' })
export class AssignLawyerInput {
  @Field(() => ID) id!: string;
  @Field(() => String) lawyerName!: string;
  @Field(() => String, { description: 'Law firm or legal-aid institution.' }) firm!: string;
  @Field(() => String, { description: 'Licence number (执业证号).' }) licenceNumber!: string;
}

export function presentAid(row: LegalAidCaseEntity): LegalAidCase {
  const { id, caseCode, state, applicantPartyId, urgent, appliedOn, advanceGround } = row;
  const { decisionNumber, decidedOn, assignedOn, endedOn } = row;
  const { missing, matter, decisionReason, lawyerName, firm, licenceNumber } = row;
  return {
    ...{ id, caseCode, state, applicantPartyId, urgent, appliedOn, advanceGround },
    ...{ decisionNumber, decidedOn, assignedOn, endedOn },
    ...{ missing, matter, decisionReason, lawyerName, firm, licenceNumber },
  };
}
