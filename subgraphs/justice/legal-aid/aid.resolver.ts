import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { StatutoryDuty } from '#kernel/clock/duty.type.js';
import { RequestContext } from '#kernel/context.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { advanceAid } from './advance-aid.js';
import { advanceDuty } from './advance-duty.js';
import type { AdvanceGround } from './aid.entity.js';
import type { AidState } from './aid.state.js';
import {
  advanceGrounds,
  aidStates,
  ApplyAidInput,
  AssignLawyerInput,
  DecideAidInput,
  LegalAidCase,
  LegalAidCasePage,
  LegalAidMeans,
  presentAid,
} from './aid.type.js';
import { listAid, meansOf } from './aids.js';
import { applyAid } from './apply-aid.js';
import { assignLawyer, beginAid, endAid } from './assign-lawyer.js';
import { requireSupplement, supplementAid, withdrawAid } from './complete-application.js';
import { decideAid } from './decide-aid.js';

@Resolver(() => LegalAidCase)
export class LegalAidResolver {
  @Query(() => LegalAidCasePage, {
    description: 'Legal aid of the own bureau (本局法律援助), earliest open deadline first.',
  })
  async justiceLegalAidCases(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [aidStates], { nullable: true }) states: AidState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<LegalAidCasePage> {
    const { rows, ...page } = await listAid(ctx, { states: states ?? null, first, after: after ?? null });
    return { nodes: rows.map((row) => presentAid(row)), ...page };
  }

  @Mutation(() => LegalAidCase, {
    description: 'Take in an application for legal aid and open its case (申请).',
  })
  async justiceApplyLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ApplyAidInput) input: ApplyAidInput,
  ): Promise<LegalAidCase> {
    return presentAid(await applyAid(ctx, input));
  }

  @Mutation(() => LegalAidCase, { description: 'Tell the applicant, once, what is missing (一次性告知).' })
  async justiceRequireSupplement(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('missing', () => String) missing: string,
  ): Promise<LegalAidCase> {
    return presentAid(await requireSupplement(ctx, id, missing));
  }

  @Mutation(() => LegalAidCase, {
    description: 'The papers are complete (补齐); the days it took do not count.',
  })
  async justiceSupplementLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<LegalAidCase> {
    return presentAid(await supplementAid(ctx, id));
  }

  @Mutation(() => LegalAidCase, {
    description: 'The papers never came, or the applicant gives up (视为撤回).',
  })
  async justiceWithdrawLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<LegalAidCase> {
    return presentAid(await withdrawAid(ctx, id, reason));
  }

  @Mutation(() => LegalAidCase, { description: 'Give aid first and have the papers later (先行提供).' })
  async justiceAdvanceAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('ground', () => advanceGrounds, { defaultValue: advanceGrounds.LIMITATION_NEAR })
    ground: AdvanceGround,
  ): Promise<LegalAidCase> {
    return presentAid(await advanceAid(ctx, id, ground));
  }

  @Mutation(() => LegalAidCase, { description: 'Grant or refuse legal aid (给予、不予援助).' })
  async justiceDecideLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DecideAidInput) input: DecideAidInput,
  ): Promise<LegalAidCase> {
    return presentAid(await decideAid(ctx, input));
  }

  @Mutation(() => LegalAidCase, {
    description: 'Assign a lawyer, or another one in the first one’s place (指派、更换).',
  })
  async justiceAssignLawyer(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AssignLawyerInput) input: AssignLawyerInput,
  ): Promise<LegalAidCase> {
    return presentAid(await assignLawyer(ctx, input));
  }

  @Mutation(() => LegalAidCase, { description: 'The lawyer has taken the matter up (办理).' })
  async justiceBeginLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<LegalAidCase> {
    return presentAid(await beginAid(ctx, id));
  }

  @Mutation(() => LegalAidCase, { description: 'Conclude the aid with its report (结案).' })
  async justiceConcludeLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('report', () => String) report: string,
  ): Promise<LegalAidCase> {
    return presentAid(await endAid(ctx, id, 'conclude', report));
  }

  @Mutation(() => LegalAidCase, { description: 'Terminate the aid with its reason (终止).' })
  async justiceTerminateLegalAid(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<LegalAidCase> {
    return presentAid(await endAid(ctx, id, 'terminate', reason));
  }

  @DataClass('HEADER')
  @FieldResolver(() => StatutoryDuty, {
    nullable: true,
    description:
      'Aid comes before the papers where a limit ends within days or property must be preserved (先行提供); null where neither is so.',
  })
  advanceDuty(@Root() aid: LegalAidCase, @Ctx() ctx: RequestContext): Promise<StatutoryDuty | null> {
    return advanceDuty(ctx, aid.id);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits of the aid (期限), earliest first.' })
  async deadlines(@Root() aid: LegalAidCase, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(aid.id)).map((row) => presentDeadline(row, ctx.today));
  }

  @DataClass('LEGAL_AID_MEANS')
  @FieldResolver(() => LegalAidMeans, {
    nullable: true,
    description: 'Means of the applicant (经济困难状况); null for everybody but the bureau’s own officers.',
  })
  async means(@Root() aid: LegalAidCase, @Ctx() ctx: RequestContext): Promise<LegalAidMeans | null> {
    return meansOf(ctx, aid.id);
  }
}
