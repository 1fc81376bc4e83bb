import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { CasePart, presentCasePart } from '#kernel/case-file/case-part.type.js';
import type { CaseAccess, Relation } from '#kernel/disclosure/access.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { BarredMediatorEntity } from '../neutrality/barred-mediator.entity.js';

@Directive('@key(fields: "id")')
@ObjectType('Case', { description: 'A dispute in the linkage (案件), by its case code.' })
export class Case {
  @Field(() => ID) id!: string;
}

@ObjectType({ description: 'Who mediated the case and may take no other part in it (特邀调解规定 §16).' })
export class BarredMediator {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Null outside the own court.' }) name!: string | null;
  @Field(() => ID, { description: 'The referral that was mediated.' }) referralId!: string;
  @Field(() => LocalDateScalar) barredOn!: string;
}

@ObjectType({ description: 'The court’s part of a case (法院).' })
export class CourtPart extends CasePart {}

export function presentPart(access: CaseAccess): CourtPart {
  return presentCasePart(access);
}

export function presentBarred(
  { id, name, referralId, barredOn }: BarredMediatorEntity,
  relation: Relation,
): BarredMediator {
  return { id, name: relation === 'OWN' ? name : null, referralId, barredOn };
}

/** Free text can name persons: who sees the case masked reads its course without it. */
export function withoutNote<Shown extends { note: string | null }>(shown: Shown, relation: Relation): Shown {
  return relation === 'MASKED' ? { ...shown, note: null } : shown;
}
