import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import type { DelegationEntity } from './delegation.entity.js';

@DataClass('STAFF')
@Directive('@shareable')
@ObjectType({
  description:
    'Work delegated to a colleague of the same organisation for some days (代办); revocable at once.',
})
export class Delegation {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: 'Staff id of who delegates (委托人).' }) principalId!: string;
  @Field(() => String, { description: 'Name of who delegates (委托人姓名).' }) principalName!: string;
  @Field(() => ID, { description: 'Staff id of who acts in their place (代办人).' }) delegateId!: string;
  @Field(() => [String], {
    description:
      'Roles of the principal that were delegated (岗位); the delegate uses those held in person too.',
  })
  roles!: string[];
  @Field(() => LocalDateScalar, { description: 'First day (开始日期).' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last day (结束日期).' }) until!: LocalDate;
  @Field(() => String, { description: 'Why (原因).' }) reason!: string;
  @Field(() => InstantScalar) madeAt!: Date;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Null while it has not been revoked (撤销时间).',
  })
  revokedAt!: Date | null;
  @Field(() => Boolean, { description: 'Whether the delegate may act under it today (有效).' })
  inForce!: boolean;
}

@InputType({ description: 'Work as it is delegated (委托代办).' })
export class DelegateWorkInput {
  @Field(() => ID, { description: 'Staff id of a colleague of the same organisation (代办人).' })
  delegateId!: string;
  @Field(() => LocalDateScalar, { description: 'First day (开始日期).' }) from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last day, 90 days at most (结束日期).' }) until!: LocalDate;
  @Field(() => String, { description: 'Why (原因).' }) reason!: string;
}

export function presentDelegation(row: DelegationEntity, today: LocalDate): Delegation {
  const { id, principalId, principalName, delegateId, principalRoles, reason, madeAt, revokedAt } = row;
  const days = { from: row.from as LocalDate, until: row.until as LocalDate };
  const inForce = revokedAt === null && days.from <= today && today <= days.until;
  return {
    ...{ id, principalId, principalName, delegateId, roles: principalRoles, ...days, reason },
    ...{ madeAt, revokedAt, inForce },
  };
}
