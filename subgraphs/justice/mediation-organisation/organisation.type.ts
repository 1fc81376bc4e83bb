import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { DivisionCodeScalar } from '#kernel/values/division-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { CommitteeKind, MediationOrganisationEntity } from './organisation.entity.js';
import { rosterMachine, type RosterState } from './roster.state.js';

export const rosterStates = statesOf(rosterMachine);
registerEnumType(rosterStates, {
  name: 'PeoplesMediationRosterState',
  description:
    'How a committee or mediator stands on the roster (在册状态): active 在册, suspended 暂停, removed 除名、撤销.',
});
export const committeeKinds: { [K in CommitteeKind]: K } = {
  VILLAGE: 'VILLAGE',
  TOWNSHIP: 'TOWNSHIP',
  ENTERPRISE: 'ENTERPRISE',
  INDUSTRY: 'INDUSTRY',
};
registerEnumType(committeeKinds, {
  name: 'PeoplesMediationCommitteeKind',
  description:
    'Who set the committee up (设立方式): village 村居, township 乡镇街道, enterprise 企业事业单位, industry 行业性专业性.',
});

@DataClass('OPEN')
@ObjectType({
  description:
    'A people’s mediation committee (人民调解委员会) on the bureau’s roster; open to the staff of the linkage.',
})
export class MediationOrganisation {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => committeeKinds) kind!: CommitteeKind;
  @Field(() => DivisionCodeScalar) division!: string;
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: 'Null where the committee has none of its own.',
  })
  creditCode!: string | null;
  @Field(() => rosterStates) state!: RosterState;
  @Field(() => LocalDateScalar, { description: 'When it was registered (登记日期).' }) registeredOn!: string;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'When it was last reported to the court (通报法院日期, 人民调解法 §10); null while it has not been.',
  })
  reportedOn!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A page of people’s mediation committees (人民调解组织名册), by name.' })
export class MediationOrganisationPage {
  @Field(() => [MediationOrganisation]) nodes!: MediationOrganisation[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@InputType({ description: 'A people’s mediation committee as it is registered (登记).' })
export class RegisterOrganisationInput {
  @Field(() => String) name!: string;
  @Field(() => committeeKinds) kind!: CommitteeKind;
  @Field(() => DivisionCodeScalar, {
    nullable: true,
    description: 'Its place; the bureau’s own where none is given.',
  })
  division?: string | null;
  @Field(() => CreditCodeScalar, { nullable: true }) creditCode?: string | null;
}

export function presentOrganisation(row: MediationOrganisationEntity): MediationOrganisation {
  const { id, name, kind, division, creditCode, state, registeredOn, reportedOn } = row;
  return { id, name, kind, division, creditCode, state, registeredOn, reportedOn };
}
