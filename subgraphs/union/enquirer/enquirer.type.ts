import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { PartyInput } from '#kernel/party/party-input.type.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { MoneyScalar } from '#kernel/values/money.js';
import { PhoneScalar } from '#kernel/values/phone.js';
import type { EnquirerColumns } from './enquirer.entity.js';

@ObjectType({ description: 'Who called or came (来电来访人); shown to whom a party of a case is shown.' })
export class Enquirer {
  @DataClass('PARTY_NAME')
  @Field(() => String, { nullable: true, description: 'Name (姓名); null where none was given.' })
  name!: string | null;
  @DataClass('PARTY_ID_NUMBER')
  @Field(() => String, {
    nullable: true,
    description: 'Resident identity number (身份证号); null where none was given.',
  })
  idNumber!: string | null;
  @DataClass('PARTY_PHONE')
  @Field(() => String, { nullable: true, description: 'Phone (电话); null where none was given.' })
  phone!: string | null;
}

@InputType({ description: 'Who called or came, as far as they say (来电来访人).' })
export class EnquirerInput {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => IdNumberScalar, { nullable: true }) idNumber?: string | null;
  @Field(() => PhoneScalar, { nullable: true }) phone?: string | null;
}

@InputType({ description: 'A call or a visit becomes a case of the union (转为接待登记).' })
export class OpenEnquiryCaseInput {
  @Field(() => ID, { description: 'The ticket or the visit.' }) id!: string;
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' }) cause!: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'Amount claimed (标的额).' }) claim?:
    number | null;
  @Field(() => String, { nullable: true, description: 'What was noted at the call or visit where left out.' })
  facts?: string | null;
  @Field(() => [PartyInput], {
    description: 'The parties (当事人); where no applicant is named, who called or came is the applicant.',
  })
  parties!: PartyInput[];
}

export function presentEnquirer(row: EnquirerColumns): Enquirer | null {
  const { enquirerName: name, enquirerIdNumber: idNumber, enquirerPhone: phone } = row;
  return name === null && idNumber === null && phone === null ? null : { name, idNumber, phone };
}

export function enquirerColumns(input: EnquirerInput | null | undefined): EnquirerColumns {
  return {
    enquirerName: input?.name?.trim() || null,
    enquirerIdNumber: input?.idNumber ?? null,
    enquirerPhone: input?.phone ?? null,
  };
}
