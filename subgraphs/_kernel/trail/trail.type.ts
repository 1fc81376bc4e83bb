import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { wordsOfAct } from './act-words.js';
import { namesOf } from '#kernel/staff/staff-name.js';
import { type TakeOutManner, takeOutManners } from './take-out.js';
import type { TrailLink } from './trail.js';

registerEnumType(takeOutManners, {
  name: 'TakeOutManner',
  description: 'How a list leaves the desk (取出方式): as a file 导出, on paper 打印.',
});

@InputType({ description: 'A list as it leaves the desk (导出、打印留痕). Names no person.' })
export class TakeOutInput {
  @Field(() => String, { description: 'What the list is called (列表名称).' }) list!: string;
  @Field(() => takeOutManners) manner!: TakeOutManner;
  @Field(() => Int, { description: 'How many rows (条数).' }) count!: number;
}

@Directive('@shareable')
@DataClass('USAGE')
@ObjectType({
  description:
    'What a person did (操作留痕), as that person and the administrator read it: words for the act, and whether the link holds.',
})
export class TrailEntry {
  @Field(() => ID, { description: 'Its number in the chain (链上序号).' }) seq!: string;
  @Field(() => InstantScalar) at!: Date;
  @Field(() => String, { description: 'Staff id, or the code of the organisation whose message did it.' })
  actorId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'What they are called (操作人); null where nobody of that id has acted here under a name.',
  })
  actorName!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Who did it in the actor’s place (代办人); null where the actor did.',
  })
  delegateName!: string | null;
  @Field(() => String, { description: 'Organisation of the actor (单位).' }) organisationName!: string;
  @Field(() => Boolean, { description: 'Done by a message of another organisation (来自其他单位).' })
  byMessage!: boolean;
  @Field(() => String, { description: 'The act as the chain names it: referral.accept (操作代码).' })
  act!: string;
  @Field(() => String, { description: 'The act in plain words: 转办·受理 (操作).' }) words!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Which list, and how many rows, where one was taken out (导出内容); null for another act.',
  })
  takenOut!: string | null;
  @Field(() => ID, { nullable: true, description: 'Case code (案件码); null for what belongs to no case.' })
  onCase!: string | null;
  @Field(() => String, { description: 'Hash that ties it to the link before (哈希).' }) hash!: string;
  @Field(() => Boolean, {
    description: 'Whether it follows the link before it and is what its hash was made of (校验).',
  })
  holds!: boolean;
}

@Directive('@shareable')
@DataClass('USAGE')
@ObjectType({ description: 'A page of what was done (操作留痕列表), newest first.' })
export class TrailPage {
  @Field(() => [TrailEntry]) nodes!: TrailEntry[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@Directive('@shareable')
@DataClass('HEADER')
@ObjectType({ description: 'How often an act was done (操作次数); names no person and no case.' })
export class TrailCount {
  @Field(() => String, { description: 'The act as the chain names it (操作代码).' }) act!: string;
  @Field(() => String, { description: 'The act in plain words (操作).' }) words!: string;
  @Field(() => Int) count!: number;
}

export async function presentTrail(ctx: RequestContext, links: readonly TrailLink[]): Promise<TrailEntry[]> {
  const people = links.flatMap(({ row }) => [row.actorId, ...(row.delegateId ? [row.delegateId] : [])]);
  const nameOf = await namesOf(ctx, people);
  const { book } = ctx.agency;
  return links.map(({ row, holds }) => {
    const { seq, at, actorId, delegateId, actorOrganisation, act, caseCode: onCase, hash } = row;
    return {
      ...{ seq, at, actorId, act, words: wordsOfAct(act) ?? act, onCase, hash, holds },
      actorName: nameOf(actorId, actorOrganisation),
      delegateName: nameOf(delegateId, actorOrganisation) ?? delegateId,
      organisationName: book.find(actorOrganisation)?.name ?? actorOrganisation,
      byMessage: actorId === actorOrganisation,
      takenOut: act.startsWith('list.') ? `${row.subject}（${String(row.details.count)}条）` : null,
    };
  });
}
