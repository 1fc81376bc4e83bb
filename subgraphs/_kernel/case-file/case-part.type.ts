import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import type { CaseAccess } from '#kernel/disclosure/access.js';
import type { Relation } from '#kernel/disclosure/relation.js';
import { DivisionCodeScalar } from '#kernel/values/division-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';

export const relations = {
  OWN: 'OWN',
  REFERRED: 'REFERRED',
  CONSENTED: 'CONSENTED',
  COPIED: 'COPIED',
  INQUIRY: 'INQUIRY',
  MASKED: 'MASKED',
} as const;
registerEnumType(relations, {
  name: 'CaseRelation',
  description:
    'How the reader stands to the case: own case (本单位案件), accepted referral (经移送可见), consent of a party (经当事人同意可见), copy of a letter (抄送可见), stated statutory reason (依法查询可见), masked (脱敏可见).',
});

/** What each agency's part of a case begins with: the case as its organisation has filed it. */
@ObjectType()
export abstract class CasePart {
  /** Not a field: what the nested fields are looked up by. */
  caseCode!: string;

  @DataClass('HEADER')
  @Field(() => String, { description: 'Organisation code of the holder (承办单位).' })
  organisation!: string;
  @DataClass('HEADER')
  @Field(() => relations)
  relation!: Relation;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar, { description: 'When this agency filed the case (登记日期).' })
  openedOn!: string;
  @DataClass('HEADER')
  @Field(() => DivisionCodeScalar)
  division!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'What the case is called; names no person (案件名称).' })
  title!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' })
  cause!: string;
  @DataClass('HEADER')
  @Field(() => String, { description: 'List the cause is taken from: 2020 or 2025.' })
  causeVersion!: string;
  @DataClass('CLAIM')
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Amount claimed (标的额); null where none is stated or the reader may not see it.',
  })
  claim!: number | null;
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description: 'Facts as filed (事实与理由); null where none are stated or the reader may not see them.',
  })
  facts!: string | null;
}

/** Presents the filed case; each field is shown by its data class. */
export function presentCasePart({ file, relation, caseCode }: CaseAccess): CasePart {
  const { organisation, openedOn, division, title, cause, causeVersion, claim, facts } = file;
  return { caseCode, organisation, relation, openedOn, division, title, cause, causeVersion, claim, facts };
}

/** The key by which loaders know what one organisation holds of a case. */
export function partKey(part: Pick<CasePart, 'caseCode' | 'organisation'>): string {
  return `${part.caseCode} ${part.organisation}`;
}
