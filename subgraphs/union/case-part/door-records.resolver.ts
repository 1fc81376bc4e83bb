import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { HotlineTicket, presentTicket } from '../hotline/ticket.type.js';
import { ticketsOf } from '../hotline/tickets.js';
import { Negotiation, presentNegotiation } from '../negotiation/negotiation.type.js';
import { negotiationsOf } from '../negotiation/negotiations.js';
import { presentRiskLead, RiskLead } from '../risk-lead/risk-lead.type.js';
import { riskLeadsOf } from '../risk-lead/risk-leads.js';
import { presentVisit, VisitRecord } from '../visit/visit.type.js';
import { visitsOf } from '../visit/visits.js';
import { UnionPart } from './union-part.type.js';

@Resolver(() => UnionPart)
export class DoorRecordsResolver {
  @DataClass('HEADER')
  @FieldResolver(() => [HotlineTicket], { description: 'Hotline tickets that became the case (12351工单).' })
  async hotlineTickets(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<HotlineTicket[]> {
    return (await ticketsOf(ctx).load(partKey(part))).map((row) => presentTicket(row));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [VisitRecord], { description: 'Visits that became the case (来访接待登记).' })
  async visits(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<VisitRecord[]> {
    return (await visitsOf(ctx).load(partKey(part))).map((row) => presentVisit(row));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [RiskLead], { description: 'Risk leads of the case (欠薪、隐患线索).' })
  async riskLeads(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<RiskLead[]> {
    return (await riskLeadsOf(ctx).load(partKey(part))).map((row) => presentRiskLead(row));
  }

  @DataClass('HEADER')
  @FieldResolver(() => [Negotiation], { description: 'Negotiations of the sides (和解协商), oldest first.' })
  async negotiations(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Negotiation[]> {
    return (await negotiationsOf(ctx).load(partKey(part))).map((row) => presentNegotiation(row));
  }
}
