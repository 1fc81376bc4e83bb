import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CasePart, presentCasePart } from '#kernel/case-file/case-part.type.js';
import type { CaseAccess } from '#kernel/disclosure/access.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { BarredMediatorEntity } from '../neutrality/barred-mediator.entity.js';

@Directive('@key(fields: "id")')
@ObjectType('Case', { description: 'A dispute in the linkage (案件), by its case code.' })
export class Case {
  @DataClass('STRUCTURE')
  @Field(() => ID)
  id!: string;
}

@ObjectType({ description: 'Who mediated the case and may take no other part in it (特邀调解规定 §16).' })
export class BarredMediator {
  @DataClass('HEADER')
  @Field(() => ID)
  id!: string;
  @DataClass('WORK_NOTE')
  @Field(() => String, { nullable: true, description: 'Null outside the own court.' })
  name!: string | null;
  @DataClass('HEADER')
  @Field(() => ID, { description: 'The referral that was mediated.' })
  referralId!: string;
  @DataClass('HEADER')
  @Field(() => LocalDateScalar)
  barredOn!: string;
}

@ObjectType({ description: 'The court’s part of a case (法院).' })
export class CourtPart extends CasePart {}

export function presentPart(access: CaseAccess): CourtPart {
  return presentCasePart(access);
}

export function presentBarred({ id, name, referralId, barredOn }: BarredMediatorEntity): BarredMediator {
  return { id, name, referralId, barredOn };
}
