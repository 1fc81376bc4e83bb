import { Field, ID, InputType, Int } from 'type-graphql';
import { ClaimedPeriodInput } from '#kernel/dispute-key/claimed-period.type.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type {
  InspectionDecision,
  InspectionSource,
  PoliceTransferRow,
  ViolationKind,
} from './inspection.entity.js';
import { inspectionDecisions, inspectionSources, violationKinds } from './inspection.type.js';
import type { OrderKind } from './order.entity.js';
import { orderKinds } from './order.type.js';
import { policeDecisions } from './police-transfer.type.js';

@InputType({ description: 'A complaint as the inspectors take it in (投诉、举报).' })
export class FileComplaintInput {
  @Field(() => ID, { nullable: true, description: 'The case it belongs to (案件码); null opens a new one.' })
  caseCode?: string | null;
  @Field(() => String, { defaultValue: 'WAGE_CLAIM', description: 'Cause code of a new case (案由).' })
  cause!: string;
  @Field(() => inspectionSources, { defaultValue: inspectionSources.COMPLAINT }) source!: InspectionSource;
  @Field(() => violationKinds, { defaultValue: violationKinds.WAGE_ARREARS }) violation!: ViolationKind;
  @Field(() => String, { nullable: true, description: 'Who complains (投诉举报人); kept from others.' })
  complainant?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the violation ended (违法行为终了之日); null while it goes on.',
  })
  violationEndedOn?: string | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount owed in all (涉及金额).' })
  claim?: number | null;
  @Field(() => String, { description: 'Facts (投诉事实).' }) facts!: string;
  @Field(() => String, { nullable: true, description: 'The months that are owed (欠薪月份).' })
  unpaidMonths?: string | null;
  @Field(() => [PartyInput], { nullable: true, description: 'Worker and employer, of a new case (当事人).' })
  parties?: PartyInput[] | null;
  @Field(() => [ClaimedPeriodInput], {
    nullable: true,
    description:
      'What is claimed and for which months (争议期间), so that the register finds the same dispute at another door; counted like a look-up.',
  })
  claims?: ClaimedPeriodInput[] | null;
}

@InputType({ description: 'Accepts a complaint (受理投诉).' })
export class AcceptComplaintInput {
  @Field(() => ID) id!: string;
  @Field(() => violationKinds, { nullable: true, description: 'Corrects the kind of violation.' })
  violation?: ViolationKind | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the violation ended, if it did (违法行为终了之日).',
  })
  violationEndedOn?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why it is another matter than an arbitration of the same case (与仲裁不是同一事项的理由).',
  })
  apartFromArbitration?: string | null;
}

@InputType({ description: 'What one worker is to be paid (应付每名劳动者).' })
export class WorkerPaymentInput {
  @Field(() => String, { description: 'Name of the worker (姓名).' }) worker!: string;
  @Field(() => MoneyScalar) amount!: number;
  @Field(() => Int, { description: 'Months of pay it stands for (拖欠月数).' }) months!: number;
}

@InputType({ description: 'An order to put it right by a last day (限期改正指令书).' })
export class OrderRectificationInput {
  @Field(() => ID, { description: 'The inspection (监察案件).' }) id!: string;
  @Field(() => orderKinds) kind!: OrderKind;
  @Field(() => String, { description: 'For example 鲁枣市中人社监令字〔2025〕第3号.' }) number!: string;
  @Field(() => LocalDateScalar, { description: 'Last day to comply (改正期限).' }) lastDay!: string;
  @Field(() => String, { description: 'What is ordered (责令内容).' }) demand!: string;
  @Field(() => String, { nullable: true, description: 'What the bureau has found (违法事实).' })
  facts?: string | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Needed where payment is ordered (责令支付总额).',
  })
  amount?: number | null;
  @Field(() => [WorkerPaymentInput], {
    defaultValue: [],
    description: 'Worker by worker; makes the amount to the fen (各人金额).',
  })
  payments!: WorkerPaymentInput[];
}

@InputType({ description: 'Decides an inspection (处理决定、处罚决定、改正后结案).' })
export class DecideInspectionInput {
  @Field(() => ID) id!: string;
  @Field(() => inspectionDecisions) decision!: InspectionDecision;
  @Field(() => String, { description: 'Number of the decision (决定书文号).' }) number!: string;
  @Field(() => String, { description: 'What is decided (决定内容).' }) text!: string;
  @Field(() => String, { nullable: true, description: 'What the bureau has found (违法事实).' })
  facts?: string | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What is to be paid (应支付的金额); what the open orders come to where left out.',
  })
  amount?: number | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day to comply (履行期限).' })
  performBy?: string | null;
}

@InputType({ description: 'Transfers suspected refusal to pay wages to the police (移送公安).' })
export class ReferToPoliceInput {
  @Field(() => ID, { description: 'The order that was ignored (逾期未支付的指令书).' }) orderId!: string;
  @Field(() => String, { description: 'Number of the transfer (涉嫌犯罪案件移送书文号).' }) number!: string;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'The province’s figure (本省数额标准), where the amount lies inside the band of the law.',
  })
  figure?: number | null;
  @Field(() => String, { nullable: true, description: 'Where the province’s figure stands (数额标准依据).' })
  figureSource?: string | null;
}

@InputType({ description: 'What the police have answered (公安机关答复).' })
export class PoliceDecisionInput {
  @Field(() => ID, { description: 'The inspection (监察案件).' }) id!: string;
  @Field(() => policeDecisions) decision!: NonNullable<PoliceTransferRow['decision']>;
  @Field(() => String, { description: 'Number of their document (公安文书文号).' }) number!: string;
  @Field(() => LocalDateScalar, { description: 'Date on it (决定日期).' }) on!: string;
}
