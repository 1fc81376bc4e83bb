import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { computeDeadline } from '#kernel/clock/compute-deadline.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { localDate, LocalDateScalar } from '#kernel/values/local-date.js';
import type { LimitationEventEntity, NegotiationInterruption } from './limitation-event.entity.js';

const interruptionKinds: { [K in NegotiationInterruption]: K } = {
  NEGOTIATION_REFUSED: 'NEGOTIATION_REFUSED',
  NEGOTIATION_FAILED: 'NEGOTIATION_FAILED',
  SETTLEMENT_NOT_PERFORMED: 'SETTLEMENT_NOT_PERFORMED',
  ACKNOWLEDGEMENT: 'ACKNOWLEDGEMENT',
};
registerEnumType(interruptionKinds, {
  name: 'UnionLimitationEventKind',
  description:
    'What interrupts the limitation (时效中断事由): negotiation refused or unanswered 不同意协商或五日未回应, failed 协商不成, settlement not performed 不履行和解协议, acknowledgement 同意履行义务.',
});

@ObjectType({ description: 'An event that interrupts the limitation of arbitration (仲裁时效中断).' })
export class UnionLimitationEvent {
  @DataClass('HEADER')
  @Field(() => interruptionKinds)
  kind!: NegotiationInterruption;
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

/** The year of arbitration's limitation begins again (调仲法 §27). */
export function presentLimitationEvent({ kind, at, evidence }: LimitationEventEntity): UnionLimitationEvent {
  const { due: applyBy, provisional } = computeDeadline({ rule: 'ARB-1', from: localDate(at) });
  return { kind, at, evidence, applyBy, provisional };
}
