import { In } from 'typeorm';
import type DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { batchMany } from '#kernel/batch.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { askConsent, cancelDraft, draftReferral } from './draft-referral.js';
import { ReferralDraftEntity } from './referral-draft.entity.js';
import * as types from './referral-draft.type.js';
import { sendDraft } from './send-draft.js';

/** The doors by which every agency prepares a letter that waits for consent: `courtDraftReferral`, `courtSendReferralDraft`… */
export function referralDraftResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class ReferralDraftResolver {
    @DataClass('HEADER')
    @FieldResolver(() => [types.ReferralDraft], {
      description:
        'Referrals being prepared or given up (转介拟稿); empty for everybody but the sender’s own people.',
    })
    async referralDrafts(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<types.ReferralDraft[]> {
      if (part.relation !== 'OWN') return [];
      const rows = await draftsOf(ctx).load(partKey(part));
      return Promise.all(rows.map((row) => types.presentDraft(ctx, row)));
    }

    @Mutation(() => types.ReferralDraft, {
      name: `${field}DraftReferral`,
      description: 'Prepare a referral that needs consent (转介拟稿).',
    })
    async draft(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.DraftReferralInput) input: types.DraftReferralInput,
    ): Promise<types.ReferralDraft> {
      return types.presentDraft(ctx, await draftReferral(ctx, input));
    }

    @Mutation(() => types.ReferralDraft, {
      name: `${field}AskReferralConsent`,
      description: 'Ask the parties whether they consent to a prepared referral (征求同意).',
    })
    async ask(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<types.ReferralDraft> {
      return types.presentDraft(ctx, await askConsent(ctx, id));
    }

    @Mutation(() => Referral, {
      name: `${field}SendReferralDraft`,
      description: 'Send a prepared referral, with the consents it needs (发出).',
    })
    async send(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.SendReferralDraftInput) input: types.SendReferralDraftInput,
    ): Promise<Referral> {
      return present(ctx, await sendDraft(ctx, input));
    }

    @Mutation(() => types.ReferralDraft, {
      name: `${field}CancelReferralDraft`,
      description: 'Give a prepared referral up, also because a party does not consent (取消拟稿).',
    })
    async cancel(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.CancelReferralDraftInput) input: types.CancelReferralDraftInput,
    ): Promise<types.ReferralDraft> {
      return types.presentDraft(ctx, await cancelDraft(ctx, input));
    }
  }
  return ReferralDraftResolver;
}

function draftsOf(ctx: RequestContext): DataLoader<string, ReferralDraftEntity[]> {
  return batchMany(
    ctx,
    'referral drafts',
    (keys) =>
      ctx.db.find(ReferralDraftEntity, {
        where: { caseCode: In(keys.map((key) => key.split(' ')[0]!)) },
        order: { draftedAt: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
