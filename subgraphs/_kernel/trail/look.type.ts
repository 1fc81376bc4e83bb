import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { UsageRecordEntity } from '#kernel/disclosure/usage-record.entity.js';
import { presentUsage } from '#kernel/disclosure/usage.type.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { namesOf } from '#kernel/staff/staff-name.js';

@Directive('@shareable')
@DataClass('USAGE')
@ObjectType({
  description:
    'A look of another organisation at personal data held here (谁看过): who, at which case, and why.',
})
export class Look {
  @Field(() => ID) id!: string;
  @Field(() => InstantScalar) at!: Date;
  @Field(() => String, { description: 'Staff id of the reader (查看人).' }) readerId!: string;
  @Field(() => String, { nullable: true, description: 'What the reader is called; null where unknown.' })
  readerName!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who read in the reader’s place (代办人); null where the reader did.',
  })
  delegateName!: string | null;
  @Field(() => String, { description: 'Agency of the reader (部门).' }) readerAgency!: string;
  @Field(() => String, { description: 'Organisation of the reader (单位).' }) readerOrganisationName!: string;
  @Field(() => [String], { description: 'What was shown, in words (查看内容).' }) what!: string[];
  @Field(() => String, {
    nullable: true,
    description: 'Reason stated (事由); null where the reader’s organisation works the case itself.',
  })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the reader’s own case (案号).' })
  caseNumber!: string | null;
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null for a look that found nothing.' })
  onCase!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day on which it is kept from the person concerned (延后告知); null where it is not.',
  })
  delayedUntil!: string | null;
}

@Directive('@shareable')
@DataClass('USAGE')
@ObjectType({ description: 'A page of looks (谁看过列表), the latest first.' })
export class LookPage {
  @Field(() => [Look]) nodes!: Look[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

export async function presentLooks(ctx: RequestContext, rows: readonly UsageRecordEntity[]): Promise<Look[]> {
  const people = rows.flatMap((row) => [row.readerId, ...(row.delegateId ? [row.delegateId] : [])]);
  const nameOf = await namesOf(ctx, people);
  return rows.map((row) => {
    const { delegateId, readerOrganisation, ...shown } = presentUsage(ctx, row);
    return {
      ...shown,
      onCase: row.caseCode,
      readerName: nameOf(row.readerId, readerOrganisation),
      delegateName: nameOf(delegateId, readerOrganisation) ?? delegateId,
    };
  });
}
