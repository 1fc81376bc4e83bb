import { uuidOrNone } from '#kernel/act.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import { type LegalAidCase, presentAid } from '../legal-aid/aid.type.js';
import { aidById } from '../legal-aid/aids.js';
import { type LegalAidObjection, presentObjection } from '../legal-aid-objection/objection.type.js';
import { objectionById } from '../legal-aid-objection/objections.js';

/** The record that the timeline names, as this reader may see it; null for another agency's and for what is not to be seen. */
export async function timelineRecord(
  ctx: RequestContext,
  reference: string,
): Promise<LegalAidCase | LegalAidObjection | null> {
  const { kind, id } = readReference(reference);
  if (kind === 'LegalAidCase') {
    const row = await aidById(ctx).load(uuidOrNone(id));
    return row && (await relationToRecord(ctx, row)) && presentAid(row);
  }
  if (kind === 'LegalAidObjection') {
    const row = await objectionById(ctx).load(uuidOrNone(id));
    return row && (await relationToRecord(ctx, row)) && presentObjection(row);
  }
  return null;
}
