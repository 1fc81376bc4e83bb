import type { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import type { ShowRecord } from '#kernel/mediation/mediation-records.js';
import { HotlineTicket, presentTicket } from '../hotline/ticket.type.js';
import { ticketById } from '../hotline/tickets.js';
import { Negotiation, presentNegotiation } from '../negotiation/negotiation.type.js';
import { negotiationById } from '../negotiation/negotiations.js';
import { presentRiskLead, RiskLead } from '../risk-lead/risk-lead.type.js';
import { riskLeadById } from '../risk-lead/risk-leads.js';
import { presentVisit, VisitRecord } from '../visit/visit.type.js';
import { visitById } from '../visit/visits.js';

/** For the timeline: what the union keeps of calls, visits, leads and negotiations of a case, by the names of their types. */
export const doorRecords: Record<string, ShowRecord> = {
  HotlineTicket: async (ctx, id) => {
    const row = await ofCase(ctx, await ticketById(ctx).load(id));
    return row && Object.assign(new HotlineTicket(), presentTicket(row));
  },
  Negotiation: async (ctx, id) => {
    const row = await ofCase(ctx, await negotiationById(ctx).load(id));
    return row && Object.assign(new Negotiation(), presentNegotiation(row));
  },
  RiskLead: async (ctx, id) => {
    const row = await ofCase(ctx, await riskLeadById(ctx).load(id));
    return row && Object.assign(new RiskLead(), presentRiskLead(row));
  },
  VisitRecord: async (ctx, id) => {
    const row = await ofCase(ctx, await visitById(ctx).load(id));
    return row && Object.assign(new VisitRecord(), presentVisit(row));
  },
};

/** The record, where it belongs to a case that is disclosed to this reader; one that is no case yet stands in no timeline. */
async function ofCase<Row extends { caseCode: string | null }>(
  ctx: RequestContext,
  row: Row | null,
): Promise<Row | null> {
  return row?.caseCode && (await caseAccess(ctx).load(row.caseCode)) ? row : null;
}
