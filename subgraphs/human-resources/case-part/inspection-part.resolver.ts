import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { presentArrearsLead, WageArrearsLead } from '../arrears-lead/lead.type.js';
import { arrearsLeadsOf } from '../arrears-lead/leads.js';
import { InspectionCase, presentInspection } from '../inspection/inspection.type.js';
import { inspectionsOf } from '../inspection/inspections.js';
import { blacklistEntriesOf } from '../wage-blacklist/entries.js';
import { presentEntry, WageBlacklistEntry } from '../wage-blacklist/entry.type.js';
import { HumanResourcesPart } from './human-resources-part.type.js';

/** What the inspectors hold of a case. */
@Resolver(() => HumanResourcesPart)
export class InspectionPartResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [InspectionCase], { description: 'Labour inspections (监察案件), oldest first.' })
  async inspections(@Root() part: HumanResourcesPart, @Ctx() ctx: RequestContext): Promise<InspectionCase[]> {
    return (await inspectionsOf(ctx).load(partKey(part))).map(presentInspection);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [WageArrearsLead], { description: 'Arrears leads (欠薪线索), oldest first.' })
  async arrearsLeads(
    @Root() part: HumanResourcesPart,
    @Ctx() ctx: RequestContext,
  ): Promise<WageArrearsLead[]> {
    return (await arrearsLeadsOf(ctx).load(partKey(part))).map(presentArrearsLead);
  }

  @DataClass('HEADER')
  @FieldResolver(() => [WageBlacklistEntry], { description: 'Blacklist entries (失信名单), oldest first.' })
  async blacklistEntries(
    @Root() part: HumanResourcesPart,
    @Ctx() ctx: RequestContext,
  ): Promise<WageBlacklistEntry[]> {
    const rows = await blacklistEntriesOf(ctx).load(partKey(part));
    return rows.map((row) => presentEntry(row, ctx.today));
  }
}
