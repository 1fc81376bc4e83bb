import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { claimKinds } from '../arbitration/arbitration-course.type.js';
import type { ClaimKind } from '../arbitration/claim-item.js';
import type { CourtTransferEntity, CourtTransferKind } from './court-transfer.entity.js';
import { courtTransferMachine, type CourtTransferState } from './court-transfer.state.js';

export const courtTransferStates = statesOf(courtTransferMachine);
export const courtTransferKinds: { [K in CourtTransferKind]: K } = {
  ADVANCE_ENFORCEMENT: 'ADVANCE_ENFORCEMENT',
  PRESERVATION: 'PRESERVATION',
};
registerEnumType(courtTransferStates, {
  name: 'CourtTransferState',
  description:
    'How a transfer to the court stands (裁审衔接移送状态): issued 已移送, taken up 已受理, returned 退回, recalled 撤回, ruled 已裁定.',
});
registerEnumType(courtTransferKinds, {
  name: 'CourtTransferKind',
  description:
    'What is passed on to the court: advance enforcement (先予执行移送), preservation of property (财产保全申请转交).',
});

@ObjectType({
  description: 'What the arbitration committee has passed on to the court for enforcement (裁审衔接移送).',
})
export class CourtTransfer {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The arbitration (仲裁案件).' })
  arbitrationId!: string;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The referral that carries it (A15).' })
  referralId!: string;
  @DataClass('HEADER')
  @Field(() => courtTransferKinds)
  kind!: CourtTransferKind;
  @DataClass('HEADER')
  @Field(() => courtTransferStates)
  state!: CourtTransferState;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Number of the letter (移送函文号).' })
  number!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'The award in advance (先予执行裁决书文号); else null.',
  })
  awardNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was served (送达日期); else null.' })
  servedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => [claimKinds], { description: 'For which claims (请求事项).' })
  claimKinds!: ClaimKind[];
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, { nullable: true, description: 'Null where the reader may not see it (金额).' })
  amount!: number | null;
  @DataClass('CLAIM')
  @Field(() => String, { nullable: true, description: 'Known property (财产线索); null where none is told.' })
  property!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it went out (移送日期).' })
  issuedOn!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Code of the return (退回理由); null if not returned.',
  })
  returnReason!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What the court said (法院答复); null until it has.' })
  answerText!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'Number of the ruling (裁定书文号); null until then.' })
  rulingNumber!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'When the court answered (答复日期).' })
  answeredOn!: string | null;
}

@InputType({ description: 'Passes an advance enforcement or a preservation on to the court (裁审衔接移送).' })
export class TransferToCourtInput {
  @Field(() => ID) arbitrationId!: string;
  @Field(() => CreditCodeScalar, { description: 'Organisation code of the court.' }) to!: string;
  @Field(() => courtTransferKinds) kind!: CourtTransferKind;
  @Field(() => String, { description: 'Number of the letter (移送函文号).' }) number!: string;
  @Field(() => [claimKinds], { description: 'For which claims (请求事项).' }) claimKinds!: ClaimKind[];
  @Field(() => MoneyScalar) amount!: number;
  @Field(() => String, {
    nullable: true,
    description: 'The award in advance (先予执行裁决书文号); needed to enforce.',
  })
  awardNumber?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the employer was served with it (送达日期); needed to enforce.',
  })
  servedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Known property (财产线索); needed to preserve.' })
  property?: string | null;
}

export function presentTransfer(row: CourtTransferEntity): CourtTransfer {
  const { id, arbitrationId, referralId, kind, state, number, awardNumber, servedOn, amount } = row;
  const { property, issuedOn, returnReason, answerText, rulingNumber, answeredOn } = row;
  return {
    ...{ id, arbitrationId, referralId, kind, state, number, awardNumber, servedOn, amount },
    ...{ claimKinds: row.claimKinds, property, issuedOn, returnReason, answerText, rulingNumber, answeredOn },
  };
}
