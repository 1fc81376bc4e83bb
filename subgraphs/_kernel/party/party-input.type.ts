import { Field, InputType } from 'type-graphql';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { PhoneScalar } from '#kernel/values/phone.js';
import type { PartyKind, PartySide } from './party.entity.js';
import { partyKinds, partySides } from './party.type.js';

@InputType({ description: 'A party as the person at the door gives it (当事人信息).' })
export class PartyInput {
  @Field(() => partySides) side!: PartySide;
  @Field(() => partyKinds) kind!: PartyKind;
  @Field(() => String, { description: 'Name (姓名、名称).' }) name!: string;
  @Field(() => IdNumberScalar, {
    nullable: true,
    description: 'Resident identity number of a person (身份证号).',
  })
  idNumber?: string | null;
  @Field(() => PhoneScalar, { nullable: true }) phone?: string | null;
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: 'Unified social credit code of an employer (统一社会信用代码).',
  })
  creditCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Where they live or have their seat (住址、住所地).' })
  address?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who represents an employer in law (法定代表人、主要负责人).',
  })
  legalRepresentative?: string | null;
}
