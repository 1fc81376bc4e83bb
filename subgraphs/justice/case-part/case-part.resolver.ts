import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { partKey, presentCasePart } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { LegalAidCase, presentAid } from '../legal-aid/aid.type.js';
import { aidsOf } from '../legal-aid/aids.js';
import { LegalAidObjection, presentObjection } from '../legal-aid-objection/objection.type.js';
import { objectionsOf } from '../legal-aid-objection/objections.js';
import { Case, JusticePart, JusticeRecord, TimelineEntry } from './case-part.type.js';
import { timelineRecord } from './timeline-record.js';

@Resolver(() => Case)
export class CaseResolver {
  @DataClass('HEADER')
  @FieldResolver(() => JusticePart, {
    nullable: true,
    description:
      'What the justice bureau holds of the case (司法局); null where it holds or discloses nothing.',
  })
  async justice(@Root() { id }: Case, @Ctx() ctx: RequestContext): Promise<JusticePart | null> {
    const access = await caseAccess(ctx).load(id);
    return access && presentCasePart(access);
  }
}

@Resolver(() => JusticePart)
export class JusticePartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [LegalAidCase], { description: 'Legal aid (法律援助), oldest first.' })
  async legalAid(@Root() part: JusticePart, @Ctx() ctx: RequestContext): Promise<LegalAidCase[]> {
    return (await aidsOf(ctx).load(partKey(part))).map((row) => presentAid(row));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [LegalAidObjection], {
    description: 'Objections to the refusal of legal aid (援助异议), oldest first.',
  })
  async legalAidObjections(
    @Root() part: JusticePart,
    @Ctx() ctx: RequestContext,
  ): Promise<LegalAidObjection[]> {
    return (await objectionsOf(ctx).load(partKey(part))).map((row) => presentObjection(row));
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @DataClass('HEADER')
  @FieldResolver(() => JusticeRecord, {
    nullable: true,
    description: 'The record behind the entry; null where it is another agency’s or not to be seen.',
  })
  async justice(@Root() { reference }: TimelineEntry, @Ctx() ctx: RequestContext): Promise<object | null> {
    return timelineRecord(ctx, reference);
  }
}
