import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { divertFiling } from './divert-filing.js';
import type { FilingIntakeState } from './filing-intake.state.js';
import {
  CourtDiversionInput,
  CourtFilingInput,
  CourtFilingNoteInput,
  FilingIntake,
  FilingIntakePage,
  filingIntakeStates,
  presentFilingIntake,
} from './filing-intake.type.js';
import { listIntakes } from './list-intakes.js';
import { receiveFiling } from './receive-filing.js';
import { refuseFiling } from './refuse-filing.js';
import { requireSupplement, supplementFiling } from './supplement-filing.js';

@Resolver(() => FilingIntake)
export class FilingIntakeResolver {
  @Query(() => FilingIntakePage, { description: 'Filing intakes of the own court (本院收件), newest first.' })
  courtFilingIntakes(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [filingIntakeStates], { nullable: true }) states: FilingIntakeState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<FilingIntakePage> {
    return listIntakes(ctx, { states: states ?? null, first, after: after ?? null });
  }

  @Mutation(() => FilingIntake, { description: 'Take in a complaint with a dated receipt (收取起诉材料).' })
  async courtReceiveFiling(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtFilingInput) input: CourtFilingInput,
  ): Promise<FilingIntake> {
    const { title = null, claim = null, facts = null, directSuitGround = null, awardNumber = null } = input;
    return presentFilingIntake(
      await receiveFiling(ctx, { ...input, title, claim, facts, directSuitGround, awardNumber }),
    );
  }

  @Mutation(() => FilingIntake, { description: 'Tell the applicant once what is missing (通知补正).' })
  async courtRequireSupplement(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtFilingNoteInput) input: CourtFilingNoteInput,
  ): Promise<FilingIntake> {
    return presentFilingIntake(await requireSupplement(ctx, input.id, input.text));
  }

  @Mutation(() => FilingIntake, { description: 'The complaint has been completed (补齐材料).' })
  async courtSupplementFiling(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<FilingIntake> {
    return presentFilingIntake(await supplementFiling(ctx, id));
  }

  @Mutation(() => FilingIntake, { description: 'Rule that the complaint is not accepted (裁定不予受理).' })
  async courtRefuseFiling(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtFilingNoteInput) input: CourtFilingNoteInput,
  ): Promise<FilingIntake> {
    return presentFilingIntake(await refuseFiling(ctx, input.id, input.text));
  }

  @Mutation(() => FilingIntake, {
    description: 'Lead the applicant to another way, such as arbitration (引导其他途径).',
  })
  async courtDivertFiling(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtDiversionInput) input: CourtDiversionInput,
  ): Promise<FilingIntake> {
    return presentFilingIntake(await divertFiling(ctx, { ...input, to: input.to ?? null }));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限).' })
  async deadlines(@Root() { id }: FilingIntake, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}
