import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { JointMeetingEntity, MeetingParticipantEntity, MeetingTaskEntity } from './joint-meeting.entity.js';
import { minutesNumber as minutesNumberOf } from './minutes-number.js';
import { loadMeeting, moveMeeting } from './move-meeting.js';
import { sendTasks } from './send-meeting.js';

export interface MeetingMinutes {
  id: string;
  number: string;
  minutes: string;
  positions: { organisation: string; position: string }[];
  tasks: { owner: string; text: string; due: string }[];
}

/** The minutes of a meeting (纪要): what each organisation said, and the list of tasks with owner and day. */
export function minuteMeeting(ctx: RequestContext, input: MeetingMinutes): Promise<JointMeetingEntity> {
  return ctx.transaction(async (tx) => {
    const meeting = await loadMeeting(tx, ctx, input.id);
    if (input.minutes.trim() === '') throw new Refusal('BAD_INPUT', '请填写会议纪要。');
    const minutesNumber = minutesNumberOf(input.number);
    const { organisation } = meeting;
    if (await tx.existsBy(JointMeetingEntity, { organisation, minutesNumber }))
      throw new Refusal('BAD_INPUT', '该文号已经使用。', '请核对文号。');
    const participants = await tx.findBy(MeetingParticipantEntity, { meetingId: meeting.id });
    await moveMeeting(tx, ctx, meeting, 'minute', {
      ...{ minutesNumber, minutes: input.minutes.trim(), minutedOn: ctx.today },
    });
    await notePositions(tx, participants, input.positions);
    await addTasks(tx, meeting, participants, input.tasks);
    return meeting;
  });
}

/** The tasks go to their owners with the minutes, and their days are watched (任务跟踪). */
export function trackMeetingTasks(ctx: RequestContext, id: string): Promise<JointMeetingEntity> {
  return ctx.transaction(async (tx) => {
    const meeting = await loadMeeting(tx, ctx, id);
    await moveMeeting(tx, ctx, meeting, 'track');
    await sendTasks(tx, ctx, meeting);
    return meeting;
  });
}

async function notePositions(
  tx: EntityManager,
  participants: MeetingParticipantEntity[],
  positions: MeetingMinutes['positions'],
): Promise<void> {
  for (const { organisation, position } of positions) {
    const speaker = participants.find((each) => each.organisation === organisation && each.attended);
    if (!speaker) throw new Refusal('BAD_INPUT', '没有到会的单位不能表示意见。');
    await tx.update(MeetingParticipantEntity, speaker.id, { position: position.trim() || null });
  }
}

async function addTasks(
  tx: EntityManager,
  { id: meetingId, heldOn }: JointMeetingEntity,
  participants: MeetingParticipantEntity[],
  tasks: MeetingMinutes['tasks'],
): Promise<void> {
  for (const { owner, text, due } of tasks) {
    if (!participants.some(({ organisation }) => organisation === owner))
      throw new Refusal('BAD_INPUT', '任务的责任单位应当是参会单位。');
    if (text.trim() === '' || due < heldOn!)
      throw new Refusal('BAD_INPUT', '请写明任务内容；完成日期不能早于会议召开日期。');
  }
  const rows = tasks.map(({ owner, text, due }, place) => ({
    ...{
      id: randomUUID(),
      meetingId,
      place,
      owner,
      text: text.trim(),
      due,
      doneOn: null,
      result: null,
      referralId: null,
    },
  }));
  if (rows.length > 0) await tx.insert(MeetingTaskEntity, rows);
}
