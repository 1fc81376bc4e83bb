import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { applySupport, applySupportInCase } from './apply-support.js';
import { endSupport } from './end-support.js';
import { fileSupport, hearSupport } from './file-support.js';
import type { SupportState } from './support.state.js';
import {
  ApplySupportInCaseInput,
  ApplySupportInput,
  DecideSupportInput,
  FileSupportInput,
  presentSupport,
  SupportedLitigation,
  SupportedLitigationPage,
  supportStates,
} from './support.type.js';
import { listSupports } from './supports.js';
import { decideSupport, declineSupport, reviewSupport } from './work-support.js';

@Resolver(() => SupportedLitigation)
export class SupportResolver {
  @Query(() => SupportedLitigationPage, {
    description: 'Supported suits of the own procuratorate (本院支持起诉), newest first.',
  })
  async procuratorateSupportedLitigations(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [supportStates], { nullable: true }) states: SupportState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<SupportedLitigationPage> {
    const { rows, ...page } = await listSupports(ctx, {
      ...{ states: states ?? null, first, after: after ?? null },
    });
    return { nodes: rows.map((row) => presentSupport(row)), ...page };
  }

  @Mutation(() => SupportedLitigation, {
    description: 'Take in an application for support, with the claimants’ consent, and open its case (申请).',
  })
  async procuratorateApplySupport(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ApplySupportInput) input: ApplySupportInput,
  ): Promise<SupportedLitigation> {
    return presentSupport(await applySupport(ctx, input));
  }

  @Mutation(() => SupportedLitigation, {
    description: 'Take in an application for support in a case on file, after a lead for instance (申请).',
  })
  async procuratorateApplySupportInCase(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ApplySupportInCaseInput) input: ApplySupportInCaseInput,
  ): Promise<SupportedLitigation> {
    return presentSupport(await applySupportInCase(ctx, input));
  }

  @Mutation(() => SupportedLitigation, { description: 'Take an application up and weigh it (审查).' })
  async procuratorateReviewSupport(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SupportedLitigation> {
    return presentSupport(await reviewSupport(ctx, id));
  }

  @Mutation(() => SupportedLitigation, {
    description: 'Decide to support the suit; the law must let it be brought now (决定支持起诉).',
  })
  async procuratorateDecideSupport(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DecideSupportInput) input: DecideSupportInput,
  ): Promise<SupportedLitigation> {
    return presentSupport(await decideSupport(ctx, input));
  }

  @Mutation(() => SupportedLitigation, { description: 'Decline to support the suit (不支持起诉).' })
  async procuratorateDeclineSupport(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<SupportedLitigation> {
    return presentSupport(await declineSupport(ctx, id, reason));
  }

  @Mutation(() => SupportedLitigation, {
    description:
      'Hand the court the statement of support once the claimants have sued (提交支持起诉书, A14).',
  })
  async procuratorateFileSupport(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FileSupportInput) input: FileSupportInput,
  ): Promise<SupportedLitigation> {
    return presentSupport(await fileSupport(ctx, input));
  }

  @Mutation(() => SupportedLitigation, { description: 'The court hears the suit (开庭).' })
  async procuratorateHearSupport(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('hearingOn', () => LocalDateScalar) hearingOn: string,
  ): Promise<SupportedLitigation> {
    return presentSupport(await hearSupport(ctx, id, hearingOn));
  }

  @Mutation(() => SupportedLitigation, { description: 'The suit is over; record its result (办结).' })
  async procuratorateCloseSupport(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('result', () => String) result: string,
  ): Promise<SupportedLitigation> {
    return presentSupport(await endSupport(ctx, id, 'close', result));
  }

  @Mutation(() => SupportedLitigation, { description: 'The parties have settled (促成和解).' })
  async procuratorateSettleSupport(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
  ): Promise<SupportedLitigation> {
    return presentSupport(await endSupport(ctx, id, 'settle', text));
  }

  @Mutation(() => SupportedLitigation, {
    description: 'The claimants take the application or their consent back (撤回).',
  })
  async procuratorateWithdrawSupport(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<SupportedLitigation> {
    return presentSupport(await endSupport(ctx, id, 'withdraw', reason));
  }
}
