import { Directive, Field, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { Duty } from './duty.js';

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'A duty of the law without a figure of days (法定责任): at once, in time, or on a condition.',
})
export class StatutoryDuty {
  @Field(() => String, { description: 'Rule of schema/law: PRO-2, INS-7… (期限编号).' }) rule!: string;
  @Field(() => String, { description: 'The event and what is due (起算事由).' }) trigger!: string;
  @Field(() => String, { description: 'Law and article (依据).' }) source!: string;
  @Field(() => String, { nullable: true, description: 'What the text says instead of a figure (原文).' })
  text!: string | null;
  @Field(() => String, { nullable: true, description: 'What follows where it is not done (逾期后果).' })
  onLapse!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Place whose rule it is; null for national law (地区).',
  })
  place!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when it is owed; null for a condition (起算日).',
  })
  since!: string | null;
}

export function presentDuty(duty: Duty, since: string | null): StatutoryDuty {
  return { ...duty, since };
}
