import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { rosterStates } from '../mediation-organisation/organisation.type.js';
import type { RosterState } from '../mediation-organisation/roster.state.js';
import type { PeoplesMediatorEntity } from './mediator.entity.js';

@DataClass('OPEN')
@ObjectType({ description: 'A people’s mediator (人民调解员) on the roster.' })
export class PeoplesMediator {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, { description: 'Full-time (专职) or part-time (兼职).' }) fullTime!: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'What the mediator is good at (擅长领域); null where none is stated.',
  })
  expertise!: string | null;
  @Field(() => rosterStates) state!: RosterState;
  @Field(() => LocalDateScalar, { description: 'When the mediator was registered (登记日期).' })
  registeredOn!: string;
}

@InputType({ description: 'A people’s mediator as registered (登记).' })
export class RegisterPeoplesMediatorInput {
  @Field(() => ID, { description: 'The committee.' }) organisationId!: string;
  @Field(() => String) name!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Full-time (专职).' }) fullTime!: boolean;
  @Field(() => String, { nullable: true, description: 'What the mediator is good at (擅长领域).' })
  expertise?: string | null;
  @Field(() => IdNumberScalar, {
    nullable: true,
    description: 'For the check of neutrality (特邀调解规定 §16); only its hash is kept.',
  })
  idNumber?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Staff id of a mediator who signs in (工作账号); null for one who does not.',
  })
  staffId?: string | null;
}

export function presentMediator(row: PeoplesMediatorEntity): PeoplesMediator {
  const { id, name, fullTime, expertise, state, registeredOn } = row;
  return { id, name, fullTime, expertise, state, registeredOn };
}
