import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Reach } from '#kernel/disclosure/reach.js';
import { RequestContext } from '#kernel/context.js';
import { isCaseCode } from '#kernel/values/case-code.js';
import { Case } from '../part/docket-part.type.js';
import { DocketCaseConnection } from './docket-case-connection.type.js';
import { DocketCaseFilter } from './docket-case-filter.type.js';
import { countCases, findCases } from './find-cases.js';

@Resolver()
export class SearchResolver {
  @Reach('LINKAGE')
  @Query(() => DocketCaseConnection, {
    description:
      'Cases that your organisation is in, or all for a leader (案件查询): earliest deadline first.',
  })
  docketCases(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => DocketCaseFilter, { nullable: true }) filter: DocketCaseFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'At most 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<DocketCaseConnection> {
    return findCases(ctx, filter ?? {}, { first, after: after ?? null });
  }

  @Reach('LINKAGE')
  @Query(() => Case, {
    nullable: true,
    description:
      'The case that bears an official number (案号、文号) or case code (案件码); null when there is none that you may see.',
  })
  async docketCaseByNumber(
    @Ctx() ctx: RequestContext,
    @Arg('number', () => String) number: string,
  ): Promise<Case | null> {
    const filter = isCaseCode(number) ? { caseCode: number.trim().toUpperCase() } : { number };
    const { edges } = await findCases(ctx, filter, { first: 1, after: null });
    return edges[0]?.node ?? null;
  }
}

@Resolver(() => DocketCaseConnection)
export class DocketCaseConnectionResolver {
  @FieldResolver(() => Int, {
    description: 'How many cases there are on all pages together; counted only when asked for.',
  })
  totalCount(@Ctx() ctx: RequestContext, @Root() { condition }: DocketCaseConnection): Promise<number> {
    return countCases(ctx, condition);
  }
}
