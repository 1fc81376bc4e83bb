import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { JointMeetingEntity, type MeetingKind, MeetingParticipantEntity } from './joint-meeting.entity.js';
import { mayKeepMeeting } from './joint-meeting.policy.js';
import { noteMeeting } from './move-meeting.js';
import { sendNotices } from './send-meeting.js';

export interface NewMeeting {
  kind: MeetingKind;
  caseCode?: string | null;
  title: string;
  agenda: string;
  plannedFor: string;
  place: string;
  participants: string[];
}

/**
 * Calls a meeting of organisations of the address book (会议通知, A26); who calls it takes part. The notice of one about a case goes to
 * each as a referral that names no person; that of one about no case goes on paper, since every referral has its case.
 */
export function callMeeting(ctx: RequestContext, input: NewMeeting): Promise<JointMeetingEntity> {
  return ctx.transaction(async (tx) => {
    const { organisation } = ctx.actor;
    permit(mayKeepMeeting(ctx.actor, ctx.agency.manifest.name, { organisation }));
    const { kind, title, agenda, plannedFor, place } = input;
    if ([title, agenda, place].some((text) => text.trim() === ''))
      throw new Refusal('BAD_INPUT', '请填写会议名称、议题和地点。');
    if (plannedFor < ctx.today) throw new Refusal('BAD_INPUT', '召开日期不能早于今天。');
    const caseCode = await caseOf(tx, organisation, input);
    const invited = invitedTo(ctx, input.participants);
    const meeting: JointMeetingEntity = {
      ...{ id: randomUUID(), organisation, kind, state: 'CALLED', caseCode, title, agenda },
      ...{ calledOn: ctx.today, plannedFor, place, heldOn: null, closedOn: null },
      ...{ minutesNumber: null, minutes: null, minutedOn: null },
    };
    await tx.insert(JointMeetingEntity, meeting);
    const unheard = { meetingId: meeting.id, attended: null, representative: null, position: null };
    const participants = invited.map((code) => ({
      ...{ id: randomUUID(), organisation: code, ...unheard, referralId: null, confirmedOn: null },
    }));
    await tx.insert(MeetingParticipantEntity, participants);
    await sendNotices(tx, ctx, meeting, participants);
    noteMeeting(tx, ctx, meeting, 'call');
    return meeting;
  });
}

/** A case coordination is about one case of the own file, a conference about none. */
async function caseOf(
  tx: EntityManager,
  organisation: string,
  { kind, caseCode }: NewMeeting,
): Promise<string | null> {
  if (kind === 'CASE_COORDINATION' && !caseCode) throw new Refusal('BAD_INPUT', '个案协调会应当写明案件码。');
  if (kind === 'JOINT_CONFERENCE' && caseCode)
    throw new Refusal('BAD_INPUT', '联席会议不针对个案。', '讨论个案请召集个案协调会。');
  if (!caseCode) return null;
  return (await loadBy(tx, CaseFileEntity, { caseCode, organisation })).caseCode;
}

/** Refuses with UNKNOWN_ORGANISATION who is not in the address book. */
function invitedTo(ctx: RequestContext, participants: string[]): string[] {
  const own = ctx.actor.organisation;
  const others = [...new Set(participants)].filter((code) => code !== own);
  if (others.length === 0) throw new Refusal('BAD_INPUT', '请写明参加会议的其他单位。');
  return [own, ...others.map((code) => ctx.agency.book.organisation(code).code)];
}
