import { uuidOrNone } from '#kernel/act.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import { type LegalAidCase, presentAid } from '../legal-aid/aid.type.js';
import { aidById } from '../legal-aid/aids.js';

/** The record that the timeline names, as this reader may see it; null for another agency's and for what is not to be seen. */
export async function timelineRecord(ctx: RequestContext, reference: string): Promise<LegalAidCase | null> {
  const { kind, id } = readReference(reference);
  const row = kind === 'LegalAidCase' ? await aidById(ctx).load(uuidOrNone(id)) : null;
  const relation = row && (await relationToRecord(ctx, row));
  return row && relation && presentAid(row);
}
