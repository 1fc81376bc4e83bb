import { Directive, Field, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';

@Directive('@shareable')
@ObjectType({ description: 'Materials the receiver of a referral has asked for, once (补正通知).' })
export class ReferralSupplementAsked {
  @DataClass('GROUNDS')
  @Field(() => String, { description: 'Everything that is missing (需要补正的内容).' })
  missing!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was asked for (通知日期).' })
  askedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Last day to hand it in (补正期限); null where none is set.',
  })
  dueOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it was complete (补齐日期); null until then.',
  })
  suppliedOn!: string | null;
}
