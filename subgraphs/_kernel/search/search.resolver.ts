import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { daysBetween, localDate } from '#kernel/values/local-date.js';
import { type CaseHead, caseHeads } from '#kernel/worklist/case-heads.js';
import { lineOf } from '#kernel/worklist/present-work.js';
import { type FoundCase, FoundCases } from './found-case.type.js';
import { type CaseState, caseStates, type FoundRow, searchCases } from './search-cases.js';

/** The door to the own organisation's cases by any word of them: `courtSearch`. */
export function searchResolver(field: string): Class {
  @Resolver()
  class SearchResolver {
    @Query(() => FoundCases, {
      name: `${field}Search`,
      description:
        'Cases of the own organisation by name, pinyin, identity number, credit code, case code or official number (案件查询); all of them without words.',
    })
    async search(
      @Ctx() ctx: RequestContext,
      @Arg('words', () => String, {
        defaultValue: '',
        description: 'Every word has to fit (姓名、拼音、身份证号、信用代码、案件码、案号).',
      })
      words: string,
      @Arg('state', () => caseStates, { nullable: true }) state: CaseState | null,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ): Promise<FoundCases> {
      const found = await searchCases(ctx, { words, state: state ?? null, first, after: after ?? null });
      const nodes = await Promise.all(
        found.rows.map(async (row) => presentFound(ctx, row, await caseHeads(ctx).load(row.case_code))),
      );
      return { ...found, nodes };
    }
  }
  return SearchResolver;
}

function presentFound({ today }: RequestContext, row: FoundRow, head: CaseHead | null): FoundCase {
  const { case_code: caseCode, opened_on: openedOn, due, provisional, staff_name: assigneeName } = row;
  return {
    ...{ caseCode, openedOn, due, provisional, assigneeName },
    title: head?.title ?? caseCode,
    ...lineOf(head),
    daysLeft: due === null ? null : daysBetween(today, localDate(due)),
  };
}
