import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import { presentArrearsLead, type WageArrearsLead } from '../arrears-lead/lead.type.js';
import { arrearsLeadById } from '../arrears-lead/leads.js';
import { type InspectionCase, presentInspection } from '../inspection/inspection.type.js';
import { inspectionById } from '../inspection/inspections.js';
import { blacklistEntryById } from '../wage-blacklist/entries.js';
import { presentEntry, type WageBlacklistEntry } from '../wage-blacklist/entry.type.js';

export type InspectionRecord = InspectionCase | WageArrearsLead | WageBlacklistEntry;

/** A record of the inspectors that the timeline names, as this reader may see it; null for what is none or not to be seen. */
export async function inspectionRecord(
  ctx: RequestContext,
  kind: string,
  id: string,
): Promise<InspectionRecord | null> {
  if (kind === 'InspectionCase') {
    const row = await inspectionById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentInspection(row);
  }
  if (kind === 'WageArrearsLead') {
    const row = await arrearsLeadById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentArrearsLead(row);
  }
  if (kind === 'WageBlacklistEntry') {
    const row = await blacklistEntryById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentEntry(row, ctx.today);
  }
  return null;
}
