import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import { meetLimit, registerLimit } from './register-limit.js';
import { RegisteredLimit, RegisterLimitInput } from './registered-limit.type.js';
import { registeredLimitsOf, showLimit } from './registered-limits.js';

/** The doors to the limits whose events a person registers: `courtRegisterLimit`, `courtMeetLimit`. */
export function registeredLimitResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class RegisteredLimitResolver {
    @DataClass('HEADER')
    @FieldResolver(() => [RegisteredLimit], {
      description: 'Limits of the law whose events were put on record by a person (期限登记), oldest first.',
    })
    async registeredLimits(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<RegisteredLimit[]> {
      const rows = await registeredLimitsOf(ctx).load(partKey(part));
      return Promise.all(rows.map((row) => showLimit(ctx, row)));
    }

    @Mutation(() => RegisteredLimit, {
      name: `${field}RegisterLimit`,
      description: 'Put an event on record from which a limit of the law runs (期限登记).',
    })
    async register(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => RegisterLimitInput) input: RegisterLimitInput,
    ): Promise<RegisteredLimit> {
      return showLimit(ctx, await registerLimit(ctx, input));
    }

    @Mutation(() => RegisteredLimit, {
      name: `${field}MeetLimit`,
      description: 'Put on record that what was due within a registered limit has been done (登记完成).',
    })
    async meet(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('doneOn', () => LocalDateScalar, { description: 'When it was done (完成日).' }) doneOn: string,
      @Arg('text', () => String, { description: 'What was done (完成情况).' }) text: string,
    ): Promise<RegisteredLimit> {
      return showLimit(ctx, await meetLimit(ctx, { id, doneOn, text }));
    }
  }
  return RegisteredLimitResolver;
}
