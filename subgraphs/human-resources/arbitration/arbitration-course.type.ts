import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { RestartCause } from './award-time.js';
import type { ClaimKind } from './claim-item.js';

export const claimKinds: { [K in ClaimKind]: K } = {
  WAGES: 'WAGES',
  OVERTIME: 'OVERTIME',
  DOUBLE_PAY: 'DOUBLE_PAY',
  ECONOMIC_COMPENSATION: 'ECONOMIC_COMPENSATION',
  DAMAGES: 'DAMAGES',
  INJURY_MEDICAL: 'INJURY_MEDICAL',
  WORKING_TIME: 'WORKING_TIME',
  REST_LEAVE: 'REST_LEAVE',
  SOCIAL_INSURANCE: 'SOCIAL_INSURANCE',
  LABOUR_RELATION: 'LABOUR_RELATION',
  OTHER: 'OTHER',
};
registerEnumType(claimKinds, {
  name: 'ArbitrationClaimKind',
  description:
    'Kind of a claim (仲裁请求类别): wages 劳动报酬, overtime 加班工资, double pay 二倍工资差额, economic compensation 经济补偿, damages 赔偿金, medical costs of a work injury 工伤医疗费, working time 工作时间, rest and leave 休息休假, social insurance 社会保险, labour relation 确认劳动关系, other 其他.',
});

export const restartCauses: { [C in RestartCause]: C } = {
  ADDED_PARTY: 'ADDED_PARTY',
  CHANGED_CLAIM: 'CHANGED_CLAIM',
  COUNTERCLAIM: 'COUNTERCLAIM',
  TRANSFER: 'TRANSFER',
};
registerEnumType(restartCauses, {
  name: 'AwardRestartCause',
  description:
    'Why the time for the award begins anew (重新起算事由, 办案规则 §46): added party 追加当事人, changed claim 变更请求, counterclaim joined 反申请合并, transfer 移送.',
});

@DataClass('CLAIM')
@ObjectType({ description: 'One item of what is claimed in an arbitration (仲裁请求事项).' })
export class ArbitrationClaimItem {
  @Field(() => ID) id!: string;
  @Field(() => claimKinds) kind!: ClaimKind;
  @Field(() => MoneyScalar, { nullable: true, description: 'Sum claimed (请求金额); null where none is.' })
  amount!: number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day it is for (起始日期).' })
  from!: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day it is for (截止日期).' })
  until!: string | null;
  @Field(() => String, { nullable: true, description: 'The claim in words (请求内容).' })
  text!: string | null;
}

@InputType({ description: 'One item of what is claimed, as the applicant states it (仲裁请求事项).' })
export class ArbitrationClaimItemInput {
  @Field(() => claimKinds) kind!: ClaimKind;
  @Field(() => MoneyScalar, { nullable: true, description: 'Needed for a claim of money (请求金额).' })
  amount?: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) from?: string | null;
  @Field(() => LocalDateScalar, { nullable: true }) until?: string | null;
  @Field(() => String, { nullable: true, description: 'The claim in words (请求内容).' }) text?:
    string | null;
}

@DataClass('AGREEMENT')
@ObjectType({ description: 'A party has signed for the statement of an arbitration (调解书签收).' })
export class ArbitrationStatementReceipt {
  @Field(() => ID) partyId!: string;
  @Field(() => LocalDateScalar) on!: string;
}

@DataClass('AGREEMENT')
@ObjectType({ description: 'The statement of what the parties agreed in an arbitration (仲裁调解书).' })
export class ArbitrationStatement {
  @Field(() => String, { description: 'Number (文号).' }) number!: string;
  @Field(() => LocalDateScalar) madeOn!: string;
  @Field(() => String, { description: 'What was agreed (协议内容).' }) terms!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Sum to be paid; null where none is.' })
  amount!: number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day for performance (履行期限).' })
  performBy!: string | null;
  @Field(() => [ArbitrationStatementReceipt]) signatures!: ArbitrationStatementReceipt[];
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day the last party signed for it (生效日期); null until then.',
  })
  effectiveOn!: string | null;
}

@InputType({ description: 'The mediators to whom a suggested mediation goes (建议调解移送).' })
export class SuggestedMediationInput {
  @Field(() => ID, { description: 'The arbitration.' }) id!: string;
  @Field(() => ID, { description: 'Organisation code of the mediators (调解组织).' }) to!: string;
  @Field(() => [String], { description: 'Materials that go along (移送材料).' }) materials!: string[];
}

@InputType({ description: 'A tribunal as it is formed and told (组庭通知).' })
export class TribunalInput {
  @Field(() => ID, { description: 'The arbitration.' }) id!: string;
  @Field(() => [String], { description: 'One or three, the presiding arbitrator first (仲裁员).' })
  arbitrators!: string[];
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The hearing where it is told at once (开庭日期); needed in a collective dispute.',
  })
  hearingOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the hearing is (开庭地点).' })
  hearingPlace?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Until when evidence is handed in (举证期限).',
  })
  evidenceBy?: string | null;
}

@InputType({ description: 'Why the time for the award begins anew, and what changes (重新起算).' })
export class AwardRestartInput {
  @Field(() => ID, { description: 'The arbitration.' }) id!: string;
  @Field(() => restartCauses) cause!: RestartCause;
  @Field(() => PartyInput, { nullable: true, description: 'Who joins; needed for an added party.' })
  party?: PartyInput | null;
  @Field(() => [ArbitrationClaimItemInput], {
    nullable: true,
    description: 'Every claim as it stands now for a changed claim; the further claims for a counterclaim.',
  })
  claimItems?: ArbitrationClaimItemInput[] | null;
}

@InputType({ description: 'A statement of what the parties agreed, as it is made (制作仲裁调解书).' })
export class ArbitrationStatementInput {
  @Field(() => ID, { description: 'The arbitration.' }) id!: string;
  @Field(() => String, { description: 'For example 鲁枣市中劳人仲调字〔2025〕第3号.' }) number!: string;
  @Field(() => String, { description: 'What was agreed, word for word (协议内容).' }) terms!: string;
  @Field(() => MoneyScalar, { nullable: true }) amount?: number | null;
  @Field(() => LocalDateScalar, { nullable: true }) performBy?: string | null;
}
