import type { Role } from '#kernel/actor.js';
import { callMeeting } from '#kernel/joint-meeting/call-meeting.js';
import { holdMeeting } from '#kernel/joint-meeting/hold-meeting.js';
import { minuteMeeting } from '#kernel/joint-meeting/minute-meeting.js';
import type { AgencyRoom } from './agency-room.js';
import { askAgency, type Json } from './case-as-seen.js';

type Room = Pick<AgencyRoom, 'agency' | 'at'>;

/** Calls, holds and minutes a meeting about a case of the own file with one other organisation. */
export async function minutedMeeting(
  room: Room,
  role: Role,
  { caseCode, number, other }: { caseCode: string; number: string; other: string },
): Promise<string> {
  const { today, actor } = room.at(role);
  const { id } = await callMeeting(room.at(role), {
    ...{ kind: 'CASE_COORDINATION', caseCode, title: '个案协调会', agenda: '如何先行支付' },
    ...{ plannedFor: today, place: '联动中心', participants: [other] },
  });
  const attendance = [actor.organisation, other].map((organisation) => ({
    ...{ organisation, representative: '样例' },
  }));
  await holdMeeting(room.at(role), { id, heldOn: null, attendance });
  await minuteMeeting(room.at(role), { id, number, minutes: '意见一致。', positions: [], tasks: [] });
  return id;
}

/** What an entry of the timeline about a meeting shows a person of the agency. */
export async function meetingEntry(room: Room, role: Role, id: string): Promise<Json> {
  const { field } = room.agency.manifest;
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) {
    ... on TimelineEntry { ${field} { __typename ... on JointMeeting { minutesNumber } } } } }`;
  const of = [{ __typename: 'TimelineEntry', reference: `JointMeeting:${id}` }];
  const { _entities } = await askAgency(room.at(role), query, { of });
  return JSON.parse(JSON.stringify(_entities[0][field]));
}
