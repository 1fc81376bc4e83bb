import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type LocalDate, localDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { applyBy } from './apply-by.js';
import { type InterruptionKind, interruptionKinds } from './interruption-kind.js';
import type { LimitationEventEntity } from './limitation-event.entity.js';
import type { LimitationSuspensionEntity, SuspensionGround } from './limitation-suspension.entity.js';

registerEnumType(interruptionKinds, {
  name: 'LimitationEventKind',
  description:
    'What interrupts the limitation (时效中断事由): negotiation refused or unanswered 不同意协商或五日未回应, failed 协商不成, settlement not performed 不履行和解协议, mediation refused 不同意调解, consent withdrawn 不愿继续调解, mediation without an agreement in its time 调解期限内未达成协议, agreement not performed 不履行调解协议, complaint 投诉, arbitration applied for 申请仲裁, suit 起诉, payment order applied for 申请支付令, acknowledgement 同意履行义务.',
});

export const suspensionGrounds = {
  FORCE_MAJEURE: 'FORCE_MAJEURE',
  NO_REPRESENTATIVE: 'NO_REPRESENTATIVE',
  OTHER: 'OTHER',
} as const satisfies Record<SuspensionGround, SuspensionGround>;
registerEnumType(suspensionGrounds, {
  name: 'LimitationSuspensionGround',
  description:
    'Why nobody could apply for arbitration (时效中止事由): force majeure 不可抗力, no representative of a person without capacity 法定代理人未确定, another good reason 其他正当理由.',
});

@Directive('@shareable')
@ObjectType({
  description: 'An event that interrupts the limitation of arbitration (仲裁时效中断), with what proves it.',
})
export class LimitationEvent {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => interruptionKinds)
  kind!: InterruptionKind;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'The day of the event, from which the year is counted anew.' })
  at!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was put on record (登记日期).' })
  recordedOn!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What proves it (证据).' })
  evidence!: string | null;
  @DataClass('MATERIAL')
  @Field(() => ID, {
    nullable: true,
    description: 'The file of the case that proves it (证据文件); null where none is added.',
  })
  evidenceDocument!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    description:
      'Last day to apply for arbitration from here on (仲裁时效届满日); wages owed while employment lasts know no such day (调仲法 §27(4)).',
  })
  applyBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The same before it moves off a rest day (顺延前).',
  })
  rawEnd!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'True when the calendar of that year is not published yet (暂定).' })
  provisional!: boolean;
}

@Directive('@shareable')
@ObjectType({
  description: 'A time in which nobody could apply for arbitration (仲裁时效中止); its days do not count.',
})
export class LimitationSuspension {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('GROUNDS')
  @Field(() => suspensionGrounds, { nullable: true })
  ground!: SuspensionGround | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  from!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day its ground fell away (中止原因消除之日); null while it lasts.',
  })
  until!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What proves it (证据).' })
  evidence!: string | null;
}

@InputType({ description: 'An event that interrupts the limitation, with what proves it (时效中断证据).' })
export class LimitationEventInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => interruptionKinds) kind!: InterruptionKind;
  @Field(() => LocalDateScalar, { description: 'The day of the event.' }) at!: string;
  @Field(() => String, { description: 'What proves it (证据).' }) evidence!: string;
  @Field(() => ID, { nullable: true, description: 'The file of the case that proves it (证据文件).' })
  evidenceDocument?: string | null;
}

@InputType({ description: 'A suspension of the limitation, with what proves it (时效中止证据).' })
export class LimitationSuspensionInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => suspensionGrounds) ground!: SuspensionGround;
  @Field(() => LocalDateScalar) from!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Left out while it lasts.' })
  until?: string | null;
  @Field(() => String, { description: 'What proves it (证据).' }) evidence!: string;
}

/** An event with the year that begins with it (ARB-1), without the days of the suspensions of its case. */
export function presentLimitationEvent(
  { id, kind, at, recordedOn, evidence, evidenceDocument }: LimitationEventEntity,
  suspensions: readonly LimitationSuspensionEntity[],
  today: LocalDate,
): LimitationEvent {
  const { due, rawEnd, provisional } = applyBy(localDate(at), suspensions, today);
  return { id, kind, at, recordedOn, evidence, evidenceDocument, applyBy: due, rawEnd, provisional };
}

export function presentSuspension(row: LimitationSuspensionEntity): LimitationSuspension {
  const { id, ground, from, until, evidence } = row;
  return { id, ground, from, until, evidence };
}
