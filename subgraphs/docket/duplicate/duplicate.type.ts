import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { DocketOrganisation } from '../part/docket-part.type.js';
import { type DuplicateReason, duplicateReasons } from './duplicate.entity.js';
import { duplicateMachine, type DuplicateState } from './duplicate.state.js';

export const duplicateStates = statesOf(duplicateMachine);
registerEnumType(duplicateStates, {
  name: 'DocketDuplicateState',
  description:
    'Proposed to the clerks concerned (待确认), linked (已关联), refused (已排除), or unlinked again (已解除关联).',
});
registerEnumType(duplicateReasons, {
  name: 'DocketDuplicateReason',
  description:
    'Why two cases are not one dispute (排除、解除关联的理由): another period 争议期间不同, another claim 请求事项不同, another employment 不是同一劳动关系, a later procedure of the same dispute 后续程序, an entry was wrong 登记信息有误.',
});

@DataClass('HEADER')
@ObjectType({
  description:
    'One of the two cases (一方登记): its code and who took it in. Nothing else of it is told here.',
})
export class DocketDuplicateSide {
  @Field(() => ID, { description: 'Case code (案件码).' }) code!: string;
  @Field(() => DocketOrganisation, { nullable: true, description: 'Who took it in (登记单位).' })
  organisation!: DocketOrganisation | null;
  @Field(() => Boolean, {
    description: 'Whether it is the first door (首办), which leads where the two are linked.',
  })
  first!: boolean;
}

@DataClass('HEADER')
@ObjectType({
  description:
    'Two cases that may be one dispute taken in at two doors (重复事项), found by keyed hashes alone. Linked or not, each keeps its own clocks and its own duty to answer.',
})
export class DocketDuplicate {
  @Field(() => ID) id!: string;
  @Field(() => duplicateStates) state!: DuplicateState;
  @Field(() => [DocketDuplicateSide], { description: 'The two, the first door first.' })
  sides!: DocketDuplicateSide[];
  @Field(() => Boolean, {
    description:
      'Whether both doors have stated the months in dispute; where not, the year before the case was opened is assumed (推定期间).',
  })
  monthsStated!: boolean;
  @Field(() => InstantScalar, { description: 'When it was found (发现时间).' }) proposedAt!: Date;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When a clerk last decided; null while nobody has.',
  })
  decidedAt!: Date | null;
  @Field(() => DocketOrganisation, {
    nullable: true,
    description: 'Whose clerk decided; null while nobody has.',
  })
  decidedBy!: DocketOrganisation | null;
  @Field(() => duplicateReasons, { nullable: true, description: 'Null unless refused or unlinked.' })
  reason!: DuplicateReason | null;
}
