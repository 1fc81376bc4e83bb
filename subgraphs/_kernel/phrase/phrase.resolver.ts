import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { forgetPhrase, keepPhrase, phrasesOf } from './phrases.js';

/** The doors to a person's own phrases: `courtPhrases`, `courtKeepPhrase`, `courtForgetPhrase`. */
export function phraseResolver(field: string): Class {
  @Resolver()
  class PhraseResolver {
    @DataClass('STRUCTURE')
    @Query(() => [String], {
      name: `${field}Phrases`,
      description: 'The phrases the person has kept for opinions (常用语), the latest first.',
    })
    phrases(@Ctx() ctx: RequestContext): Promise<string[]> {
      return phrasesOf(ctx);
    }

    @DataClass('STRUCTURE')
    @Mutation(() => [String], {
      name: `${field}KeepPhrase`,
      description: 'Keep a phrase for opinions to come (存为常用语); answers all there are.',
    })
    keep(@Ctx() ctx: RequestContext, @Arg('text', () => String) text: string): Promise<string[]> {
      return keepPhrase(ctx, text);
    }

    @DataClass('STRUCTURE')
    @Mutation(() => [String], {
      name: `${field}ForgetPhrase`,
      description: 'Forget a phrase (删除常用语); answers those that are left.',
    })
    forget(@Ctx() ctx: RequestContext, @Arg('text', () => String) text: string): Promise<string[]> {
      return forgetPhrase(ctx, text);
    }
  }
  return PhraseResolver;
}
