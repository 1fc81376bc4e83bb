import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { Deadline, presentDeadline } from '#kernel/deadline/deadline.type.js';
import { deadlinesOf } from '#kernel/deadline/deadlines.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { HumanResourcesPart } from '../case-part/human-resources-part.type.js';
import { applyAnnulment, ruleAnnulment } from './annul-award.js';
import {
  ArbitralAward,
  AwardService,
  AwardShareInput,
  MakeAwardInput,
  presentAward,
  presentService,
  ServeAwardInput,
} from './award.type.js';
import { awardsOf, servicesOfAward } from './awards.js';
import { endSuit, recordSuit } from './contest-award.js';
import { makeAward } from './make-award.js';
import { serveAward } from './serve-award.js';
import { shareAward } from './share-award.js';
import { takeEffect } from './take-effect.js';

@Resolver(() => ArbitralAward)
export class AwardResolver {
  @Mutation(() => [ArbitralAward], {
    description:
      'Make the award: each item is judged by itself against twelve monthly minimum wages, and final and other items stand in two documents (作出裁决).',
  })
  async humanResourcesMakeAward(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => MakeAwardInput) input: MakeAwardInput,
  ): Promise<ArbitralAward[]> {
    return (await makeAward(ctx, input)).map(presentAward);
  }

  @Mutation(() => [ArbitralAward], {
    description:
      'Serve the documents on a party (送达裁决书); its time to sue or to ask for annulment begins.',
  })
  async humanResourcesServeAward(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ServeAwardInput) input: ServeAwardInput,
  ): Promise<ArbitralAward[]> {
    return (await serveAward(ctx, input)).map(presentAward);
  }

  @Mutation(() => ArbitralAward, {
    description:
      'Note what of an award is whose, to the fen (登记各人裁决金额); a list with a wrong line is refused whole.',
  })
  async humanResourcesShareAward(
    @Ctx() ctx: RequestContext,
    @Arg('awardId', () => ID) awardId: string,
    @Arg('shares', () => [AwardShareInput]) shares: AwardShareInput[],
  ): Promise<ArbitralAward> {
    const lines = shares.map(({ partyId, amount }) => ({ partyId, amount }));
    return presentAward(await shareAward(ctx, { awardId, shares: lines }));
  }

  @Mutation(() => ArbitralAward, { description: 'A party has sued in time (当事人起诉).' })
  async humanResourcesRecordSuit(
    @Ctx() ctx: RequestContext,
    @Arg('awardId', () => ID) awardId: string,
    @Arg('partyId', () => ID) partyId: string,
    @Arg('on', () => LocalDateScalar) on: string,
    @Arg('courtNumber', () => String, { nullable: true }) courtNumber: string | null,
  ): Promise<ArbitralAward> {
    return presentAward(await recordSuit(ctx, { awardId, partyId, on, courtNumber: courtNumber ?? null }));
  }

  @Mutation(() => ArbitralAward, { description: 'A suit was dismissed or withdrawn (起诉被驳回或撤诉).' })
  async humanResourcesEndSuit(
    @Ctx() ctx: RequestContext,
    @Arg('awardId', () => ID) awardId: string,
    @Arg('partyId', () => ID, { description: 'Who had sued.' }) partyId: string,
    @Arg('receivedOn', () => LocalDateScalar, { description: 'When the ruling was received (收到裁定).' })
    receivedOn: string,
  ): Promise<ArbitralAward> {
    return presentAward(await endSuit(ctx, { awardId, partyId, receivedOn }));
  }

  @Mutation(() => ArbitralAward, {
    description: 'The employer has asked the intermediate court to annul a final award (申请撤销裁决).',
  })
  async humanResourcesRecordAnnulmentApplication(
    @Ctx() ctx: RequestContext,
    @Arg('awardId', () => ID) awardId: string,
    @Arg('partyId', () => ID) partyId: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<ArbitralAward> {
    return presentAward(await applyAnnulment(ctx, { awardId, partyId, on }));
  }

  @Mutation(() => ArbitralAward, {
    description: 'The intermediate court has ruled on the annulment (撤销裁定).',
  })
  async humanResourcesRecordAnnulmentRuling(
    @Ctx() ctx: RequestContext,
    @Arg('awardId', () => ID) awardId: string,
    @Arg('annulled', () => Boolean) annulled: boolean,
    @Arg('receivedOn', () => LocalDateScalar) receivedOn: string,
  ): Promise<ArbitralAward> {
    return presentAward(await ruleAnnulment(ctx, { awardId, annulled, receivedOn }));
  }

  @Mutation(() => ArbitralAward, {
    description: 'Nobody has sued in time: the award is in force (裁决生效).',
  })
  async humanResourcesConfirmAwardInForce(
    @Ctx() ctx: RequestContext,
    @Arg('awardId', () => ID) awardId: string,
  ): Promise<ArbitralAward> {
    return presentAward(await takeEffect(ctx, awardId));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [AwardService], { description: 'How it was served on each party (送达情况).' })
  async services(@Root() award: ArbitralAward, @Ctx() ctx: RequestContext): Promise<AwardService[]> {
    return (await servicesOfAward(ctx).load(award.id)).map(presentService);
  }
}

@Resolver(() => AwardService)
export class AwardServiceResolver {
  @FieldResolver(() => [Deadline], { description: 'The party’s own times (起诉、申请撤销期限).' })
  async deadlines(@Root() service: AwardService, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(service.id)).map((row) => presentDeadline(row, ctx.today));
  }
}

@Resolver(() => HumanResourcesPart)
export class AwardsOfPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [ArbitralAward], { description: 'Arbitral awards (仲裁裁决书), the final one first.' })
  async awards(@Root() part: HumanResourcesPart, @Ctx() ctx: RequestContext): Promise<ArbitralAward[]> {
    return (await awardsOf(ctx).load(partKey(part))).map(presentAward);
  }
}
