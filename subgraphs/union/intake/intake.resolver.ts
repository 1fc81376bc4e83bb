import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { RequestContext } from '#kernel/context.js';
import { MediationCase, presentMediation } from '#kernel/mediation/mediation.type.js';
import { unionMediation } from '../mediation/mediation.js';
import { answerIntake, refuseIntake, seekConsent } from './answer-intake.js';
import type { IntakeState } from './intake.state.js';
import {
  intakeStates,
  OpenMediationInput,
  presentIntake,
  RegisterIntakeInput,
  UnionIntake,
} from './intake.type.js';
import { listIntakes } from './intakes.js';
import { openOwnMediation } from './open-own-mediation.js';
import { registerIntake } from './register-intake.js';

@DataClass('HEADER')
@ObjectType({ description: 'A page of intakes (接待登记列表).' })
export class UnionIntakePage {
  @Field(() => [UnionIntake]) nodes!: UnionIntake[];
  @Field(() => Int) total!: number;
  @Field(() => String, { nullable: true, description: 'Cursor for the next page; null at the end.' })
  endCursor!: string | null;
}

@Resolver()
export class IntakeResolver {
  @Query(() => UnionIntakePage, {
    description: 'Who came to the own organisation (本单位接待登记), the oldest first.',
  })
  async unionIntakes(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [intakeStates], { nullable: true }) states: IntakeState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<UnionIntakePage> {
    const { rows, total, endCursor } = await listIntakes(ctx, states ?? null, first, after ?? null);
    return { nodes: rows.map((row) => presentIntake(row)), total, endCursor };
  }

  @Mutation(() => UnionIntake, {
    description: 'Register a visit, a hotline call or an application, and open the case (接待登记).',
  })
  async unionRegisterIntake(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RegisterIntakeInput) input: RegisterIntakeInput,
  ): Promise<UnionIntake> {
    return presentIntake(await registerIntake(ctx, input));
  }

  @Mutation(() => UnionIntake, { description: 'Advice was enough (解答).' })
  async unionAnswerIntake(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
  ): Promise<UnionIntake> {
    return presentIntake(await answerIntake(ctx, id, text));
  }

  @Mutation(() => UnionIntake, { description: 'Ask the other side whether it will mediate (征求对方意愿).' })
  async unionSeekConsent(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<UnionIntake> {
    return presentIntake(await seekConsent(ctx, id));
  }

  @Mutation(() => UnionIntake, {
    description: 'Do not accept the application; the reason goes out in writing (不予受理).',
  })
  async unionRefuseIntake(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<UnionIntake> {
    return presentIntake(await refuseIntake(ctx, id, reason));
  }

  @Mutation(() => unionMediation.MediationCase, {
    description: 'Accept an application and open the mediation, both sides consenting (受理调解申请).',
  })
  async unionOpenMediation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => OpenMediationInput) input: OpenMediationInput,
  ): Promise<MediationCase> {
    return presentMediation(await openOwnMediation(ctx, input), ctx.today);
  }
}
