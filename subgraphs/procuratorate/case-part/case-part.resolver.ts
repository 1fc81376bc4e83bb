import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { partKey, presentCasePart } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { mayKnowOfSupervision } from '../civil-supervision/civil-supervision.policy.js';
import { CivilSupervision, presentSupervision } from '../civil-supervision/civil-supervision.type.js';
import { supervisionsOf } from '../civil-supervision/civil-supervisions.js';
import { mayKnowOfLead } from '../lead/lead.policy.js';
import { presentLead, ProcuratorialLead } from '../lead/lead.type.js';
import { leadsOf } from '../lead/leads.js';
import { mayKnowOfRecommendation } from '../recommendation/recommendation.policy.js';
import { presentRecommendation, ProcuratorialRecommendation } from '../recommendation/recommendation.type.js';
import { recommendationsOf } from '../recommendation/recommendations.js';
import { mayKnowOfSupport } from '../supported-litigation/support.policy.js';
import { presentSupport, SupportedLitigation } from '../supported-litigation/support.type.js';
import { supportsOf } from '../supported-litigation/supports.js';
import { Case, ProcuratorateRecord, TimelineEntry } from './case-part.type.js';
import { ProcuratoratePart } from './procuratorate-part.type.js';
import { timelineRecord } from './timeline-record.js';

@Resolver(() => Case)
export class CaseResolver {
  @DataClass('HEADER')
  @FieldResolver(() => ProcuratoratePart, {
    nullable: true,
    description:
      'What the procuratorate holds of the case (检察院); null where it holds or discloses nothing.',
  })
  async procuratorate(@Root() { id }: Case, @Ctx() ctx: RequestContext): Promise<ProcuratoratePart | null> {
    const access = await caseAccess(ctx).load(id);
    return access && presentCasePart(access);
  }
}

@Resolver(() => ProcuratoratePart)
export class ProcuratoratePartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [ProcuratorialLead], {
    description: 'Leads (线索), oldest first; outside the procuratorate the result alone.',
  })
  async leads(@Root() part: ProcuratoratePart, @Ctx() ctx: RequestContext): Promise<ProcuratorialLead[]> {
    const rows = await leadsOf(ctx).load(partKey(part));
    return rows.filter((row) => mayKnowOfLead(part.relation, row)).map((row) => presentLead(row));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [SupportedLitigation], {
    description:
      'Supported suits (支持起诉), oldest first; outside the procuratorate those it has decided on.',
  })
  async supportedLitigations(
    @Root() part: ProcuratoratePart,
    @Ctx() ctx: RequestContext,
  ): Promise<SupportedLitigation[]> {
    const rows = await supportsOf(ctx).load(partKey(part));
    return rows.filter((row) => mayKnowOfSupport(part.relation, row)).map((row) => presentSupport(row));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [ProcuratorialRecommendation], {
    description: 'Recommendations (检察建议), oldest first; outside the procuratorate those that are served.',
  })
  async recommendations(
    @Root() part: ProcuratoratePart,
    @Ctx() ctx: RequestContext,
  ): Promise<ProcuratorialRecommendation[]> {
    const rows = await recommendationsOf(ctx).load(partKey(part));
    return rows
      .filter((row) => mayKnowOfRecommendation(part.relation, row))
      .map((row) => presentRecommendation(row, ctx.today));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [CivilSupervision], {
    description: 'Civil supervision (民事监督), oldest first; outside the procuratorate what is decided.',
  })
  async civilSupervisions(
    @Root() part: ProcuratoratePart,
    @Ctx() ctx: RequestContext,
  ): Promise<CivilSupervision[]> {
    const rows = await supervisionsOf(ctx).load(partKey(part));
    return rows
      .filter((row) => mayKnowOfSupervision(part.relation, row))
      .map((row) => presentSupervision(row));
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @DataClass('HEADER')
  @FieldResolver(() => ProcuratorateRecord, {
    nullable: true,
    description: 'The record behind the entry; null where it is another agency’s or not to be seen.',
  })
  async procuratorate(
    @Root() { reference }: TimelineEntry,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof ProcuratorateRecord | null> {
    return timelineRecord(ctx, reference);
  }
}
