import { uuidOrNone } from '#kernel/act.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import { presentLetter, type ReceivedLetter } from '#kernel/supervision/letter.type.js';
import { letterById } from '#kernel/supervision/letters.js';
import { letterKindOf } from '#kernel/supervision/move-letter.js';
import { mayKnowOfLead } from '../lead/lead.policy.js';
import { presentLead, type ProcuratorialLead } from '../lead/lead.type.js';
import { leadById } from '../lead/leads.js';

/** The record that the timeline names, as this reader may see it; null for another agency's and for what is not to be seen. */
export async function timelineRecord(
  ctx: RequestContext,
  reference: string,
): Promise<ReceivedLetter | ProcuratorialLead | null> {
  const { kind, id } = readReference(reference);
  if (kind === letterKindOf(ctx)) {
    const row = await letterById(ctx).load(uuidOrNone(id));
    const relation = row && (await relationToRecord(ctx, row));
    return row && relation && presentLetter(row, ctx.today);
  }
  if (kind === 'ProcuratorialLead') {
    const row = await leadById(ctx).load(uuidOrNone(id));
    const relation = row && (await relationToRecord(ctx, row));
    return row && relation && mayKnowOfLead(relation, row) ? presentLead(row) : null;
  }
  return null;
}
