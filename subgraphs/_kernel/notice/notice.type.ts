import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { type NoticeKind, noticeKinds } from './notice-kind.js';
import { noticeText } from './notice-text.js';
import type { NoticePageRows, SeenNotice } from './notices.js';

registerEnumType(noticeKinds, {
  name: 'NoticeKind',
  description:
    'What a notice is of (提醒种类): a referral that came in or that the other side has moved, a deadline, a message that could not be delivered, the daily digest.',
});

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({
  description: 'Something the people of an organisation should know of; one line for each matter (提醒).',
})
export class Notice {
  @Field(() => ID) id!: string;
  @Field(() => noticeKinds) kind!: NoticeKind;
  @Field(() => String, { description: 'In words for a clerk; names no person (提醒内容).' }) text!: string;
  @Field(() => String, { nullable: true, description: 'Null where it belongs to no one case (案件码).' })
  caseCode!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day it is about; null where there is none (到期日).',
  })
  due!: string | null;
  @Field(() => InstantScalar, { description: 'When it was raised, or raised anew (提醒时间).' })
  raisedAt!: Date;
  @Field(() => Boolean, { description: 'Whether the person who asks has seen it (已读).' }) read!: boolean;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'A page of notices, the unread first (提醒列表).' })
export class NoticePage {
  @Field(() => [Notice]) items!: Notice[];
  @Field(() => Int, { description: 'How many the person has not seen (未读数).' }) unread!: number;
  @Field(() => Int, { description: 'How many there are in all.' }) total!: number;
  @Field(() => String, { nullable: true, description: 'Where the next page begins; null at the end.' })
  endCursor!: string | null;
}

export function presentNotices(page: NoticePageRows, ctx: RequestContext): NoticePage {
  const { rows, ...rest } = page;
  return { items: rows.map((row) => presentNotice(row, ctx)), ...rest };
}

function presentNotice(row: SeenNotice, ctx: RequestContext): Notice {
  const { id, kind, caseCode, due, raisedAt, read } = row;
  return { id, kind, text: noticeText(ctx, row), caseCode, due, raisedAt, read };
}
