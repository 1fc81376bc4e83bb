import { Directive, Field, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { Case } from '../part/docket-part.type.js';
import type { Condition } from './condition.js';

@Directive('@shareable')
@DataClass('STRUCTURE')
@ObjectType({ description: 'Where a page lies in its list (分页).' })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Null for an empty page.' }) startCursor!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Null for an empty page.' }) endCursor!: string | null;
}

@DataClass('HEADER')
@ObjectType({ description: 'A case in a list with its place.' })
export class DocketCaseEdge {
  @Field(() => String, { description: 'Opaque; give it as `after` to go on behind this case.' })
  cursor!: string;
  @Field(() => Case) node!: Case;
}

@DataClass('HEADER')
@ObjectType({
  description:
    'A page of cases (案件列表): earliest deadline first, those without one last, then by case code.',
})
export class DocketCaseConnection {
  /** What the list was asked with, for the count. */
  condition!: Condition;
  @Field(() => [DocketCaseEdge]) edges!: DocketCaseEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
