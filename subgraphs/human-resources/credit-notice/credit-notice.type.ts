import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { CreditAnswer, CreditNoticeEntity, CreditNoticeKind } from './credit-notice.entity.js';

export const creditNoticeKinds: { [K in CreditNoticeKind]: K } = { LISTING: 'LISTING', REMOVAL: 'REMOVAL' };
export const creditAnswers: { [A in CreditAnswer]: A } = { DONE: 'DONE', RETURNED: 'RETURNED' };
registerEnumType(creditNoticeKinds, {
  name: 'CreditNoticeKind',
  description: 'What the credit platform is told (推送事项): listing (列入), removal (移出).',
});
registerEnumType(creditAnswers, {
  name: 'CreditAnswer',
  description: 'What the credit platform answered (平台答复): done (已实施或已解除惩戒), returned (退回).',
});

@ObjectType({ description: 'A decision of the blacklist passed on to the credit platform (推送信用平台).' })
export class CreditNotice {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => creditNoticeKinds)
  kind!: CreditNoticeKind;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the decision (决定书文号); null where the three years ended without one.',
  })
  number!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was passed on (推送日期).' })
  sentOn!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'How it got there, with the receipt (推送方式、回执).' })
  service!: string;
  @DataClass('HEADER')
  @Field(() => creditAnswers, { nullable: true, description: 'Null until the platform has answered.' })
  answer!: CreditAnswer | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Number of the answer (答复文号); null where none is.',
  })
  answerNumber!: string | null;
  @DataClass('INSPECTION')
  @Field(() => String, {
    nullable: true,
    description: 'The restrictions, their end, or why it came back (惩戒措施、解除、退回理由).',
  })
  answerText!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until then (答复日期).' })
  answeredOn!: string | null;
}

@InputType({ description: 'What the credit platform has answered (信用平台答复).' })
export class CreditAnswerInput {
  @Field(() => ID, { description: 'The notice it answers (推送记录).' }) noticeId!: string;
  @Field(() => creditAnswers) answer!: CreditAnswer;
  @Field(() => String, { nullable: true, description: 'Number of the answer (答复文号).' })
  number?: string | null;
  @Field(() => String, { description: 'Restrictions, their end, or why it comes back (措施或理由).' })
  text!: string;
  @Field(() => LocalDateScalar, { description: 'Date of the answer (答复日期).' }) on!: string;
}

export function presentCreditNotice(row: CreditNoticeEntity): CreditNotice {
  const { id, kind, number, sentOn, service, answer, answerNumber, answerText, answeredOn } = row;
  return { id, kind, number, sentOn, service, answer, answerNumber, answerText, answeredOn };
}
