import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Deadline } from '#kernel/deadline/deadline.type.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { RegisteredLimitEntity } from './registered-limit.entity.js';

@Directive('@shareable')
@ObjectType({
  description:
    'A limit of the law that runs from an event a person has put on record (期限登记): a contract that ended, a ruling that was received.',
})
export class RegisteredLimit {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Rule of schema/law: TRN-1, CRT-6… (期限编号).' })
  rule!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Which case of the rule; null where it has one (情形).',
  })
  variant!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'The day of the event (起算日).' })
  eventOn!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Who has to act (义务人).' })
  boundParty!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What proves the event (证据).' })
  evidence!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was done; null until then (完成日).',
  })
  doneOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What was done (完成情况); null until then.' })
  doneText!: string | null;
  @DataClass('HEADER')
  @Field(() => [Deadline], { description: 'How it is counted (期限).' })
  deadlines!: Deadline[];
}

@InputType({ description: 'An event from which a limit of the law runs (期限登记).' })
export class RegisterLimitInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => String, { description: 'Rule of schema/law (期限编号).' }) rule!: string;
  @Field(() => String, { nullable: true, description: 'Which case of the rule (情形).' })
  variant?: string | null;
  @Field(() => LocalDateScalar, { description: 'The day of the event (起算日).' }) eventOn!: string;
  @Field(() => String, { description: 'Who has to act (义务人).' }) boundParty!: string;
  @Field(() => String, { description: 'What proves the event (证据).' }) evidence!: string;
}

export function presentLimit(row: RegisteredLimitEntity, deadlines: Deadline[]): RegisteredLimit {
  const { id, rule, variant, eventOn, boundParty, evidence, doneOn, doneText } = row;
  return { id, rule, variant, eventOn, boundParty, evidence, doneOn, doneText, deadlines };
}
