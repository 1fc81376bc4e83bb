import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { applyEnforcement } from './apply-enforcement.js';
import { applyPaymentOrder } from './apply-payment-order.js';
import {
  ApplyEnforcementInput,
  ApplyPaymentOrderInput,
  ReferToArbitrationInput,
} from './onward-input.type.js';
import { referToArbitration } from './refer-to-arbitration.js';

/** Where a worker’s matter goes on to after mediation: `unionReferToArbitration`, `unionApplyPaymentOrder`. */
export function afterMediationResolver(field: string): Class {
  @Resolver()
  class AfterMediationResolver {
    @Mutation(() => Referral, {
      name: `${field}ReferToArbitration`,
      description: 'Pass a case on to arbitration, mediation having failed (调解不成转仲裁, A18).',
    })
    async refer(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ReferToArbitrationInput) input: ReferToArbitrationInput,
    ): Promise<Referral> {
      return present(ctx, await referToArbitration(ctx, input));
    }

    @Mutation(() => Referral, {
      name: `${field}ApplyPaymentOrder`,
      description:
        'Hand in a worker’s application for an order to pay on an agreement not performed (支付令申请, A19).',
    })
    async apply(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ApplyPaymentOrderInput) input: ApplyPaymentOrderInput,
    ): Promise<Referral> {
      return present(ctx, await applyPaymentOrder(ctx, input));
    }
  }
  return AfterMediationResolver;
}

/** The door an agency hands in applications to enforce by: `unionApplyEnforcement`. */
export function enforcementApplicationResolver(field: string): Class {
  @Resolver()
  class EnforcementApplicationResolver {
    @Mutation(() => Referral, {
      name: `${field}ApplyEnforcement`,
      description: 'Hand in a worker’s application to enforce an instrument (强制执行申请, A20).',
    })
    async apply(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ApplyEnforcementInput) input: ApplyEnforcementInput,
    ): Promise<Referral> {
      return present(ctx, await applyEnforcement(ctx, input));
    }
  }
  return EnforcementApplicationResolver;
}
