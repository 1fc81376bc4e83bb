import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { ConfirmationInquiryKind } from './judicial-confirmation.entity.js';

export const confirmationInquiryKinds = { PROOF: 'PROOF', APPEARANCE: 'APPEARANCE' } as const;
registerEnumType(confirmationInquiryKinds, {
  name: 'ConfirmationInquiryKind',
  description:
    'Statements or proof to be added (补充陈述、证明材料), or coming together to be heard (到场核实).',
});

@ObjectType({ description: 'What an application for confirmation lacked (司法确认补正通知).' })
export class ConfirmationDefect {
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What is missing, told once (需要补正的内容).' })
  missing!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When the parties were told (通知日期).' })
  noticedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Last day to hand it in, set by the court (补正期限).' })
  completeBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until it is complete (补齐日期).' })
  completedOn!: string | null;
}

@ObjectType({ description: 'What the court asked of the parties in its review (限期补充、到场核实).' })
export class ConfirmationInquiry {
  @DataClass('HEADER')
  @Field(() => confirmationInquiryKinds)
  kind!: ConfirmationInquiryKind;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'What is asked (要求的内容).' })
  text!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was asked (要求日期).' })
  askedOn!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'Last day to answer, or to come, set by the court (期限).' })
  answerBy!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until the parties have (完成日期).' })
  answeredOn!: string | null;
}
