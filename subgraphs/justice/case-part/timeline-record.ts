import { uuidOrNone } from '#kernel/act.js';
import { readReference } from '#kernel/case-file/record-reference.js';
import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import { showMeeting } from '#kernel/joint-meeting/show-meeting.js';
import { mediationRecords, type ShowRecord } from '#kernel/mediation/mediation-records.js';
import { presentAid } from '../legal-aid/aid.type.js';
import { aidById } from '../legal-aid/aids.js';
import { presentObjection } from '../legal-aid-objection/objection.type.js';
import { objectionById } from '../legal-aid-objection/objections.js';
import { peoplesMediation } from '../peoples-mediation/peoples-mediation.js';

/** By the name of its type: how a record is found and shown to this reader. */
const records: Record<string, ShowRecord> = {
  ...mediationRecords('justice', peoplesMediation),
  JointMeeting: showMeeting,
  async LegalAidCase(ctx, id) {
    const row = await aidById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentAid(row);
  },
  async LegalAidObjection(ctx, id) {
    const row = await objectionById(ctx).load(id);
    return row && (await relationToRecord(ctx, row)) && presentObjection(row);
  },
};

/** The record that the timeline names, as this reader may see it; null for another agency's and for what is not to be seen. */
export async function timelineRecord(ctx: RequestContext, reference: string): Promise<object | null> {
  const { kind, id } = readReference(reference);
  return Object.hasOwn(records, kind) ? records[kind]!(ctx, uuidOrNone(id)) : null;
}
