import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { present } from '#kernel/referral/referrals.js';
import { Referral } from '#kernel/referral/referral.type.js';
import { DeclareAgreementInvalidInput } from './agreement-invalidity.type.js';
import * as types from './agreement.type.js';
import { applyOnAgreement } from './apply-on-agreement.js';
import { confirmationRoute, reviewRoute } from './enforceable-route.js';
import { declareInvalid } from './declare-invalid.js';
import { draftAgreement } from './draft-agreement.js';
import type { MediationTypes } from './mediation-types.js';
import { recordBreach, recordPerformance } from './record-performance.js';
import { signAgreement } from './sign-agreement.js';

/** The doors of an agreement: drafted, signed, confirmed, performed. */
export function agreementDoors(field: string, { MediationAgreement }: MediationTypes): Class {
  @Resolver()
  class AgreementResolver {
    @Mutation(() => MediationAgreement, {
      name: `${field}DraftAgreement`,
      description: 'Write down the terms (拟定调解协议); a draft not yet in effect gives way.',
    })
    async draft(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.DraftAgreementInput) input: types.DraftAgreementInput,
    ): Promise<types.MediationAgreement> {
      return types.presentAgreement(await draftAgreement(ctx, input));
    }

    @Mutation(() => MediationAgreement, {
      name: `${field}SignAgreement`,
      description:
        'Record a signature or the seal (签名、盖章). The agreement takes effect with the last one its route asks for.',
    })
    async sign(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.SignAgreementInput) input: types.SignAgreementInput,
    ): Promise<types.MediationAgreement> {
      return types.presentAgreement(await signAgreement(ctx, input));
    }

    @Mutation(() => MediationAgreement, {
      name: `${field}RecordPerformance`,
      description: 'Record a payment (履行记录); performed once all is paid.',
    })
    async perform(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.RecordPerformanceInput) input: types.RecordPerformanceInput,
    ): Promise<types.MediationAgreement> {
      return types.presentAgreement(await recordPerformance(ctx, input));
    }

    @Mutation(() => MediationAgreement, {
      name: `${field}RecordBreach`,
      description: 'Record that the last day has passed unperformed (违约).',
    })
    async breach(
      @Ctx() ctx: RequestContext,
      @Arg('agreementId', () => ID) agreementId: string,
    ): Promise<types.MediationAgreement> {
      return types.presentAgreement(await recordBreach(ctx, agreementId));
    }

    @Mutation(() => MediationAgreement, {
      name: `${field}DeclareAgreementInvalid`,
      description: 'Record that a court or an arbitration has declared the agreement invalid (确认无效).',
    })
    async invalid(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => DeclareAgreementInvalidInput) input: DeclareAgreementInvalidInput,
    ): Promise<types.MediationAgreement> {
      return types.presentAgreement(await declareInvalid(ctx, input));
    }

    @Mutation(() => Referral, {
      name: `${field}ApplyConfirmation`,
      description:
        'Hand in the parties’ joint application for judicial confirmation (共同申请司法确认, A05), within 30 days of effect.',
    })
    async applyConfirmation(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.ApplyConfirmationInput) input: types.ApplyConfirmationInput,
    ): Promise<Referral> {
      return present(ctx, await applyOnAgreement(ctx, confirmationRoute, input));
    }
  }
  return AgreementResolver;
}

/** The door to arbitral review, for agencies that are not themselves the arbitration. */
export function arbitralReviewDoor(field: string): Class {
  @Resolver()
  class ArbitralReviewResolver {
    @Mutation(() => Referral, {
      name: `${field}ApplyArbitralReview`,
      description:
        'Hand in the parties’ joint application for arbitral review (共同申请仲裁审查, A06), within 15 days of effect.',
    })
    async applyArbitralReview(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => types.ApplyArbitralReviewInput)
      input: types.ApplyArbitralReviewInput,
    ): Promise<Referral> {
      return present(ctx, await applyOnAgreement(ctx, reviewRoute, input));
    }
  }
  return ArbitralReviewResolver;
}
