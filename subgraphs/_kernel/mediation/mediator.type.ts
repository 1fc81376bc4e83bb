import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CreditCodeScalar } from '#kernel/values/credit-code.js';
import { IdNumberScalar } from '#kernel/values/id-number.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { EngagementRole, MediatorEntity } from './mediator.entity.js';
import { describeFinding, type NeutralityFinding as Finding } from './neutrality.js';

export const engagementRoles = {
  AGENT: 'AGENT',
  ADVISER: 'ADVISER',
  RELATIVE: 'RELATIVE',
  WITNESS: 'WITNESS',
  APPRAISER: 'APPRAISER',
  ASSESSOR: 'ASSESSOR',
  EMPLOYEE: 'EMPLOYEE',
} as const satisfies Record<EngagementRole, EngagementRole>;
registerEnumType(engagementRoles, {
  name: 'EngagementRole',
  description:
    'What ties a mediator to somebody: agent (代理人), adviser (法律顾问、咨询律师), relative (近亲属), witness (证人), appraiser (鉴定人), assessor (人民陪审员), employee (工作人员).',
});

@Directive('@shareable')
@DataClass('STAFF')
@ObjectType({ description: 'A person on the organisation’s roster of mediators (调解员名册).' })
export class Mediator {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Staff id of the mediator who signs in (工作账号); null for one who does not.',
  })
  staffId!: string | null;
  @Field(() => Boolean, { description: 'False once taken off the roster (停用).' }) active!: boolean;
}

@Directive('@shareable')
@DataClass('WORK_NOTE')
@ObjectType({
  description:
    'What ties a mediator to a person or firm (利害关系登记); whom it is about is kept as a keyed hash.',
})
export class MediatorEngagement {
  @Field(() => ID) id!: string;
  @Field(() => ID) mediatorId!: string;
  @Field(() => engagementRoles) role!: EngagementRole;
  @Field(() => String, { description: 'In which proceeding or relation (程序或事由).' }) procedure!: string;
  @Field(() => LocalDateScalar) since!: string;
}

@Directive('@shareable')
@DataClass('WORK_NOTE')
@ObjectType({ description: 'Why a mediator is not neutral in a case (应当回避的情形).' })
export class NeutralityFinding {
  @Field(() => ID) partyId!: string;
  @Field(() => String) partyName!: string;
  @Field(() => String, { description: 'An EngagementRole, or PARTY where the mediator is a party.' })
  role!: string;
  @Field(() => String, { nullable: true, description: 'Null where the mediator is a party.' }) procedure!:
    string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null where the mediator is a party.' })
  since!: string | null;
  @Field(() => String, { description: 'The finding in a sentence.' }) text!: string;
}

@Directive('@shareable')
@DataClass('WORK_NOTE')
@ObjectType({ description: 'Whether a mediator is neutral in a case (中立性审查, 特邀规定 §15–16).' })
export class NeutralityCheck {
  @Field(() => Boolean, { description: 'True when nothing speaks against the mediator.' }) clear!: boolean;
  @Field(() => [NeutralityFinding]) findings!: NeutralityFinding[];
}

@InputType({ description: 'A mediator for the roster.' })
export class RegisterMediatorInput {
  @Field(() => String) name!: string;
  @Field(() => IdNumberScalar, { description: 'Identity number (身份证号); only its keyed hash is kept.' })
  idNumber!: string;
  @Field(() => String, { nullable: true, description: 'Staff id of the mediator who signs in (工作账号).' })
  staffId?: string | null;
}

@InputType({ description: 'What ties a mediator to a person or a firm: one of the two numbers.' })
export class RecordEngagementInput {
  @Field(() => ID) mediatorId!: string;
  @Field(() => IdNumberScalar, {
    nullable: true,
    description: 'The person (自然人); only the keyed hash is kept.',
  })
  idNumber?: string | null;
  @Field(() => CreditCodeScalar, {
    nullable: true,
    description: 'The firm (用人单位); only the keyed hash is kept.',
  })
  creditCode?: string | null;
  @Field(() => engagementRoles) role!: EngagementRole;
  @Field(() => String, { description: 'In which proceeding or relation (程序或事由).' }) procedure!: string;
  @Field(() => LocalDateScalar) since!: string;
}

export function presentMediator({ id, name, staffId, active }: MediatorEntity): Mediator {
  return { id, name, staffId, active };
}

export function presentNeutrality(findings: Finding[]): NeutralityCheck {
  return {
    clear: findings.length === 0,
    findings: findings.map((finding) => {
      const { partyId, partyName, role, procedure, since } = finding;
      return { partyId, partyName, role, procedure, since, text: describeFinding(finding) };
    }),
  };
}
