import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { claimKinds } from '../arbitration/arbitration-course.type.js';
import type { ClaimKind } from '../arbitration/claim-item.js';
import type {
  ArbitralAwardEntity,
  AwardItem as AwardItemRow,
  AwardReceiver,
  AwardServiceEntity,
  AwardShare,
  ServiceManner,
} from './award.entity.js';
import { type Finality, smallClaimLimit } from './award-split.js';
import { awardMachine, type AwardState } from './award.state.js';

export const awardStates = statesOf(awardMachine);
registerEnumType(awardStates, {
  name: 'ArbitralAwardState',
  description: 'How an award stands (裁决书状态): made 作出, sued on 已起诉, in force 生效, annulled 被撤销.',
});
export const finalities: { [F in Finality]: F } = { FINAL: 'FINAL', NON_FINAL: 'NON_FINAL' };
registerEnumType(finalities, {
  name: 'AwardFinality',
  description: 'Final (终局裁决) or not (非终局裁决); decided item by item (调解仲裁法 §47).',
});
export const awardReceivers: { [R in AwardReceiver]: R } = { WORKER: 'WORKER', EMPLOYER: 'EMPLOYER' };
registerEnumType(awardReceivers, {
  name: 'AwardReceiver',
  description: 'Who received an award: worker (劳动者) or employer (用人单位).',
});
export const serviceManners: { [M in ServiceManner]: M } = {
  SIGNED: 'SIGNED',
  ELECTRONIC: 'ELECTRONIC',
  LEFT_ON_RECORD: 'LEFT_ON_RECORD',
  PUBLIC_NOTICE: 'PUBLIC_NOTICE',
};
registerEnumType(serviceManners, {
  name: 'AwardServiceManner',
  description:
    'How an award was served (送达方式): signed for 签收, electronic 电子送达, left or posted with photo or video 留置、张贴并拍照录像 (counts after three working days), public notice 公告.',
});

@DataClass('ADJUDICATION')
@ObjectType({ description: 'What was decided on one claim (裁决事项).' })
export class AwardItem {
  @Field(() => ID) claimItemId!: string;
  @Field(() => claimKinds) kind!: ClaimKind;
  @Field(() => MoneyScalar, { nullable: true, description: 'Sum claimed (请求金额).' })
  claimed!: number | null;
  @Field(() => Boolean, { description: 'Whether the claim was granted, in whole or in part (支持).' })
  granted!: boolean;
  @Field(() => MoneyScalar, { nullable: true, description: 'Sum awarded (裁决金额); null where none is.' })
  awarded!: number | null;
  @Field(() => String, { description: 'The decision in words (裁决内容).' }) text!: string;
}

@DataClass('ADJUDICATION')
@ObjectType('AwardShare', { description: 'What of an award is one worker’s (各人裁决金额).' })
export class AwardShareLine {
  @Field(() => ID) partyId!: string;
  @Field(() => MoneyScalar) amount!: number;
}

@InputType({ description: 'What of an award is one worker’s (各人裁决金额).' })
export class AwardShareInput {
  @Field(() => ID) partyId!: string;
  @Field(() => MoneyScalar) amount!: number;
}

@ObjectType({
  description: 'One document of an arbitral award (仲裁裁决书): its final items, or the others.',
})
export class ArbitralAward {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The arbitration (仲裁案件).' })
  arbitrationId!: string;
  @DataClass('HEADER')
  @Field(() => awardStates)
  state!: AwardState;
  @DataClass('HEADER')
  @Field(() => finalities)
  finality!: Finality;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number (裁决书文号).' })
  number!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was made (作出日期).' })
  madeOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'Since when it is in force (生效日期): a final one from the day it was made unless sued on or annulled, the other when nobody sued in time; null until then.',
  })
  inForceOn!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => [AwardItem], {
    description: 'Item by item (裁决事项); empty where the reader may not see them.',
  })
  items!: AwardItemRow[];
  @DataClass('ADJUDICATION')
  @Field(() => String, {
    nullable: true,
    description: 'What the tribunal found (争议事实); null where not written or not to be seen.',
  })
  facts!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => String, {
    nullable: true,
    description: 'Why it decided so (裁决理由); null where not written or not to be seen.',
  })
  reasons!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => [AwardShareLine], {
    description: 'What of it is whose (各人裁决金额); empty until it is noted, and where not to be seen.',
  })
  shares!: AwardShare[];
  @DataClass('ADJUDICATION')
  @Field(() => MoneyScalar, {
    nullable: true,
    description:
      'Monthly minimum wage the items were measured by (月最低工资标准); null where not to be seen.',
  })
  minimumWage!: number | null;
  @DataClass('ADJUDICATION')
  @Field(() => String, { nullable: true, description: 'The place it holds for (适用地).' })
  minimumWagePlace!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => String, { nullable: true, description: 'Where it is published (公布文件).' })
  minimumWageSource!: string | null;
  @DataClass('ADJUDICATION')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Twelve of them: the limit of a small claim (小额标准).',
  })
  smallClaimLimit!: number | null;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    description: 'Whether an application to annul it is pending or was decided (申请撤销).',
  })
  annulmentApplied!: boolean;
}

