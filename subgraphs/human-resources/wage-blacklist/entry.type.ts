import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import type { BlacklistGround, WageBlacklistEntryEntity } from './entry.entity.js';
import { blacklistMachine, type BlacklistState } from './entry.state.js';

export const blacklistStates = statesOf(blacklistMachine);
registerEnumType(blacklistStates, {
  name: 'WageBlacklistState',
  description:
    'How an entry stands (失信名单状态): noticed 拟列入告知, objection 异议, listed 列入, early removed 提前移出, expired 期满移出, revoked 不予列入或撤销.',
});

export const blacklistGrounds: { [G in BlacklistGround]: G } = {
  CRIME_AMOUNT: 'CRIME_AMOUNT',
  INCIDENT: 'INCIDENT',
};
registerEnumType(blacklistGrounds, {
  name: 'WageBlacklistGround',
  description:
    'Why an employer is listed (列入事由, 名单办法 §5): crime amount 达到拒不支付劳动报酬数额标准, incident 引发群体性或极端事件.',
});

@ObjectType({
  description: 'An employer on the list of those that leave wages unpaid (失信名单), from the notice on.',
})
export class WageBlacklistEntry {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'Case code (案件码).' })
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The inspection it comes from (监察案件).' })
  inspectionId!: string;
  @DataClass('HEADER')
  @Field(() => blacklistStates)
  state!: BlacklistState;
  @DataClass('EMPLOYER')
  @Field(() => String, { description: 'Name of the employer (用人单位).' })
  employerName!: string;
  @DataClass('EMPLOYER')
  @Field(() => CreditCodeScalar, { description: 'Its unified social credit code (统一社会信用代码).' })
  employerCode!: string;
  @DataClass('HEADER')
  @Field(() => blacklistGrounds)
  ground!: BlacklistGround;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'The ground in words (列入事由).' })
  groundText!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the notice (告知书文号).' })
  noticeNumber!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When the employer was told (告知日期).' })
  noticedOn!: string;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'What the employer objects (异议); null if nothing.' })
  objection!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When it objected (异议日期).' })
  objectedOn!: string | null;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'What came of verifying the objection (核实情况).' })
  verification!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision (列入决定书文号); null until listed.',
  })
  decisionNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until listed (列入日期).' })
  listedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last of the three years (列入期满日).' })
  listedUntil!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, {
    description: 'The three years are over and nobody has noted it; computed for today (已期满待移出).',
  })
  expired!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the credit platform had it (推送信用平台); null until then.',
  })
  sharedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the employer put it right (改正日期).' })
  rectifiedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'After this day early removal may be applied for (满六个月); null until it is put right.',
  })
  removableAfter!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When early removal was applied for (申请提前移出); null while no application waits.',
  })
  removalAppliedOn!: string | null;
  @DataClass('INSPECTION')
  @Field(() => String, { nullable: true, description: 'Why it was not removed early (不予提前移出的理由).' })
  removalRefusal!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the decision to remove (移出决定书文号).' })
  endNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When it ended (移出日期).' })
  endedOn!: string | null;
  @DataClass('INSPECTION')
  @Field(() => String, {
    nullable: true,
    description: 'Why it was not listed, or revoked (不予列入或撤销的理由).',
  })
  endReason!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of blacklist entries (失信名单列表), earliest open deadline first.' })
export class WageBlacklistPage {
  @Field(() => [WageBlacklistEntry]) nodes!: WageBlacklistEntry[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'Tells an employer that it is to be listed (拟列入告知).' })
export class NoticeBlacklistingInput {
  @Field(() => ID, { description: 'The order to pay that was ignored (逾期未支付的指令书).' })
  orderId!: string;
  @Field(() => String, { description: 'Number of the notice (告知书文号).' }) noticeNumber!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'The mass or extreme incident it led to (群体性、极端事件); null where the amount is the ground.',
  })
  incident?: string | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'The province’s figure (本省数额标准), where the amount lies inside the band of the law.',
  })
  figure?: number | null;
  @Field(() => String, { nullable: true, description: 'Where the province’s figure stands (数额标准依据).' })
  figureSource?: string | null;
}

export function presentEntry(row: WageBlacklistEntryEntity, today: string): WageBlacklistEntry {
  const { id, caseCode, inspectionId, state, employerName, employerCode, ground, groundText } = row;
  const { noticeNumber, noticedOn, objection, objectedOn, verification, decisionNumber, listedOn } = row;
  const { listedUntil, sharedOn, rectifiedOn, removableAfter, removalAppliedOn, removalRefusal } = row;
  const { endNumber, endedOn, endReason } = row;
  return {
    ...{ id, caseCode, inspectionId, state, employerName, employerCode, ground, groundText },
    ...{ noticeNumber, noticedOn, objection, objectedOn, verification, decisionNumber, listedOn },
    ...{ listedUntil, sharedOn, rectifiedOn, removableAfter, removalAppliedOn, removalRefusal },
    ...{ endNumber, endedOn, endReason },
    expired: state === 'LISTED' && listedUntil !== null && today > listedUntil,
  };
}
