import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { RequestContext } from '#kernel/context.js';
import { OpenEnquiryCaseInput } from '../enquirer/enquirer.type.js';
import { answerVisit, escalateVisit } from './end-visit.js';
import { registerVisit } from './register-visit.js';
import type { VisitState } from './visit.state.js';
import { presentVisit, RegisterVisitInput, VisitRecord, VisitRecordPage, visitStates } from './visit.type.js';
import { listVisits } from './visits.js';

@Resolver()
export class VisitResolver {
  @Query(() => VisitRecordPage, { description: 'Visits to the own organisation (本单位来访接待登记).' })
  async unionVisits(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [visitStates], { nullable: true }) states: VisitState[] | null,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<VisitRecordPage> {
    const { rows, ...page } = await listVisits(ctx, { states: states ?? null, first, after: after ?? null });
    return { nodes: rows.map((row) => presentVisit(row)), ...page };
  }

  @Mutation(() => VisitRecord, { description: 'Register a visit; advice needs no case (来访接待登记).' })
  async unionRegisterVisit(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RegisterVisitInput) input: RegisterVisitInput,
  ): Promise<VisitRecord> {
    return presentVisit(await registerVisit(ctx, input));
  }

  @Mutation(() => VisitRecord, { description: 'Advice was enough for the visitor (解答).' })
  async unionAnswerVisit(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String) text: string,
  ): Promise<VisitRecord> {
    return presentVisit(await answerVisit(ctx, id, text));
  }

  @Mutation(() => VisitRecord, {
    description: 'A visit becomes a case of the union; its intake is opened (转办).',
  })
  async unionEscalateVisit(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => OpenEnquiryCaseInput) input: OpenEnquiryCaseInput,
  ): Promise<VisitRecord> {
    return presentVisit(await escalateVisit(ctx, input));
  }
}
