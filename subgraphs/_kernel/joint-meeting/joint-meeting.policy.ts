import { type Actor, hasRole, type Role } from '#kernel/actor.js';
import type { JointMeetingEntity } from './joint-meeting.entity.js';

/** Who speaks for an organisation to the others; a mediator stands between the parties and calls none together. */
const officers: readonly Role[] = [
  'CLERK',
  'JUDGE',
  'UNION_OFFICER',
  'ARBITRATOR',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
];

/** An officer of the agency calls meetings and keeps those of the own organisation. */
export function mayKeepMeeting(
  actor: Actor,
  agency: string,
  meeting: Pick<JointMeetingEntity, 'organisation'>,
): boolean {
  return (
    actor.agency === agency && hasRole(actor, ...officers) && actor.organisation === meeting.organisation
  );
}

/** The agency's own people see which meetings it has called. */
export function mayListMeetings(actor: Actor, agency: string): boolean {
  return actor.agency === agency && hasRole(actor, ...officers, 'MEDIATOR', 'LEADER');
}
