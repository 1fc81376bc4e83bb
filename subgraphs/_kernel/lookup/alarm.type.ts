import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import type { AlarmEntity } from './alarm.entity.js';
import type { AlarmEntityKind } from './limits.js';

const kinds: { [K in AlarmEntityKind]: K } = {
  LOOKUP_WARNING: 'LOOKUP_WARNING',
  LOOKUP_SPREE: 'LOOKUP_SPREE',
  ORGANISATION_WARNING: 'ORGANISATION_WARNING',
  ORGANISATION_SPREE: 'ORGANISATION_SPREE',
  CHAIN_CONFLICT: 'CHAIN_CONFLICT',
};
registerEnumType(kinds, {
  name: 'LookupAlarmKind',
  description:
    'One person near a limit (查询偏多) or refused beyond it (查询超限); the same of an organisation’s people together (单位查询偏多、单位查询超限); or an audit chain that contradicts its earlier heads (留痕链不一致).',
});
const directions = { OURS: 'OURS', THEIRS: 'THEIRS' } as const;
registerEnumType(directions, {
  name: 'LookupAlarmDirection',
  description:
    'Whose people looked: the own agency’s (本部门人员查询), or another’s that looked into ours (外部门人员查询).',
});

@Directive('@shareable')
@DataClass('AUDIT')
@ObjectType({
  description:
    'Many look-ups outside the own cases in a short time (查询异常提醒); for administrators. Names no case and no party.',
})
export class LookupAlarm {
  @Field(() => ID) id!: string;
  @Field(() => directions) direction!: keyof typeof directions;
  @Field(() => kinds) kind!: AlarmEntityKind;
  @Field(() => String, { description: 'Organisation whose data were looked into (被查询单位).' })
  ownerName!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Staff id of the person who looked (查询人); null for an organisation’s people together.',
  })
  readerId!: string | null;
  @Field(() => String, { description: 'Agency of the person (所属部门).' }) readerAgency!: string;
  @Field(() => String, { description: 'Organisation code (查询单位).' }) readerOrganisation!: string;
  @Field(() => String, { description: 'Its name.' }) readerOrganisationName!: string;
  @Field(() => String, { description: 'What was looked up last (查询内容).' }) what!: string;
  @Field(() => Int, {
    description:
      'Different cases or persons asked for, refused tries included (查询次数); at the reader’s agency as it was told last.',
  })
  count!: number;
  @Field(() => InstantScalar) firstAt!: Date;
  @Field(() => InstantScalar) lastAt!: Date;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Null until an administrator has seen it (查看时间).',
  })
  seenAt!: Date | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Staff id of that administrator (查看人); null until then.',
  })
  seenBy!: string | null;
}

export function presentAlarm(row: AlarmEntity, { agency }: RequestContext): LookupAlarm {
  const { id, kind, organisation, readerId, readerAgency, readerOrganisation, what, count } = row;
  const { firstAt, lastAt, seenAt, seenBy } = row;
  const nameOf = (code: string): string => agency.book.find(code)?.name ?? code;
  return {
    ...{ id, kind, readerId, readerAgency, readerOrganisation, what, count, firstAt, lastAt, seenAt, seenBy },
    direction: readerAgency === agency.manifest.name ? 'OURS' : 'THEIRS',
    ownerName: nameOf(organisation),
    readerOrganisationName: nameOf(readerOrganisation),
  };
}
