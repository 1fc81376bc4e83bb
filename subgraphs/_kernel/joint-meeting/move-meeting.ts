import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { progress } from '#kernel/case-file/register.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { JointMeetingEntity } from './joint-meeting.entity.js';
import { mayKeepMeeting } from './joint-meeting.policy.js';
import { type MeetingAct, meetingMachine } from './joint-meeting.state.js';

export async function loadMeeting(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<JointMeetingEntity> {
  const meeting = await load(tx, JointMeetingEntity, id);
  permit(mayKeepMeeting(ctx.actor, ctx.agency.manifest.name, meeting));
  return meeting;
}

/** Moves a meeting, records the act, and tells the register where it is about a case. */
export async function moveMeeting(
  tx: EntityManager,
  ctx: RequestContext,
  meeting: JointMeetingEntity,
  act: MeetingAct,
  changes: Partial<JointMeetingEntity> = {},
): Promise<void> {
  const next = { ...changes, state: move(meetingMachine, meeting.state, act) };
  Object.assign(meeting, next);
  await tx.update(JointMeetingEntity, { id: meeting.id }, next);
  noteMeeting(tx, ctx, meeting, act);
}

export function noteMeeting(
  tx: EntityManager,
  ctx: RequestContext,
  meeting: JointMeetingEntity,
  act: MeetingAct | 'call',
): void {
  const { id: recordId, caseCode, organisation, state, minutesNumber: number } = meeting;
  record(tx, ctx, `joint-meeting.${act}`, recordId, { caseCode });
  if (caseCode) progress(tx, ctx, { caseCode, organisation, kind: 'JointMeeting', recordId, state, number });
}
