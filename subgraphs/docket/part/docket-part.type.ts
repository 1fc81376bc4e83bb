import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { cause as causeOf } from '#kernel/clock/law.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { maskId } from '#kernel/values/masking.js';
import type { DocketCaseEntity } from '../register/docket-case.entity.js';
import { maySeeEmployer } from './docket.policy.js';

/** The register knows a case by its code alone; every other field of Case belongs to an agency. */
@Directive('@key(fields: "id")')
@ObjectType('Case', {
  description: 'A labour dispute in the linkage (案件); its id is the case code (案件码).',
})
export class Case {
  @DataClass('STRUCTURE')
  @Field(() => ID)
  id!: string;
}

@DataClass('HEADER')
@ObjectType({ description: 'An organisation as the address book names it (单位).' })
export class DocketOrganisation {
  @Field(() => ID, { description: 'Unified social credit code (统一社会信用代码).' }) code!: string;
  @Field(() => String, { description: 'Agency it belongs to: union, court… (所属部门).' }) agency!: string;
  @Field(() => String, { description: 'Official name; the code where the address book does not name it.' })
  name!: string;
}

@DataClass('HEADER')
@ObjectType({
  description: 'The latest step of a case (当前环节): the record that moved last, and its state.',
})
export class DocketStage {
  @Field(() => String, {
    description: 'Name of the owner’s type: FilingIntake, UnionMediationCase… (事项类型).',
  })
  kind!: string;
  @Field(() => String) state!: string;
  @Field(() => String) agency!: string;
  @Field(() => InstantScalar) at!: Date;
}

@DataClass('HEADER')
@ObjectType({
  description: 'One organisation’s registration of the case at its door (登记); the first comes first.',
})
export class DocketIntake {
  @Field(() => DocketOrganisation) organisation!: DocketOrganisation;
  @Field(() => String, { description: 'COMPLAINT, VISIT, HOTLINE, APPLICATION, TRANSFER (来源渠道).' })
  door!: string;
  @Field(() => LocalDateScalar) openedOn!: string;
}

@DataClass('HEADER')
@ObjectType({ description: 'An official number that a record of the case bears or has borne (案号、文号).' })
export class DocketNumber {
  @Field(() => String) number!: string;
  @Field(() => String, { description: 'Name of the owner’s type.' }) kind!: string;
  @Field(() => String) agency!: string;
}

@Directive('@key(fields: "reference")')
@ObjectType({
  description:
    'A step of the case (办理进度): which record came to which state. Its owner adds the record itself, below its own field.',
})
export class TimelineEntry {
  @DataClass('STRUCTURE')
  @Field(() => ID, { description: '`<type>:<record id>`; the steps of one record share it.' })
  reference!: string;
  @DataClass('HEADER')
  @Field(() => InstantScalar)
  at!: Date;
  @DataClass('HEADER')
  @Field(() => String)
  agency!: string;
  @DataClass('HEADER')
  @Field(() => String)
  organisationName!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Name of the owner’s type.' })
  kind!: string;
  @DataClass('HEADER')
  @Field(() => String)
  state!: string;
}

@ObjectType({
  description: 'What the register holds of a case (案件登记信息): header, numbers and course. No content.',
})
export class DocketPart {
  caseCode!: string;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Names no person (案件名称). Null until the first agency’s registration has arrived.',
  })
  title!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'Cause (案由) by its code in schema/law/causes.yaml; null until registered.',
  })
  cause!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'The cause in words.' })
  causeName!: string | null;
  @DataClass('HEADER')
  @Field(() => String, { nullable: true, description: 'The list of causes it is taken from: 2020 or 2025.' })
  causeVersion!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of first registration (首次登记日期).' })
  openedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => String, {
    nullable: true,
    description: 'COMPLAINT, VISIT, HOTLINE, APPLICATION, TRANSFER (来源渠道).',
  })
  door!: string | null;
  @DataClass('HEADER')
  @Field(() => DocketOrganisation, { nullable: true, description: 'Who registered it first (首办单位).' })
  first!: DocketOrganisation | null;
  @DataClass('HEADER')
  @Field(() => DocketOrganisation, {
    nullable: true,
    description: 'Who has the matter in hand (当前办理单位); null when all have done with it.',
  })
  holder!: DocketOrganisation | null;
  @DataClass('HEADER')
  @Field(() => DocketStage, { nullable: true, description: 'Null until a record of the case exists.' })
  stage!: DocketStage | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The earliest open deadline (最近到期日); null when none runs.',
  })
  dueOn!: string | null;
  @DataClass('HEADER')
  @Field(() => Boolean, { description: 'That deadline has passed (超期).' })
  overdue!: boolean;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when nobody has it in hand (办结日期); null while somebody has.',
  })
  closedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when a mediation has come to an agreement (达成日期); null where none has.',
  })
  settledOn!: string | null;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Since when it is concluded and performed (实质化解日期); null while it is not.',
  })
  resolvedOn!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, {
    nullable: true,
    description:
      'Natural days from registration to conclusion, less suspensions (办理时长); null while it is open.',
  })
  handlingDays!: number | null;
  @DataClass('EMPLOYER')
  @Field(() => String, {
    nullable: true,
    description: 'Credit code of the employer (用人单位); masked unless the own organisation is in the case.',
  })
  employerCode!: string | null;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'Workers concerned (涉及劳动者人数).' })
  workers!: number;
}

export type NameOf = (code: string) => string;

/** Presents a header to a person; `involved` tells whether the person's organisation is in the case. */
export function presentDocketPart(
  row: DocketCaseEntity,
  facts: { involved: boolean; today: string; nameOf: NameOf },
): DocketPart {
  const { caseCode, title, cause, causeVersion, openedOn, door, dueOn, closedOn, workers, employerCode } =
    row;
  const { settledOn, resolvedOn, handlingDays } = row;
  const organisation = (code: string | null, agency: string | null) =>
    code && agency ? { code, agency, name: facts.nameOf(code) } : null;
  return {
    ...{ caseCode, title, cause, causeVersion, openedOn, door, dueOn, closedOn, workers },
    ...{ settledOn, resolvedOn, handlingDays },
    causeName: cause && (causeOf(cause)?.name ?? null),
    first: organisation(row.firstOrganisation, row.firstAgency),
    holder: organisation(row.holderOrganisation, row.holderAgency),
    stage: stageOf(row),
    overdue: dueOn !== null && dueOn < facts.today,
    employerCode: employerCode && (maySeeEmployer(facts.involved) ? employerCode : maskId(employerCode)),
  };
}

function stageOf({ stageKind, stageState, stageAgency, stageAt }: DocketCaseEntity): DocketStage | null {
  if (!stageKind || !stageState || !stageAgency || !stageAt) return null;
  return { kind: stageKind, state: stageState, agency: stageAgency, at: stageAt };
}
