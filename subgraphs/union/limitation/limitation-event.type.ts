import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { localDate, LocalDateScalar } from '#kernel/values/local-date.js';
import {
  type InterruptionKind,
  interruptionKinds,
  type LimitationEventEntity,
} from './limitation-event.entity.js';

registerEnumType(interruptionKinds, {
  name: 'UnionLimitationEventKind',
  description:
    'What interrupts the limitation (时效中断事由): negotiation refused or unanswered 不同意协商或五日未回应, failed 协商不成, settlement not performed 不履行和解协议, mediation refused 不同意调解, consent withdrawn 不愿继续调解, mediation expired 调解期满未达成, agreement not performed 不履行调解协议, complaint 投诉, arbitration applied for 申请仲裁, suit 起诉, payment order applied for 申请支付令, acknowledgement 同意履行义务.',
});

@ObjectType({ description: 'An event that interrupts the limitation of arbitration (仲裁时效中断).' })
export class UnionLimitationEvent {
  @DataClass('HEADER')
  @Field(() => interruptionKinds)
  kind!: InterruptionKind;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'The day of the event, from which it is counted anew.' })
  at!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What proves it (证据).' })
  evidence!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    description: 'Last day to apply for arbitration from here on (仲裁时效届满日).',
  })
  applyBy!: string;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'True when the calendar of that year is not published yet (暂定).' })
  provisional!: boolean;
}

@InputType({ description: 'An event that interrupts the limitation, with what proves it (时效中断证据).' })
export class RecordLimitationEventInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => interruptionKinds) kind!: InterruptionKind;
  @Field(() => LocalDateScalar, { description: 'The day of the event.' }) at!: string;
  @Field(() => String, { description: 'What proves it (证据).' }) evidence!: string;
}

/** The year of arbitration's limitation begins again (调仲法 §27). */
export function presentLimitationEvent({ kind, at, evidence }: LimitationEventEntity): UnionLimitationEvent {
  const { due: applyBy, provisional } = computeDeadline({ rule: 'ARB-1', from: localDate(at) });
  return { kind, at, evidence, applyBy, provisional };
}
