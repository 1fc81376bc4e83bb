import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { Role } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { type FactEntryEntity, type FactSupplier, factSuppliers } from './fact-entry.entity.js';
import { needField, wordsOf } from './fact-field.js';
import { isContradicted } from './fact-table.js';

registerEnumType(factSuppliers, {
  name: 'FactSupplier',
  description:
    'Who says so (提供者): a party 当事人陈述, or an agency from its own records or finding 部门掌握.',
});

@Directive('@shareable')
@ObjectType({
  description:
    'One field of the fact table as one source says it (要素): filled once, carried by every referral with who supplied it.',
})
export class FactEntry {
  @DataClass('CLAIM')
  @Field(() => ID)
  id!: string;
  @DataClass('CLAIM')
  @Field(() => String, { description: 'Code of schema/law/facts.yaml: EMPLOYED_FROM… (要素项目).' })
  field!: string;
  @DataClass('CLAIM')
  @Field(() => String, { description: 'The field in words: 入职日期.' })
  name!: string;
  @DataClass('CLAIM')
  @Field(() => ID, {
    nullable: true,
    description: 'The worker it is about (所涉劳动者); null where it is about all.',
  })
  about!: string | null;
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description:
      'A day, a month, money in fen, a code or a text (内容); null for sensitive facts, which stand apart.',
  })
  value!: string | null;
  @DataClass('CLAIM')
  @Field(() => String, { nullable: true, description: 'The value in words: 18,600.00元 (内容).' })
  text!: string | null;
  @DataClass('SENSITIVE')
  @Field(() => String, {
    nullable: true,
    description:
      'The value of a sensitive fact: injury, its recognition, its grade (敏感要素内容); null for all others.',
  })
  sensitiveValue!: string | null;
  @DataClass('SENSITIVE')
  @Field(() => String, { nullable: true, description: 'That value in words.' })
  sensitiveText!: string | null;
  @DataClass('CLAIM')
  @Field(() => factSuppliers)
  supplier!: FactSupplier;
  @DataClass('CLAIM')
  @Field(() => ID, {
    nullable: true,
    description: 'The party that says so (提供的当事人); null where an agency supplied it.',
  })
  supplierParty!: string | null;
  @DataClass('CLAIM')
  @Field(() => String, { description: 'The organisation that took it down (采集单位).' })
  supplierOrganisationName!: string;
  @DataClass('CLAIM')
  @Field(() => String, { description: 'In what office: CLERK, MEDIATOR… (采集人职务).' })
  supplierRole!: Role;
  @DataClass('CLAIM')
  @Field(() => InstantScalar, { description: 'When it was taken down (采集时间).' })
  suppliedAt!: Date;
  @DataClass('CLAIM')
  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'When every party confirmed it in writing (无争议事实确认日期); null while it is not undisputed.',
  })
  confirmedOn!: string | null;
  @DataClass('CLAIM')
  @Field(() => Boolean, { description: 'Another source says otherwise (存在不同说法).' })
  contradicted!: boolean;
  @DataClass('CLAIM')
  @Field(() => Boolean, { description: 'It stands; false where its source has corrected it (现行内容).' })
  stands!: boolean;
  @DataClass('CLAIM')
  @Field(() => String, {
    nullable: true,
    description: 'Why its source corrected what it had said (更正理由).',
  })
  reason!: string | null;
  @DataClass('MATERIAL')
  @Field(() => ID, {
    nullable: true,
    description: 'The file here that proves it (证据文件); null where none is.',
  })
  evidenceDocument!: string | null;
  @DataClass('MATERIAL')
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the file that proves it, here or where it was taken down.',
  })
  evidenceHash!: string | null;
  @DataClass('CLAIM')
  @Field(() => ID, {
    nullable: true,
    description: 'The referral that brought it (随转介带来); null where it was taken down here.',
  })
  arrivedBy!: string | null;
}

@InputType({ description: 'A field of the fact table as one source says it (填写要素).' })
export class RecordFactEntryInput {
  @Field(() => ID) caseCode!: string;
  @Field(() => String, { description: 'Code of schema/law/facts.yaml.' }) field!: string;
  @Field(() => String, {
    description: 'A day 2025-01-10, a month 2025-01, money in yuan 18600.00, a code, or a text.',
  })
  value!: string;
  @Field(() => ID, { nullable: true, description: 'The worker it is about; not needed where there is one.' })
  about?: string | null;
  @Field(() => factSuppliers) supplier!: FactSupplier;
  @Field(() => ID, { nullable: true, description: 'The party that says so; none for an agency.' })
  supplierParty?: string | null;
  @Field(() => Boolean, {
    description:
      'Whether it was said in a mediation (是否为调解中的陈述): then it is kept only with the confirmation of every party.',
  })
  saidInMediation!: boolean;
  @Field(() => [ID], {
    nullable: true,
    description: 'Parties that have confirmed it in writing; all of them, or none.',
  })
  confirmedBy?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'The attachment of the case that proves it.' })
  evidenceDocument?: string | null;
  @Field(() => String, { nullable: true, description: 'Why the same source now says otherwise (更正理由).' })
  reason?: string | null;
}

/** Presents an entry among all entries that stand in the same table. */
export function presentFact(
  { agency: { book } }: RequestContext,
  row: FactEntryEntity,
  stand: readonly FactEntryEntity[],
): FactEntry {
  const { id, about, value, supplier, supplierParty, supplierOrganisation, supplierRole, suppliedAt } = row;
  const { confirmedOn, reason, evidenceDocument, evidenceHash, arrivedBy } = row;
  const field = needField(row.field);
  const [shown, sensitive] = field.sensitive ? [null, value] : [value, null];
  const stands = stand.some((other) => other.id === id);
  return {
    ...{ id, field: field.code, name: field.name, about, supplier, supplierParty, supplierRole, suppliedAt },
    ...{ value: shown, text: shown && wordsOf(field, shown), confirmedOn, reason, arrivedBy },
    ...{ sensitiveValue: sensitive, sensitiveText: sensitive && wordsOf(field, sensitive) },
    ...{ supplierOrganisationName: book.find(supplierOrganisation)?.name ?? supplierOrganisation, stands },
    ...{ contradicted: stands && isContradicted(row, stand), evidenceDocument, evidenceHash },
  };
}