@DataClass('HEADER')
@ObjectType({
  description: 'The service of an award on one party (送达回证); the party’s own time begins with it.',
})
export class AwardService {
  @Field(() => ID) id!: string;
  @Field(() => ID) partyId!: string;
  @Field(() => awardReceivers) receiver!: AwardReceiver;
  @Field(() => serviceManners) manner!: ServiceManner;
  @Field(() => LocalDateScalar, { description: 'The day on the proof of service.' }) servedOn!: string;
  @Field(() => LocalDateScalar, { description: 'The day it counts as received (视为送达日期).' })
  receivedOn!: string;
}

@InputType({ description: 'The decision on one claim (裁决事项).' })
export class AwardDecisionInput {
  @Field(() => ID) claimItemId!: string;
  @Field(() => Boolean) granted!: boolean;
  @Field(() => MoneyScalar, { nullable: true, description: 'Needed for a granted claim of money.' })
  amount?: number | null;
  @Field(() => String) text!: string;
}

@InputType({ description: 'An award as it is made: every claim decided once (制作裁决书).' })
export class MakeAwardInput {
  @Field(() => ID) arbitrationId!: string;
  @Field(() => [AwardDecisionInput]) decisions!: AwardDecisionInput[];
  @Field(() => MoneyScalar, { description: 'Monthly minimum wage of the place (当地月最低工资标准).' })
  minimumWage!: number;
  @Field(() => String, { description: 'The place it holds for (适用地).' }) minimumWagePlace!: string;
  @Field(() => String, { description: 'The notice that publishes it (公布文件).' })
  minimumWageSource!: string;
  @Field(() => String, { nullable: true, description: 'Number of the final document, where one is made.' })
  finalNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the other document, where one is made.' })
  nonFinalNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'What the tribunal found (争议事实).' })
  facts?: string | null;
  @Field(() => String, { nullable: true, description: 'Why it decides so (裁决理由).' })
  reasons?: string | null;
}

@InputType({ description: 'The service of an award’s documents on a party (送达裁决书).' })
export class ServeAwardInput {
  @Field(() => ID) arbitrationId!: string;
  @Field(() => ID) partyId!: string;
  @Field(() => serviceManners) manner!: ServiceManner;
  @Field(() => LocalDateScalar, { description: 'The day on the proof of service (送达回证日期).' })
  on!: string;
  @Field(() => String, { description: 'Where the proof lies (送达凭证).' }) evidence!: string;
}

export function presentAward(row: ArbitralAwardEntity): ArbitralAward {
  const { id, caseCode, arbitrationId, state, finality, number, madeOn, items, annulment } = row;
  const { minimumWage, minimumWagePlace, minimumWageSource, facts, reasons } = row;
  const sinceMade = finality === 'FINAL' && state === 'MADE' ? madeOn : null;
  return {
    ...{ id, caseCode, arbitrationId, state, finality, number, madeOn, items, facts, reasons },
    shares: row.shares,
    ...{ minimumWage, minimumWagePlace, minimumWageSource, smallClaimLimit: smallClaimLimit(minimumWage) },
    ...{ inForceOn: row.inForceOn ?? sinceMade, annulmentApplied: annulment !== null },
  };
}

export function presentService(row: AwardServiceEntity): AwardService {
  const { id, partyId, receiver, manner, servedOn, receivedOn } = row;
  return { id, partyId, receiver, manner, servedOn, receivedOn };
}
