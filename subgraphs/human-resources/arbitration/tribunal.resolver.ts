import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { TribunalInput } from './arbitration-course.type.js';
import { ArbitrationCase, presentArbitration } from './arbitration.type.js';
import { formTribunal } from './form-tribunal.js';
import { openHearing } from './hear.js';
import { decideRecusal, requestRecusal } from './recuse-arbitrator.js';
import { postponeHearing, scheduleHearing } from './schedule-hearing.js';
import { passDefence, receiveDefence, serveCopy } from './serve-copy.js';

/** From acceptance to the hearing. */
@Resolver()
export class TribunalResolver {
  @Mutation(() => ArbitrationCase, { description: 'Form the tribunal and tell the parties (组庭).' })
  async humanResourcesFormTribunal(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => TribunalInput) input: TribunalInput,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await formTribunal(ctx, input));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'The respondent has received the application (送达副本); the time to defend begins.',
  })
  async humanResourcesServeApplication(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar, { description: 'The date on the proof of service (送达回证).' })
    on: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await serveCopy(ctx, id, on));
  }

  @Mutation(() => ArbitrationCase, { description: 'The defence has been received (收到答辩书).' })
  async humanResourcesReceiveDefence(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await receiveDefence(ctx, id, on));
  }

  @Mutation(() => ArbitrationCase, { description: 'The applicant has received the defence (送达答辩书).' })
  async humanResourcesPassDefence(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await passDefence(ctx, id, on));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'Set the hearing and tell the parties, five working days before at the latest (开庭通知).',
  })
  async humanResourcesScheduleHearing(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar) on: string,
    @Arg('place', () => String) place: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await scheduleHearing(ctx, { id, on, place }));
  }

  @Mutation(() => ArbitrationCase, {
    description:
      'Put the hearing off at a party’s request, three working days before at the latest (延期开庭).',
  })
  async humanResourcesPostponeHearing(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => LocalDateScalar, { description: 'The new day.' }) on: string,
    @Arg('place', () => String) place: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await postponeHearing(ctx, { id, on, place, reason }));
  }

  @Mutation(() => ArbitrationCase, { description: 'Open the hearing on its day (开庭).' })
  async humanResourcesOpenHearing(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await openHearing(ctx, id));
  }

  @Mutation(() => ArbitrationCase, { description: 'A party asks that an arbitrator withdraw (申请回避).' })
  async humanResourcesRequestRecusal(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('partyId', () => ID) partyId: string,
    @Arg('arbitrator', () => String) arbitrator: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await requestRecusal(ctx, { id, partyId, arbitrator, reason }));
  }

  @Mutation(() => ArbitrationCase, {
    description: 'Decide on the recusal (回避决定): name who takes the seat, or nobody where it is refused.',
  })
  async humanResourcesDecideRecusal(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('replacement', () => String, { nullable: true }) replacement: string | null,
  ): Promise<ArbitrationCase> {
    return presentArbitration(await decideRecusal(ctx, { id, replacement: replacement ?? null }));
  }
}
