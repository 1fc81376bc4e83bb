import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import type { RequestContext } from '#kernel/context.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { DataClass, type DataClassName } from './data-class.js';
import { matrix } from './matrix.js';
import { titleOf } from './usage.js';
import type { UsageRecordEntity } from './usage-record.entity.js';

@Directive('@shareable')
@DataClass('USAGE')
@ObjectType({
  description:
    'A look of another organisation at personal data of the case (谁看过): who, at what, for what reason.',
})
export class UsageRecord {
  @Field(() => ID) id!: string;
  @Field(() => InstantScalar) at!: Date;
  @Field(() => String, { description: 'Staff id of the reader (查看人).' }) readerId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Staff id of whoever read for the reader (代办人); null where the reader did.',
  })
  delegateId!: string | null;
  @Field(() => String, { description: 'Agency of the reader (部门).' }) readerAgency!: string;
  @Field(() => String, { description: 'Organisation of the reader (单位).' }) readerOrganisation!: string;
  @Field(() => String) readerOrganisationName!: string;
  @Field(() => [String], { description: 'What was shown, in words (查看内容).' }) what!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'Reason stated (事由); null where the reader’s organisation works the case itself.',
  })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the reader’s own case (案号).' })
  caseNumber!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day on which it is kept from the person concerned (延后告知); null where it is not.',
  })
  delayedUntil!: string | null;
}

@InputType({ description: 'Why and until when a look is kept from the person concerned (延后告知).' })
export class DelayUsageInput {
  @Field(() => ID, { description: 'The usage record.' }) id!: string;
  @Field(() => LocalDateScalar, { description: 'Last day; at most 180 days after the look.' })
  until!: LocalDate;
  @Field(() => String, { description: 'Law and article, or the decision (依据).' }) ground!: string;
}

export function presentUsage(ctx: RequestContext, row: UsageRecordEntity): UsageRecord {
  const { id, at, readerId, delegateId, readerAgency, readerOrganisation, caseNumber, delayedUntil } = row;
  return {
    ...{ id, at, readerId, delegateId, readerAgency, readerOrganisation, caseNumber, delayedUntil },
    readerOrganisationName: ctx.agency.book.find(readerOrganisation)?.name ?? readerOrganisation,
    what: row.what.split(' ').map((name) => matrix.get(name as DataClassName)?.title ?? name),
    reason: row.reason && titleOf(row.reason),
  };
}
