import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type {
  ConfirmationObjectionEntity,
  ConfirmationObjector,
  ConfirmationRemedy,
} from './confirmation-objection.entity.js';
import type { ConfirmationServiceEntity } from './confirmation-service.entity.js';

export const confirmationObjectors = { PARTY: 'PARTY', THIRD_PARTY: 'THIRD_PARTY' } as const;
registerEnumType(confirmationObjectors, {
  name: 'ConfirmationObjector',
  description: 'A party (当事人) or a third party with an interest (利害关系人).',
});

export const confirmationRemedies = { REVOKED: 'REVOKED', AMENDED: 'AMENDED' } as const;
registerEnumType(confirmationRemedies, {
  name: 'ConfirmationRemedy',
  description: 'The ruling is revoked (撤销原裁定), or another takes its place (改变原裁定).',
});

@DataClass('HEADER')
@ObjectType({ description: 'A ruling of validity has reached a party (确认裁定送达).' })
export class ConfirmationService {
  @Field(() => ID) id!: string;
  @Field(() => ID) partyId!: string;
  @Field(() => LocalDateScalar, { description: 'When it was received (收到日期).' }) receivedOn!: string;
}

@ObjectType({ description: 'An objection to a ruling of validity (对确认裁定的异议).' })
export class ConfirmationObjection {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('HEADER')
  @Field(() => confirmationObjectors)
  objector!: ConfirmationObjector;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    description: 'The day the time to object runs from: receipt, or knowledge (起算日).',
  })
  countedFrom!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When it was filed (提出日期).' })
  filedOn!: string;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'Why (异议理由).' })
  reasons!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { nullable: true, description: 'Null until decided (异议是否成立).' })
  upheld!: boolean | null;
  @DataClass('HEADER')
  @Field(() => confirmationRemedies, {
    nullable: true,
    description: 'What became of the ruling (撤销或者改变); null unless upheld.',
  })
  remedy!: ConfirmationRemedy | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null until decided (处理日期).' })
  decidedOn!: string | null;
  @DataClass('GROUNDS')
  @Field(() => String, { nullable: true, description: 'The new ruling, or why it was dismissed (处理结果).' })
  decisionText!: string | null;
}

@InputType({ description: 'An objection to a ruling of validity, by a party or a third party (异议).' })
export class ConfirmationObjectionInput {
  @Field(() => ID) confirmationId!: string;
  @Field(() => ID, { nullable: true, description: 'The party that objects; left out for a third party.' })
  partyId?: string | null;
  @Field(() => String, { nullable: true, description: 'Name of a third party (利害关系人).' })
  thirdParty?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When the third party knew or should have known (知道或者应当知道之日).',
  })
  knewOn?: string | null;
  @Field(() => String, { description: 'Why (异议理由).' }) reasons!: string;
}

export function presentService({ id, partyId, receivedOn }: ConfirmationServiceEntity): ConfirmationService {
  return { id, partyId, receivedOn };
}

export function presentConfirmationObjection(row: ConfirmationObjectionEntity): ConfirmationObjection {
  const { id, objector, countedFrom, filedOn, reasons, upheld, remedy, decidedOn, decisionText } = row;
  return { id, objector, countedFrom, filedOn, reasons, upheld, remedy, decidedOn, decisionText };
}
