import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { DataClass } from './data-class.js';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { type CreditCode, CreditCodeScalar } from '#kernel/values/credit-code.js';
import { type IdNumber, IdNumberScalar } from '#kernel/values/id-number.js';
import { matchingKey } from './matching-key.js';

/** The door to the keyed hash by which the register is searched: `courtMatchingKey`. The number itself goes nowhere. */
export function matchingKeyResolver(field: string): Class {
  @Resolver()
  class MatchingKeyResolver {
    @DataClass('STRUCTURE')
    @Query(() => String, {
      name: `${field}MatchingKey`,
      description:
        'Keyed hash of a person or an employer (匹配码), to search the register with; for the own staff only. Give exactly one number.',
    })
    matchingKey(
      @Ctx() ctx: RequestContext,
      @Arg('idNumber', () => IdNumberScalar, { nullable: true }) idNumber: IdNumber | null,
      @Arg('creditCode', () => CreditCodeScalar, { nullable: true }) creditCode: CreditCode | null,
    ): string {
      const { actor, agency } = ctx;
      permit(actor.kind === 'STAFF' && actor.agency === agency.manifest.name);
      if (idNumber && !creditCode) return matchingKey(agency.keyring, 'PERSON', idNumber);
      if (creditCode && !idNumber) return matchingKey(agency.keyring, 'EMPLOYER', creditCode);
      throw new Refusal('BAD_INPUT', '请填写身份证号或统一社会信用代码中的一项。');
    }
  }
  return MatchingKeyResolver;
}
