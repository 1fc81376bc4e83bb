import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { ArrowOffer } from './arrow-offer.type.js';
import { arrowOffers } from './arrow-offers.js';

/** The door that tells the next steps before they are taken: `unionArrowOffers`. */
export function arrowOfferResolver(field: string): Class {
  @Resolver()
  class ArrowOfferResolver {
    @Query(() => [ArrowOffer], {
      name: `${field}ArrowOffers`,
      description:
        'Which referrals can be made in a case of the own organisation (可办理的移送), and for each that cannot, why.',
    })
    offers(@Ctx() ctx: RequestContext, @Arg('caseCode', () => ID) caseCode: string): Promise<ArrowOffer[]> {
      return arrowOffers(ctx, caseCode);
    }
  }
  return ArrowOfferResolver;
}
