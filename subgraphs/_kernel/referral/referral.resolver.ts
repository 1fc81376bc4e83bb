import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { signForReferral, returnReferral } from './answer.js';
import { closeReferral, lapseReferral, recallReferral } from './close.js';
import { answerDispute, disputeResult } from './dispute.js';
import { loadReferral } from './load-referral.js';
import type { ReferralDirection, ReferralEntity } from './referral.entity.js';
import { listReferrals, present } from './referrals.js';
import type { ReferralState } from './referral.state.js';
import {
  Referral,
  referralDirections,
  ReferralPage,
  ReferralReturnInput,
  referralStates,
} from './referral.type.js';

/** What a follow-up does besides the move itself, in the same transaction. */
export interface ReferralActs {
  returned?: (
    tx: Parameters<typeof returnReferral>[0],
    ctx: RequestContext,
    referral: ReferralEntity,
  ) => Promise<void>;
  closed?: (
    tx: Parameters<typeof returnReferral>[0],
    ctx: RequestContext,
    referral: ReferralEntity,
  ) => Promise<void>;
  recalled?: (
    tx: Parameters<typeof returnReferral>[0],
    ctx: RequestContext,
    referral: ReferralEntity,
  ) => Promise<void>;
}

/** The doors every agency has for its referrals; their names begin with the agency's field: `courtReferrals`, `courtCloseReferral`. */
export function referralResolver(field: string, acts: ReferralActs = {}): Class {
  @Resolver()
  class ReferralResolver {
    @Query(() => ReferralPage, {
      name: `${field}Referrals`,
      description: 'Referrals of the own organisation (本单位转介), earliest date due first.',
    })
    async referrals(
      @Ctx() ctx: RequestContext,
      @Arg('direction', () => referralDirections) direction: ReferralDirection,
      @Arg('states', () => [referralStates], { nullable: true }) states: ReferralState[] | null,
      @Arg('arrow', () => String, { nullable: true }) arrow: string | null,
      @Arg('first', () => Int, { defaultValue: 50 }) first: number,
      @Arg('after', () => String, { nullable: true }) after: string | null,
    ): Promise<ReferralPage> {
      return listReferrals(ctx, {
        direction,
        states: states ?? null,
        arrow: arrow ?? null,
        first,
        after: after ?? null,
      });
    }

    @Mutation(() => Referral, {
      name: `${field}SignForReferral`,
      description: 'Sign for a referral that has arrived (签收).',
    })
    signFor(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Referral> {
      return this.act(ctx, id, 'IN', (tx, referral) => signForReferral(tx, ctx, referral));
    }

    @Mutation(() => Referral, {
      name: `${field}ReturnReferral`,
      description: 'Send a referral back with a coded reason (退回).',
    })
    return(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ReferralReturnInput) input: ReferralReturnInput,
    ): Promise<Referral> {
      return this.act(ctx, input.id, 'IN', async (tx, referral) => {
        await returnReferral(tx, ctx, referral, input);
        await acts.returned?.(tx, ctx, referral);
      });
    }

    @Mutation(() => Referral, {
      name: `${field}CloseReferral`,
      description: 'Close a referral of one’s own after its result or return (办结).',
    })
    close(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Referral> {
      return this.act(ctx, id, 'OUT', async (tx, referral) => {
        await closeReferral(tx, ctx, referral);
        await acts.closed?.(tx, ctx, referral);
      });
    }

    @Mutation(() => Referral, {
      name: `${field}RecallReferral`,
      description: 'Call a referral back before it is signed for (撤回).',
    })
    recall(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('reason', () => String) reason: string,
    ): Promise<Referral> {
      return this.act(ctx, id, 'OUT', async (tx, referral) => {
        await recallReferral(tx, ctx, referral, reason);
        await acts.recalled?.(tx, ctx, referral);
      });
    }

    @Mutation(() => Referral, {
      name: `${field}MarkReferralUnconfirmed`,
      description: 'The receiver has not answered in time (逾期未确认).',
    })
    lapse(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Referral> {
      return this.act(ctx, id, 'OUT', (tx, referral) => lapseReferral(tx, ctx, referral));
    }

    @Mutation(() => Referral, {
      name: `${field}DisputeReferral`,
      description: 'Do not take the result of a referral of one’s own as it is, and say why (对结果有异议).',
    })
    dispute(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('reason', () => String, { description: 'What speaks against the result (异议内容).' })
      reason: string,
    ): Promise<Referral> {
      return this.act(ctx, id, 'OUT', (tx, referral) => disputeResult(tx, ctx, referral, reason));
    }

    @Mutation(() => Referral, {
      name: `${field}AnswerReferralDispute`,
      description: 'Answer what the sender says against the result (答复异议); the result stands.',
    })
    answer(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('text', () => String, { description: 'The answer (答复内容).' }) text: string,
    ): Promise<Referral> {
      return this.act(ctx, id, 'IN', (tx, referral) => answerDispute(tx, ctx, referral, text));
    }

    private async act(
      ctx: RequestContext,
      id: string,
      direction: ReferralDirection,
      work: (tx: Parameters<typeof returnReferral>[0], referral: ReferralEntity) => Promise<void>,
    ): Promise<Referral> {
      const row = await ctx.transaction(async (tx) => {
        const referral = await loadReferral(tx, ctx, id, direction);
        await work(tx, referral);
        return referral;
      });
      return present(ctx, row);
    }
  }
  return ReferralResolver;
}
