import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { consentChannels } from '#kernel/consent/consent.type.js';
import type { ConsentChannel } from '#kernel/consent/consent.entity.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { SupportedLitigationEntity } from './support.entity.js';
import { supportMachine, type SupportState } from './support.state.js';

export const supportStates = statesOf(supportMachine);
registerEnumType(supportStates, {
  name: 'SupportedLitigationState',
  description:
    'How the support of a suit stands (支持起诉状态): applied 申请, reviewing 审查, decided 决定支持, declined 不支持, filed 已提交支持起诉书, hearing 开庭, closed 办结, settled 促成和解, withdrawn 撤回.',
});

@ObjectType({
  description:
    'Support of a suit (支持起诉, 民事诉讼法 §15). The claimants stay the parties. Other agencies see nothing while it is weighed.',
})
export class SupportedLitigation {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral that brought it (转介); null where the claimants came themselves.',
  })
  referralId!: string | null;
  @DataClass('HEADER')
  @Field(() => supportStates)
  state!: SupportState;
  @DataClass('HEADER')
  @Field(() => [ID], { description: 'The parties who sue (原告).' })
  claimantPartyIds!: string[];
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'Why they can hardly sue alone (起诉困难情形); null outside the procuratorate.',
  })
  weakPosition!: string | null;
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description: 'What is sued for (诉讼请求); null where the reader may not see it.',
  })
  request!: string | null;
  @DataClass('LEAD')
  @Field(() => String, {
    nullable: true,
    description: 'Facts and reasons (事实与理由); null outside the procuratorate.',
  })
  facts!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was received (申请日期).' })
  appliedOn!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description:
      'Why the suit may be brought without arbitration, of schema/law/direct-suit.yaml (直接起诉情形); null until decided, or after arbitration.',
  })
  directSuitGround!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description:
      'Number of the document with which arbitration has ended (仲裁文号); null until decided, or without one.',
  })
  awardNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the support (文号); null until decided.' })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until decided (决定日期).' })
  decidedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, {
    nullable: true,
    description: 'Reason of the decision (决定理由); null until decided, or where the reader may not see it.',
  })
  decisionReason!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'The court (受诉法院); null until filed.' })
  courtName!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'The court’s number (案号); null until known.' })
  courtNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the claimants themselves sued (原告起诉日期); null until then.',
  })
  suedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the court got the statement of support (提交支持起诉书日期); null until then.',
  })
  filedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of the hearing (开庭日期), once known.' })
  hearingOn!: string | null;
  @DataClass('RESULT')
  @Field(() => String, {
    nullable: true,
    description: 'What came of it (办理结果); null until it ended, or where the reader may not see it.',
  })
  resultText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while it goes on (办结日期).' })
  endedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of supported suits (支持起诉列表), newest first.' })
export class SupportedLitigationPage {
  @Field(() => [SupportedLitigation]) nodes!: SupportedLitigation[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'An application for support at the procuratorate’s own door (支持起诉申请).' })
export class ApplySupportInput {
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' }) cause!: string;
  @Field(() => String, { description: 'List the cause is taken from: 2020 or 2025.' }) causeVersion!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount in dispute (标的额).' }) claim?:
    number | null;
  @Field(() => String, { description: 'Why the claimants can hardly sue alone (起诉困难情形).' })
  weakPosition!: string;
  @Field(() => String, { description: 'What is sued for (诉讼请求).' }) request!: string;
  @Field(() => String, { description: 'Facts and reasons (事实与理由).' }) facts!: string;
  @Field(() => consentChannels, { description: 'How the claimants consented to the support (同意方式).' })
  consentChannel!: ConsentChannel;
  @Field(() => String, { description: 'Where the evidence of it lies (同意凭证).' }) consentEvidence!: string;
  @Field(() => [PartyInput], { description: 'Applicants and the other side (申请人、对方当事人).' })
  parties!: PartyInput[];
}

@InputType({ description: 'An application for support in a case on file (在办案件的支持起诉申请).' })
export class ApplySupportInCaseInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => [ID], { description: 'The parties who sue; the consent of each is on record.' })
  claimantPartyIds!: string[];
  @Field(() => String, { description: 'Why they can hardly sue alone (起诉困难情形).' })
  weakPosition!: string;
  @Field(() => String, { description: 'What is sued for (诉讼请求).' }) request!: string;
  @Field(() => String, { description: 'Facts and reasons (事实与理由).' }) facts!: string;
}

@InputType({ description: 'The decision to support a suit (支持起诉决定).' })
export class DecideSupportInput {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Number of the decision (文号): …检民支〔2025〕1号.' }) number!: string;
  @Field(() => String, {
    nullable: true,
    description: 'A row of schema/law/direct-suit.yaml (直接起诉情形).',
  })
  directSuitGround?: string | null;
  @Field(() => String, { nullable: true, description: 'The document with which arbitration has ended.' })
  awardNumber?: string | null;
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: 'Code of the court of the linkage it goes to.',
  })
  courtCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of another court it goes to.' })
  courtName?: string | null;
  @Field(() => String, { description: 'Reason in words (理由).' }) reason!: string;
}

@InputType({ description: 'The statement of support as it goes to the court (提交支持起诉书).' })
export class FileSupportInput {
  @Field(() => ID) id!: string;
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: 'Code of a court of the linkage; the one named with the decision where none is.',
  })
  courtCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of another court.' }) courtName?: string | null;
  @Field(() => CaseNumberScalar, { nullable: true, description: 'The court’s number, where known (案号).' })
  courtNumber?: string | null;
  @Field(() => LocalDateScalar, { description: 'When the claimants themselves sued (原告起诉日期).' })
  suedOn!: string;
}

export function presentSupport(row: SupportedLitigationEntity): SupportedLitigation {
  const { id, caseCode, referralId, state, claimantPartyIds, weakPosition, request, facts } = row;
  const { appliedOn, directSuitGround, awardNumber, number, decidedOn, decisionReason } = row;
  const { courtName, courtNumber, suedOn, filedOn, hearingOn, resultText, endedOn } = row;
  return {
    ...{ id, caseCode, referralId, state, claimantPartyIds, weakPosition, request, facts },
    ...{ appliedOn, directSuitGround, awardNumber, number, decidedOn, decisionReason },
    ...{ courtName, courtNumber, suedOn, filedOn, hearingOn, resultText, endedOn },
  };
}
