import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { type InterruptionKind, interruptionKinds } from './interruption-kind.js';
import type { LimitationStartKind } from './limitation-start.entity.js';
import type { LimitationStanding } from './standing.js';

export const limitationStartKinds = {
  KNOWN: 'KNOWN',
  EMPLOYMENT_ENDED: 'EMPLOYMENT_ENDED',
} as const satisfies Record<LimitationStartKind, LimitationStartKind>;
registerEnumType(limitationStartKinds, {
  name: 'LimitationStartKind',
  description:
    'From when the limitation runs (时效起算): the party knew or should have known 知道或者应当知道权利被侵害 (调仲法 §27(1)), or wages are owed and the employment ended 拖欠劳动报酬、劳动关系终止 (§27(4)).',
});

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'How the limitation of arbitration stands in a case (仲裁时效).' })
export class Limitation {
  @Field(() => String, { description: 'Rule of schema/law: ARB-1, ARB-1b (期限编号).' }) rule!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day it is counted from (起算日); null while wages are owed and the employment lasts.',
  })
  from!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day to apply for arbitration (仲裁时效届满日); null while no limit runs.',
  })
  applyBy!: string | null;
  @Field(() => Boolean, { description: 'True when the calendar of that year is not published yet (暂定).' })
  provisional!: boolean;
  @Field(() => interruptionKinds, {
    nullable: true,
    description: 'What it was last counted anew from (最近一次中断); null where nothing has interrupted it.',
  })
  interruptedBy!: InterruptionKind | null;
}

@InputType({ description: 'From when the limitation of arbitration runs (时效起算).' })
export class LimitationStartInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => limitationStartKinds) kind!: LimitationStartKind;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Left out while the employment lasts.' })
  from?: string | null;
}

export function presentLimitation({ rule, limit, interruptedBy }: LimitationStanding): Limitation {
  if (!limit) return { rule, from: null, applyBy: null, provisional: false, interruptedBy };
  const { from, due: applyBy, provisional } = limit;
  return { rule, from, applyBy, provisional, interruptedBy };
}
