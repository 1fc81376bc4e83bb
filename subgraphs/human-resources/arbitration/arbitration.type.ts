import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import {
  ArbitrationClaimItem,
  ArbitrationClaimItemInput,
  ArbitrationStatement,
} from './arbitration-course.type.js';
import type { ArbitrationCaseEntity, RefusalGround } from './arbitration.entity.js';
import { arbitrationMachine, type ArbitrationState } from './arbitration.state.js';

export const arbitrationStates = statesOf(arbitrationMachine);
registerEnumType(arbitrationStates, {
  name: 'ArbitrationState',
  description:
    'How an arbitration stands (仲裁案件状态): filed 收件, defective 补正, accepted 受理, not accepted 不予受理…',
});

export const refusalGrounds: { [G in RefusalGround]: G } = {
  OUT_OF_SCOPE: 'OUT_OF_SCOPE',
  NO_JURISDICTION: 'NO_JURISDICTION',
  NO_CLEAR_CLAIM: 'NO_CLEAR_CLAIM',
  NO_DIRECT_INTEREST: 'NO_DIRECT_INTEREST',
  ALREADY_IN_PROCEDURE: 'ALREADY_IN_PROCEDURE',
};
registerEnumType(refusalGrounds, {
  name: 'ArbitrationRefusalGround',
  description:
    'Why an application is not accepted (不予受理事由, 办案规则 §30, §34): out of scope 不属受理范围, no jurisdiction 无管辖权, no clear claim 请求或事实理由不明确, no direct interest 无直接利害关系, already in procedure 已经仲裁或诉讼.',
});

@ObjectType({ description: 'A labour or personnel arbitration (仲裁案件).' })
export class ArbitrationCase {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => arbitrationStates)
  state!: ArbitrationState;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When the application was received (收件日期).' })
  filedOn!: string;
  @DataClass('HEADER')
  @Field(() => [String], { description: 'What is claimed, item by item (仲裁请求类别).' })
  claimKinds!: string[];
  @DataClass('CLAIM')
  @Field(() => [ArbitrationClaimItem], {
    description:
      'The claims one by one, with sum and period (仲裁请求); empty where the reader may not see them.',
  })
  claimItems!: ArbitrationClaimItem[];
  @DataClass('MATERIAL')
  @Field(() => [String], { description: 'What was handed in with the application (收到材料).' })
  materials!: string[];
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description: 'Evidence and where it comes from (证据和证据来源); null where none is stated.',
  })
  evidence!: string | null;
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description: 'Witnesses, by name and address (证人姓名和住所); null where none is named.',
  })
  witnesses!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description:
      'What the applicant had to complete (补正内容); null when nothing was missing or the reader may not see it.',
  })
  defects!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the committee (仲裁案号); null until accepted.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until accepted (受理日期).' })
  acceptedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => refusalGrounds, {
    nullable: true,
    description: 'Null unless the application was not accepted.',
  })
  refusalGround!: RefusalGround | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description:
      'Reason of a refusal, transfer or withdrawal in words; null while it goes on or where the reader may not see it.',
  })
  endReason!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Ten workers or more (集体劳动人事争议); known once accepted.' })
  collective!: boolean;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'Handled by the simplified procedure (简易处理).' })
  simplified!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When mediation was suggested (调解建议书日期).',
  })
  suggestedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description:
      'Outcome code of the suggested mediation (建议调解的结果); null while it goes on or where none was.',
  })
  suggestionOutcome!: string | null;
  @DataClass('STAFF')
  @Field(() => [String], { description: 'The tribunal, the presiding arbitrator first (仲裁庭).' })
  arbitrators!: string[];
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Null until the tribunal is formed (组庭日期).',
  })
  tribunalFormedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the respondent received the application (送达副本日期); null until then.',
  })
  copyServedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until the defence is in (答辩日期).' })
  defenceReceivedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until the hearing is set (开庭日期).' })
  hearingOn!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Where the hearing is (开庭地点).' })
  hearingPlace!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Until when evidence is handed in (举证期限); null where none was told.',
  })
  evidenceBy!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when it stands still (中止日期); null unless suspended.',
  })
  suspendedOn!: string | null;
  @DataClass('AGREEMENT')
  @Field(() => ArbitrationStatement, {
    nullable: true,
    description:
      'The statement of what the parties agreed (仲裁调解书); null where none is made or not to be seen.',
  })
  statement!: ArbitrationStatement | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was awarded, mediated or not accepted (结案日期).',
  })
  decidedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the papers were filed (归档日期).' })
  archivedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of arbitrations (仲裁案件列表), earliest open deadline first.' })
export class ArbitrationCasePage {
  @Field(() => [ArbitrationCase]) nodes!: ArbitrationCase[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'An application for arbitration as it is received (仲裁申请).' })
export class FileArbitrationInput {
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' }) cause!: string;
  @Field(() => String, { description: 'List the cause is taken from: 2020 or 2025.' }) causeVersion!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount claimed (标的额).' }) claim?:
    number | null;
  @Field(() => String, { nullable: true, description: 'Facts and reasons (事实与理由).' }) facts?:
    string | null;
  @Field(() => [String], { description: 'What is claimed, item by item (仲裁请求类别).' })
  claimKinds!: string[];
  @Field(() => [ArbitrationClaimItemInput], {
    nullable: true,
    description: 'The claims with sum and period (仲裁请求); may be entered later.',
  })
  claimItems?: ArbitrationClaimItemInput[] | null;
  @Field(() => [String], { nullable: true, description: 'What was handed in (收到材料).' })
  materials?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Evidence and where it comes from (证据和证据来源).' })
  evidence?: string | null;
  @Field(() => String, { nullable: true, description: 'Witnesses, by name and address (证人姓名和住所).' })
  witnesses?: string | null;
  @Field(() => [PartyInput], { description: 'Applicant and respondent (申请人、被申请人).' })
  parties!: PartyInput[];
}

export function presentArbitration(row: ArbitrationCaseEntity): ArbitrationCase {
  const { id, caseCode, state, filedOn, claimKinds, claimItems, number, acceptedOn, collective, simplified } =
    row;
  const { refusalGround, defects, endReason, suggestedOn, suggestionOutcome, arbitrators } = row;
  const { tribunalFormedOn, copyServedOn, defenceReceivedOn, hearingOn, hearingPlace, evidenceBy } = row;
  const { statement, decidedOn, archivedOn, materials, evidence, witnesses } = row;
  return {
    ...{ id, caseCode, state, filedOn, claimKinds, claimItems, number, acceptedOn, collective, simplified },
    ...{ refusalGround, defects, endReason, suggestedOn, suggestionOutcome, arbitrators },
    ...{ tribunalFormedOn, copyServedOn, defenceReceivedOn, hearingOn, hearingPlace, evidenceBy },
    ...{ suspendedOn: row.suspension?.on ?? null, statement, decidedOn, archivedOn },
    ...{ materials, evidence, witnesses },
  };
}
