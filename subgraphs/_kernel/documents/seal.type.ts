import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { Document, presentDocument } from './document.type.js';
import type { NumberBookLine } from './number-book.js';
import type { SealEntity } from './seal.entity.js';

@Directive('@shareable')
@DataClass('STAFF')
@ObjectType({ description: 'A seal of an organisation and who keeps it (印章).' })
export class Seal {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Name as it is cut (印章名称).' }) name!: string;
  @Field(() => ID, { description: 'Staff id of who keeps it (保管人).' }) keeperId!: string;
  @Field(() => String, { description: 'Name of who keeps it (保管人姓名).' }) keeperName!: string;
  @Field(() => LocalDateScalar, { description: 'First day (启用日期).' }) validFrom!: string;
  @Field(() => LocalDateScalar, { description: 'Last day (有效期至).' }) validUntil!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why it was revoked (注销原因); null while it was not.',
  })
  revokeReason!: string | null;
  @Field(() => Boolean, { description: 'Whether it may be used today (有效).' }) inForce!: boolean;
}

@InputType({ description: 'A seal as it is registered (印章登记).' })
export class RegisterSealInput {
  @Field(() => String, { description: 'Name as it is cut (印章名称).' }) name!: string;
  @Field(() => ID, { description: 'Staff id of who keeps it (保管人).' }) keeperId!: string;
  @Field(() => String, { description: 'Name of who keeps it (保管人姓名).' }) keeperName!: string;
  @Field(() => LocalDateScalar, { description: 'First day (启用日期).' }) validFrom!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last day (有效期至).' }) validUntil!: LocalDate;
}

@Directive('@shareable')
@ObjectType({ description: 'One line of the book of numbers (发文登记簿): a document, or numbers left out.' })
export class DocumentNumberLine {
  @DataClass('HEADER')
  @Field(() => Int, { description: 'The number, or the first left out (序号).' })
  from!: number;
  @DataClass('HEADER')
  @Field(() => Int, { description: 'The number, or the last left out.' })
  until!: number;
  @DataClass('HEADER')
  @Field(() => String, {
    description: 'The number as written, void (作废), or left out after a restore (跳号).',
  })
  text!: string;
  @DataClass('MATERIAL')
  @Field(() => Document, { nullable: true, description: 'Null where numbers were left out.' })
  document!: Document | null;
}

export function presentSeal(row: SealEntity, today: LocalDate): Seal {
  const { id, name, keeperId, keeperName, validFrom, validUntil, revokeReason } = row;
  const inForce = row.revokedAt === null && validFrom <= today && today <= validUntil;
  return { id, name, keeperId, keeperName, validFrom, validUntil, revokeReason, inForce };
}

export function presentLine({ from, until, document }: NumberBookLine): DocumentNumberLine {
  if (document === null)
    return { from, until, text: '跳号：系统恢复后未使用，见留痕 serial.gap', document: null };
  const text = document.state === 'WITHDRAWN' ? `${document.number}（作废）` : document.number!;
  // A restricted document stands in the book by its number alone.
  return { from, until, text, document: document.restricted ? null : presentDocument(document) };
}
