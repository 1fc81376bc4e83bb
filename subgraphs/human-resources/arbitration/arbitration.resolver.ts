import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { acceptArbitration } from './accept-arbitration.js';
import type { RefusalGround } from './arbitration.entity.js';
import type { ArbitrationState } from './arbitration.state.js';
import {
  ArbitrationCase,
  ArbitrationCasePage,
  arbitrationStates,
  FileArbitrationInput,
  presentArbitration,
  refusalGrounds,
} from './arbitration.type.js';
import { listArbitrations } from './arbitrations.js';
import { requireSupplement, supplementArbitration } from './complete-application.js';
import { refuseArbitration, transferArbitration, withdrawArbitration } from './end-arbitration.js';
import { fileArbitration } from './file-arbitration.js';

@Resolver(() => ArbitrationCase)
export class ArbitrationResolver {
  @Query(() => ArbitrationCasePage, {
    description: 'Arbitrations of the own committee (本委仲裁案件), earliest open deadline first.',
  })
  async humanResourcesArbitrations(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [arbitrationStates], { nullable: true }) states: ArbitrationState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<ArbitrationCasePage> {
    const { rows, ...page } = await listArbitrations(ctx, {
      states: states ?? null,
      first,
      after: after ?? null,
    });
    return { nodes: rows.map((row) => presentArbitration(row)), ...page };
  }

  @Mutation(() => ArbitrationCase, {
    description: 'Take in an application for arbitration and open its case (收件).',
  })
  async humanResourcesFileArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => FileArbitrationInput) input: FileArbitrationInput,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await fileArbitration(ctx, input));
  }

  @Mutation(() => ArbitrationCase, { description: 'Tell the applicant, once, what is missing (补正通知).' })
  async humanResourcesRequireSupplement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('defects', () => String) defects: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await requireSupplement(ctx, id, defects));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'The application is complete (补齐); the time to decide begins anew.',
  })
  async humanResourcesSupplementArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await supplementArbitration(ctx, id));
  }

  @Mutation(() => ArbitrationCase, { description: 'Accept an application under its number (受理).' })
  async humanResourcesAcceptArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => String, { description: 'For example 鲁枣市中劳人仲案字〔2025〕第12号.' })
    number: string,
    @Arg('simplified', () => Boolean, {
      defaultValue: false,
      description: 'Handle it by the simplified procedure (简易处理).',
    })
    simplified: boolean,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await acceptArbitration(ctx, id, number, simplified));
  }

  @Mutation(() => ArbitrationCase, { description: 'Do not accept an application (不予受理).' })
  async humanResourcesRefuseArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'The reason in words.' }) reason: string,
    @Arg('ground', () => refusalGrounds, { defaultValue: refusalGrounds.OUT_OF_SCOPE }) ground: RefusalGround,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await refuseArbitration(ctx, id, ground, reason));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'Send a case to the committee that has jurisdiction (移送).',
  })
  async humanResourcesTransferArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await transferArbitration(ctx, id, reason));
  }

  @Mutation(() => ArbitrationCase, { description: 'The applicant withdraws the application (撤回仲裁申请).' })
  async humanResourcesWithdrawArbitration(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await withdrawArbitration(ctx, id, reason));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the arbitration (期限), earliest first.' })
  async deadlines(@Root() arbitration: ArbitrationCase, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(arbitration.id)).map((row) => presentDeadline(row, ctx.today));
  }
}
