import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import type { MeetingBody } from '#kernel/referral/referral.entity.js';
import {
  type JointMeetingEntity,
  MeetingParticipantEntity,
  MeetingTaskEntity,
} from './joint-meeting.entity.js';

/** Sends the notice of a meeting about a case to everybody asked (会议通知, A26). Refuses with CONFIDENTIAL one that names a person. */
export async function sendNotices(
  tx: EntityManager,
  ctx: RequestContext,
  meeting: JointMeetingEntity,
  participants: readonly MeetingParticipantEntity[],
): Promise<void> {
  if (meeting.caseCode === null) return;
  for (const { id, organisation: to } of participants.filter((each) => isOther(meeting, each.organisation))) {
    const referralId = await send(tx, ctx, { meeting, to, title: '会议通知', content: {} });
    await tx.update(MeetingParticipantEntity, id, { referralId });
  }
}

/** Sends every other owner its tasks with the minutes (会议纪要、任务清单, A26); each letter follows the notice of that owner. */
export async function sendTasks(
  tx: EntityManager,
  ctx: RequestContext,
  meeting: JointMeetingEntity,
): Promise<void> {
  if (meeting.caseCode === null) return;
  const { id: meetingId, minutes, minutesNumber } = meeting;
  const tasks = await tx.find(MeetingTaskEntity, { where: { meetingId }, order: { place: 'ASC' } });
  for (const { id: taskId, owner: to, text: task, due: taskDue } of tasks) {
    if (!isOther(meeting, to)) continue;
    const notice = await tx.findOneByOrFail(MeetingParticipantEntity, { meetingId, organisation: to });
    const content = { minutesNumber, minutes, taskId, task, taskDue };
    const originId = notice.referralId;
    const referralId = await send(tx, ctx, { meeting, to, title: '会议纪要', content, originId });
    await tx.update(MeetingTaskEntity, taskId, { referralId });
  }
}

interface Letter {
  meeting: JointMeetingEntity;
  to: string;
  title: string;
  content: Partial<MeetingBody>;
  originId?: string | null;
}

async function send(
  tx: EntityManager,
  ctx: RequestContext,
  { meeting, to, title, content, originId }: Letter,
): Promise<string> {
  const {
    id: meetingId,
    organisation: from,
    kind,
    agenda,
    plannedFor,
    place,
    minutesNumber: number,
  } = meeting;
  const { id } = await issueReferral(tx, ctx, {
    ...{ arrow: 'A26', from, to, caseCode: meeting.caseCode!, recordId: meetingId, consents: [] },
    ...{ materials: [title], ...(originId ? { originId } : {}) },
    letter: { type: 'MINUTES', number, title, signedBy: ctx.actor.name },
    content: { meeting: { meetingId, kind, title: meeting.title, agenda, plannedFor, place, ...content } },
  });
  return id;
}

function isOther({ organisation }: JointMeetingEntity, code: string): boolean {
  return code !== organisation;
}
