import { uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { relationToRecord } from '#kernel/disclosure/access.js';
import { JointMeeting, presentMeeting } from './joint-meeting.type.js';
import { meetingById } from './joint-meetings.js';

/** The meeting that an entry of the timeline speaks of; null where it is another agency’s, of no case, or not for this reader. */
export async function showMeeting(ctx: RequestContext, id: string): Promise<JointMeeting | null> {
  const row = await meetingById(ctx).load(uuidOrNone(id));
  if (!row?.caseCode) return null;
  const relation = await relationToRecord(ctx, { ...row, caseCode: row.caseCode });
  return relation && Object.assign(new JointMeeting(), presentMeeting(row));
}
