import { type Actor, hasRole } from '#kernel/actor.js';
import { maySupervise } from '../staff.policy.js';
import type { JointMeetingEntity } from './joint-meeting.entity.js';

/** An officer of the union calls meetings and keeps those of the own organisation. */
export function mayKeepMeeting(actor: Actor, meeting: Pick<JointMeetingEntity, 'organisation'>): boolean {
  return maySupervise(actor, meeting);
}

/** The union's own people see which meetings it has called. */
export function mayListMeetings(actor: Actor): boolean {
  return actor.agency === 'union' && hasRole(actor, 'UNION_OFFICER', 'MEDIATOR', 'LEADER');
}
