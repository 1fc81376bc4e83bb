import type { ReferralFollowUp } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { MeetingParticipantEntity, MeetingTaskEntity } from './joint-meeting.entity.js';

/**
 * Somebody asked to a meeting has moved the letter about it (A26): taking up the notice is saying that one comes, and its report is the
 * position; the report on a task is what came of it.
 */
export const meetingMoved: ReferralFollowUp = async (
  tx,
  ctx,
  { id: referralId, state, caseCode, result },
) => {
  const task = await tx.findOneBy(MeetingTaskEntity, { referralId });
  if (task && task.doneOn === null && state === 'RESULT_REPORTED' && result) {
    const done = { doneOn: result.reportedOn, result: result.text ?? '' };
    await tx.update(MeetingTaskEntity, task.id, done);
    record(tx, ctx, 'joint-meeting.finish-task', task.id, { caseCode });
  }
  const asked = await tx.findOneBy(MeetingParticipantEntity, { referralId });
  if (asked && state === 'ACCEPTED')
    await tx.update(MeetingParticipantEntity, asked.id, { confirmedOn: ctx.today });
  if (asked && state === 'RESULT_REPORTED' && result)
    await tx.update(MeetingParticipantEntity, asked.id, { position: result.text ?? null });
};
