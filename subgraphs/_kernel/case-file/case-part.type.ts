import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { CaseAccess, Relation } from '#kernel/disclosure/access.js';
import { DivisionCodeScalar } from '#kernel/values/division-code.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { MoneyScalar } from '#kernel/values/money.js';

export const relations = { OWN: 'OWN', GRANTED: 'GRANTED', MASKED: 'MASKED' } as const;
registerEnumType(relations, {
  name: 'CaseRelation',
  description:
    'How the reader stands to the case: own case (本单位案件), granted sight (经移送、同意或抄送可见), masked (脱敏可见).',
});

/** What each agency's part of a case begins with: the case as its organisation has filed it. */
@ObjectType()
export abstract class CasePart {
  /** Not a field: what the nested fields are looked up by. */
  caseCode!: string;

  @Field(() => String, { description: 'Organisation code of the holder (承办单位).' }) organisation!: string;
  @Field(() => relations) relation!: Relation;
  @Field(() => LocalDateScalar, { description: 'When this agency filed the case (登记日期).' })
  openedOn!: string;
  @Field(() => DivisionCodeScalar) division!: string;
  @Field(() => String, { description: 'What the case is called; names no person (案件名称).' })
  title!: string;
  @Field(() => String, { description: 'Cause code of schema/law/causes.yaml (案由).' }) cause!: string;
  @Field(() => String, { description: 'List the cause is taken from: 2020 or 2025.' }) causeVersion!: string;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Amount claimed (标的额); null where none is stated or the reader may not see it.',
  })
  claim!: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'Facts as filed (事实与理由); null where none are stated or the reader may not see them.',
  })
  facts!: string | null;
}

/** Presents the filed case to this reader; whoever sees it masked sees its course and no content. */
export function presentCasePart({ file, relation, caseCode }: CaseAccess): CasePart {
  const { organisation, openedOn, division, title, cause, causeVersion } = file;
  const content =
    relation === 'MASKED' ? { claim: null, facts: null } : { claim: file.claim, facts: file.facts };
  return { caseCode, organisation, relation, openedOn, division, title, cause, causeVersion, ...content };
}

/** The key by which loaders know what one organisation holds of a case. */
export function partKey(part: Pick<CasePart, 'caseCode' | 'organisation'>): string {
  return `${part.caseCode} ${part.organisation}`;
}
