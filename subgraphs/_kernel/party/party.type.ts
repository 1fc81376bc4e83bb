import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { PartyEntity, PartyKind, PartySide } from './party.entity.js';

export const partySides = { APPLICANT: 'APPLICANT', RESPONDENT: 'RESPONDENT' } as const;
export const partyKinds = { PERSON: 'PERSON', EMPLOYER: 'EMPLOYER' } as const;
registerEnumType(partySides, {
  name: 'PartySide',
  description: 'Applicant (申请人、原告) or respondent (被申请人、被告).',
});
registerEnumType(partyKinds, {
  name: 'PartyKind',
  description: 'A natural person (自然人) or an employer (用人单位).',
});

@Directive('@shareable')
@ObjectType({
  description:
    'A party to the case (当事人) as one agency knows it; masked where the reader may not see it in the clear.',
})
export class Party {
  @DataClass('PARTY')
  @Field(() => ID)
  id!: string;
  @DataClass('PARTY')
  @Field(() => partySides)
  side!: PartySide;
  @DataClass('PARTY')
  @Field(() => partyKinds)
  kind!: PartyKind;
  @DataClass('PARTY_NAME')
  @Field(() => String, { description: 'Name (姓名、名称); 测某 where masked.' })
  name!: string;
  @DataClass('PARTY_ID_NUMBER')
  @Field(() => String, {
    nullable: true,
    description: 'Resident identity number (身份证号); masked outside the own cases.',
  })
  idNumber!: string | null;
  @DataClass('PARTY_PHONE')
  @Field(() => String, { nullable: true, description: 'Phone (电话); masked outside the own cases.' })
  phone!: string | null;
  @DataClass('EMPLOYER')
  @Field(() => String, {
    nullable: true,
    description: 'Unified social credit code (统一社会信用代码) of an employer.',
  })
  creditCode!: string | null;
  @DataClass('PARTY_ADDRESS')
  @Field(() => String, {
    nullable: true,
    description: 'Where they live or have their seat (住址、住所地); null where the reader may not see it.',
  })
  address!: string | null;
  @DataClass('EMPLOYER')
  @Field(() => String, {
    nullable: true,
    description: 'Who represents an employer in law (法定代表人、主要负责人); null where not known.',
  })
  legalRepresentative!: string | null;
}

export function presentParty(row: PartyEntity): Party {
  const { id, side, kind, name, idNumber, phone, creditCode, address, legalRepresentative } = row;
  return { id, side, kind, name, idNumber, phone, creditCode, address, legalRepresentative };
}
