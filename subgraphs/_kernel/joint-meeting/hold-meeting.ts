import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { type JointMeetingEntity, MeetingParticipantEntity } from './joint-meeting.entity.js';
import { loadMeeting, moveMeeting } from './move-meeting.js';

export interface MeetingAttendance {
  organisation: string;
  representative: string;
}

/** The meeting has taken place (召开): who came, and who spoke for them. Whoever is not named did not come. */
export function holdMeeting(
  ctx: RequestContext,
  { id, heldOn, attendance }: { id: string; heldOn?: string | null; attendance: MeetingAttendance[] },
): Promise<JointMeetingEntity> {
  return ctx.transaction(async (tx) => {
    const meeting = await loadMeeting(tx, ctx, id);
    const day = heldOn ?? ctx.today;
    if (day > ctx.today || day < meeting.calledOn)
      throw new Refusal('BAD_INPUT', '召开日期不能晚于今天，也不能早于会议通知。');
    await noteAttendance(tx, meeting, attendance);
    await moveMeeting(tx, ctx, meeting, 'hold', { heldOn: day });
    return meeting;
  });
}

async function noteAttendance(
  tx: EntityManager,
  { id: meetingId }: JointMeetingEntity,
  attendance: MeetingAttendance[],
): Promise<void> {
  const came = new Map(attendance.map(({ organisation, representative }) => [organisation, representative]));
  const participants = await tx.findBy(MeetingParticipantEntity, { meetingId });
  const known = participants.map(({ organisation }) => organisation);
  if ([...came.keys()].some((organisation) => !known.includes(organisation)))
    throw new Refusal('BAD_INPUT', '到会单位不在会议通知的范围内。');
  if (came.size < 2) throw new Refusal('BAD_INPUT', '到会单位不足两家，会议没有开成。', '请另行召集。');
  if ([...came.values()].some((name) => name.trim() === ''))
    throw new Refusal('BAD_INPUT', '请填写各到会单位的代表。');
  for (const { id, organisation } of participants)
    await tx.update(MeetingParticipantEntity, id, {
      attended: came.has(organisation),
      representative: came.get(organisation)?.trim() ?? null,
    });
}
