import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { CaseNumberScalar } from '#kernel/values/case-number.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { subjectOf } from '../counter/application-subject.type.js';
import { applyAnnulment } from './apply-annulment.js';
import type { AwardAnnulmentState } from './award-annulment.state.js';
import {
  annulmentStates,
  AwardAnnulment,
  AwardAnnulmentPage,
  CourtAnnulmentInput,
  CourtAnnulmentRulingInput,
  presentAnnulment,
} from './award-annulment.type.js';
import { listAnnulments } from './list-annulments.js';
import { acceptAnnulment, noteRulingReceived, ruleAnnulment } from './rule-annulment.js';

@Resolver(() => AwardAnnulment)
export class AwardAnnulmentResolver {
  @Query(() => AwardAnnulmentPage, {
    description: 'Applications to annul at the own court (本院撤销仲裁裁决), earliest open deadline first.',
  })
  courtAnnulments(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [annulmentStates], { nullable: true }) states: AwardAnnulmentState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<AwardAnnulmentPage> {
    return listAnnulments(ctx, { states: states ?? null, first, after: after ?? null });
  }

  @Mutation(() => AwardAnnulment, {
    description: 'Take in an employer’s application to annul a final award (收取撤销仲裁裁决申请).',
  })
  async courtApplyAnnulment(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtAnnulmentInput) input: CourtAnnulmentInput,
  ): Promise<AwardAnnulment> {
    const { awardNumber, finalAward, awardReceivedOn, grounds, reasons } = input;
    const { postmarkedOn = null, suitEndedOn = null } = input;
    return presentAnnulment(
      await applyAnnulment(ctx, {
        ...{ awardNumber, finalAward, awardReceivedOn, grounds, reasons, postmarkedOn, suitEndedOn },
        subject: subjectOf(input),
      }),
    );
  }

  @Mutation(() => AwardAnnulment, { description: 'Accept the application for review (受理审查).' })
  async courtAcceptAnnulment(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('number', () => CaseNumberScalar) number: string,
  ): Promise<AwardAnnulment> {
    return presentAnnulment(await acceptAnnulment(ctx, id, number));
  }

  @Mutation(() => AwardAnnulment, { description: 'Annul the award or dismiss the application (裁定).' })
  async courtRuleAnnulment(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CourtAnnulmentRulingInput) input: CourtAnnulmentRulingInput,
  ): Promise<AwardAnnulment> {
    const { ground = null, rulingNumber = null } = input;
    return presentAnnulment(await ruleAnnulment(ctx, { ...input, ground, rulingNumber }));
  }

  @Mutation(() => AwardAnnulment, {
    description: 'The parties have received the annulment (收到撤销裁定); the days to sue run from it.',
  })
  async courtNoteAnnulmentReceived(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('receivedOn', () => LocalDateScalar, { nullable: true }) receivedOn: LocalDate | null,
  ): Promise<AwardAnnulment> {
    return presentAnnulment(await noteRulingReceived(ctx, id, receivedOn ?? null));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Deadline], { description: 'Limits that run in it (期限).' })
  async deadlines(@Root() { id }: AwardAnnulment, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)).map((row) => presentDeadline(row, ctx.today));
  }
}
