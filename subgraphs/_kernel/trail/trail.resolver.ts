import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { Reach } from '#kernel/disclosure/reach.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { type LocalDate, LocalDateScalar } from '#kernel/values/local-date.js';
import { wordsOfAct } from './act-words.js';
import { LookPage, presentLooks } from './look.type.js';
import { readLooks } from './looks.js';
import { recordTakeOut } from './take-out.js';
import { countTrail, readTrail } from './trail.js';
import { presentTrail, TakeOutInput, TrailCount, TrailPage } from './trail.type.js';

@ArgsType()
class Days {
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day (起).' }) from?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day (止).' }) until?: LocalDate | null;
}

@ArgsType()
class Asked extends Days {
  @Field(() => ID, { nullable: true, description: 'Case code (案件码).' }) caseCode?: string | null;
  @Field(() => ID, { nullable: true, description: 'Staff id (人员).' }) person?: string | null;
  @Field(() => Int, { defaultValue: 50 }) first!: number;
  @Field(() => String, { nullable: true }) after?: string | null;
}

@ArgsType()
class TrailAsked extends Asked {
  @Field(() => String, { nullable: true, description: 'An act or a concept: referral.signFor, referral.' })
  act?: string | null;
}

@ArgsType()
class LooksAsked extends Asked {
  @Field(() => ID, { nullable: true, description: 'Agency of the reader (部门).' }) agency?: string | null;
}

/** The doors every agency has to what was done and looked at: `courtTrail`, `courtTrailCounts`, `courtLooks`, `courtRecordTakeOut`. */
export function trailResolver(field: string): Class {
  @Resolver()
  class TrailResolver {
    @Query(() => TrailPage, {
      name: `${field}Trail`,
      description:
        'What was done (操作留痕), newest first: for administrators all of the agency, for other staff what they did themselves.',
    })
    async trail(@Ctx() ctx: RequestContext, @Args(() => TrailAsked) asked: TrailAsked): Promise<TrailPage> {
      const { links, ...page } = await readTrail(
        ctx,
        { ...filterOf(asked), act: asked.act ?? null },
        pageAsked(asked),
      );
      return { nodes: await presentTrail(ctx, links), ...page };
    }

    @Reach('LINKAGE')
    @Query(() => [TrailCount], {
      name: `${field}TrailCounts`,
      description:
        'How often each act was done (操作次数): of the agency for administrators and leaders, of oneself for other staff.',
    })
    async counts(@Ctx() ctx: RequestContext, @Args(() => Days) days: Days): Promise<TrailCount[]> {
      const counts = await countTrail(ctx, { from: days.from ?? null, until: days.until ?? null });
      return counts.map(({ act, count }) => ({ act, words: wordsOfAct(act) ?? act, count }));
    }

    @Query(() => LookPage, {
      name: `${field}Looks`,
      description:
        'Who of other organisations looked at personal data held here (谁看过), the latest first: for administrators all, for other staff at one case of their own.',
    })
    async looks(@Ctx() ctx: RequestContext, @Args(() => LooksAsked) asked: LooksAsked): Promise<LookPage> {
      const { rows, ...page } = await readLooks(
        ctx,
        { ...filterOf(asked), agency: asked.agency ?? null },
        pageAsked(asked),
      );
      return { nodes: await presentLooks(ctx, rows), ...page };
    }

    @DataClass('STRUCTURE')
    @Mutation(() => InstantScalar, {
      name: `${field}RecordTakeOut`,
      description:
        'Note that a list leaves the desk as a file or on paper, before it does (导出、打印留痕); answers when.',
    })
    takeOut(@Ctx() ctx: RequestContext, @Arg('input', () => TakeOutInput) input: TakeOutInput): Promise<Date> {
      return recordTakeOut(ctx, input);
    }
  }
  return TrailResolver;
}

function filterOf({ caseCode, person, from, until }: Asked) {
  return { caseCode: caseCode ?? null, person: person ?? null, from: from ?? null, until: until ?? null };
}

function pageAsked({ first, after }: Asked) {
  return { first, after: after ?? null };
}
