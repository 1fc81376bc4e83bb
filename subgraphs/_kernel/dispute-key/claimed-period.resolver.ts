import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Any } from 'typeorm';
import type { Class } from '#kernel/agency.js';
import { batchMany } from '#kernel/batch.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { ClaimedPeriodEntity } from './claimed-period.entity.js';
import { ClaimedPeriod, StateClaimsInput } from './claimed-period.type.js';
import { stateClaims } from './state-claims.js';

/** What is claimed in a case and for which months, and the door to state it: `unionStateClaims`. */
export function claimedPeriodResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class ClaimedPeriodResolver {
    @DataClass('CLAIM')
    @FieldResolver(() => [ClaimedPeriod], {
      description: 'What is claimed and for which months (争议期间); empty where nobody has stated it.',
    })
    async claimedPeriods(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<ClaimedPeriod[]> {
      const rows = await batchMany(
        ctx,
        'claimed periods',
        (keys) =>
          ctx.db.find(ClaimedPeriodEntity, {
            where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
            order: { from: 'ASC', kind: 'ASC' },
          }),
        partKey,
      ).load(partKey(part));
      return rows.map(present);
    }

    @Mutation(() => [ClaimedPeriod], {
      name: `${field}StateClaims`,
      description:
        'State what is claimed in a case and for which months (登记争议期间). The register finds the same dispute at another door by it (重复事项), from keyed hashes alone.',
    })
    async stateClaims(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => StateClaimsInput) { caseCode, claims }: StateClaimsInput,
    ): Promise<ClaimedPeriod[]> {
      return (await stateClaims(ctx, caseCode, claims)).map(present);
    }
  }
  return ClaimedPeriodResolver;
}

function present({ kind, from, until }: ClaimedPeriodEntity): ClaimedPeriod {
  return { kind, from, until };
}
