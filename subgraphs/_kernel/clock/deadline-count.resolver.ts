import { Arg, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { Refusal } from '#kernel/refusal.js';
import { divisionCode } from '#kernel/values/division-code.js';
import { localDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { computeDeadline } from './compute-deadline.js';
import { DeadlineCount, presentCount } from './deadline-count.type.js';

/** Between these any limit of the law ends on a day that has four digits in its year. */
const earliest = '1900-01-01';
const latest = '2200-12-31';

/** The door to counting days by the law: `courtCountDeadline`. */
export function deadlineCountResolver(field: string): Class {
  @Resolver()
  class DeadlineCountResolver {
    @Query(() => DeadlineCount, {
      name: `${field}CountDeadline`,
      description:
        'Count a limit of the law from a day (期限计算), also one that no record starts; where province and city both rule, both are shown.',
    })
    count(
      @Arg('rule', () => String, { description: 'Rule of schema/law (期限编号).' }) rule: string,
      @Arg('from', () => LocalDateScalar, { description: 'The day of the event (起算日).' }) from: string,
      @Arg('variant', () => String, { nullable: true, description: 'Which case of the rule (情形).' })
      variant: string | null,
      @Arg('division', () => String, { nullable: true, description: 'Where it happens (行政区划代码).' })
      division: string | null,
    ): DeadlineCount {
      if (from < earliest || from > latest)
        throw new Refusal(
          'BAD_INPUT',
          '起算日不在可以计算的年份内。',
          `请填写${earliest}至${latest}之间的日期。`,
        );
      const place = division ? { division: divisionCode(division) } : {};
      const chosen = variant ? { variant } : {};
      return presentCount(computeDeadline({ rule, from: localDate(from), ...place, ...chosen }));
    }
  }
  return DeadlineCountResolver;
}
