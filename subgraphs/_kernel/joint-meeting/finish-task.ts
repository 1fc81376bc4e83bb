import { IsNull } from 'typeorm';
import { load } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { type JointMeetingEntity, MeetingTaskEntity } from './joint-meeting.entity.js';
import { loadMeeting, moveMeeting } from './move-meeting.js';

/** An owner has told what came of a task (任务完成). */
export function finishMeetingTask(
  ctx: RequestContext,
  { taskId, result, doneOn }: { taskId: string; result: string; doneOn?: string | null },
): Promise<JointMeetingEntity> {
  return ctx.transaction(async (tx) => {
    const task = await load(tx, MeetingTaskEntity, taskId);
    const meeting = await loadMeeting(tx, ctx, task.meetingId);
    if (meeting.state !== 'ACTIONS_TRACKED')
      throw new Refusal('WRONG_STATE', '任务还没有下达，或者会议事项已经办结。');
    if (task.doneOn !== null) throw new Refusal('WRONG_STATE', '该任务已经完成。');
    const day = doneOn ?? ctx.today;
    if (result.trim() === '') throw new Refusal('BAD_INPUT', '请填写完成情况。');
    if (day > ctx.today || day < meeting.heldOn!)
      throw new Refusal('BAD_INPUT', '完成日期不能晚于今天，也不能早于会议召开日期。');
    await tx.update(MeetingTaskEntity, task.id, { doneOn: day, result: result.trim() });
    record(tx, ctx, 'joint-meeting.finish-task', task.id, { caseCode: meeting.caseCode });
    return meeting;
  });
}

/** Every task is done (办结). */
export function closeMeeting(ctx: RequestContext, id: string): Promise<JointMeetingEntity> {
  return ctx.transaction(async (tx) => {
    const meeting = await loadMeeting(tx, ctx, id);
    const open = await tx.countBy(MeetingTaskEntity, { meetingId: meeting.id, doneOn: IsNull() });
    if (open > 0) throw new Refusal('WRONG_STATE', `还有${open}项任务没有完成，不能办结。`);
    await moveMeeting(tx, ctx, meeting, 'close', { closedOn: ctx.today });
    return meeting;
  });
}
