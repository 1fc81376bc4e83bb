import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { MediationPlanEntity } from './mediation-plan.entity.js';

@Directive('@shareable')
@DataClass('MEDIATION_NOTE')
@ObjectType({
  description:
    'A written plan served on both sides (无异议调解方案), for the mediators of the case alone. It hangs below nothing.',
})
export class MediationPlan {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The plan (调解方案).' }) text!: string;
  @Field(() => LocalDateScalar, { description: 'When it reached both sides (送达日期).' }) servedOn!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When a side objected; null where none did (异议日期).',
  })
  objectedOn!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it came to count as agreed to, nobody having objected (视为达成协议之日).',
  })
  deemedOn!: string | null;
}

@InputType({ description: 'A written plan that reached both sides (无异议调解方案).' })
export class MediationPlanInput {
  @Field(() => ID) mediationId!: string;
  @Field(() => String, { description: 'The plan (调解方案).' }) text!: string;
  @Field(() => String, { description: 'What shows that both sides agreed to this manner (双方同意的凭证).' })
  agreedBy!: string;
  @Field(() => LocalDateScalar, { description: 'The later of the days it reached them (送达日期).' })
  servedOn!: string;
}

export function presentPlan({
  id,
  text,
  servedOn,
  objectedOn,
  deemedOn,
}: MediationPlanEntity): MediationPlan {
  return { id, text, servedOn, objectedOn, deemedOn };
}
