import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';

@DataClass('AGREEMENT')
@Directive('@shareable')
@ObjectType({ description: 'The decision that declared an agreement invalid (确认无效).' })
export class AgreementInvalidity {
  @Field(() => String, { description: 'Which court or arbitration (作出机关).' }) decidedBy!: string;
  @Field(() => String, { description: 'Number of the judgment, ruling or award (文号).' }) number!: string;
  @Field(() => LocalDateScalar, { description: 'When it was decided (作出日期).' }) decidedOn!: string;
  @Field(() => String, { description: 'Why it is invalid (无效理由).' }) reason!: string;
}

@InputType({ description: 'A decision that declares an agreement invalid (确认无效).' })
export class DeclareAgreementInvalidInput {
  @Field(() => ID) agreementId!: string;
  @Field(() => String, { description: 'Which court or arbitration (作出机关).' }) decidedBy!: string;
  @Field(() => String, { description: 'Number of the judgment, ruling or award (文号).' }) number!: string;
  @Field(() => LocalDateScalar, { description: 'When it was decided (作出日期).' }) decidedOn!: string;
  @Field(() => String, { description: 'Why it is invalid (无效理由).' }) reason!: string;
}
