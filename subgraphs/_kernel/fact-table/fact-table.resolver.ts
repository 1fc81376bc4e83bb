import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Any } from 'typeorm';
import type { Class } from '#kernel/agency.js';
import { batchMany } from '#kernel/batch.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { confirmFactEntry } from './confirm-fact-entry.js';
import { FactEntryEntity } from './fact-entry.entity.js';
import { FactEntry, presentFact, RecordFactEntryInput } from './fact-entry.type.js';
import { factHistory, standing } from './fact-table.js';
import { recordFact } from './record-fact.js';

/** The fact table below an agency's part of a case, and its doors: `unionRecordFactEntry`, `unionConfirmFactEntry`. */
export function factTableResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class FactTableResolver {
    @DataClass('CLAIM')
    @FieldResolver(() => [FactEntry], {
      description:
        'The fact table (要素表): each field with who supplied it, what contradicts it beside it, and what was corrected. Oldest first.',
    })
    async factTable(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<FactEntry[]> {
      const rows = await batchMany(
        ctx,
        'facts',
        (keys) =>
          ctx.db.find(FactEntryEntity, {
            where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
            order: { suppliedAt: 'ASC', id: 'ASC' },
          }),
        partKey,
      ).load(partKey(part));
      const stand = standing(rows);
      return rows.map((row) => presentFact(ctx, row, stand));
    }

    @Mutation(() => FactEntry, {
      name: `${field}RecordFactEntry`,
      description:
        'Fill a field of the fact table (填写要素). What another source says stays beside it; a correction keeps what was said before.',
    })
    async recordFact(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => RecordFactEntryInput) input: RecordFactEntryInput,
    ): Promise<FactEntry> {
      return shown(ctx, await recordFact(ctx, input));
    }

    @Mutation(() => FactEntry, {
      name: `${field}ConfirmFactEntry`,
      description:
        'Every party has confirmed the entry in writing (确认为无争议事实); it is not changed any more.',
    })
    async confirmFact(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('confirmedBy', () => [ID], { description: 'The parties that have confirmed it: all of them.' })
      confirmedBy: string[],
    ): Promise<FactEntry> {
      return shown(ctx, await confirmFactEntry(ctx, id, confirmedBy));
    }
  }
  return FactTableResolver;
}

async function shown(ctx: RequestContext, row: FactEntryEntity): Promise<FactEntry> {
  return presentFact(ctx, row, standing(await factHistory(ctx.db, row)));
}
