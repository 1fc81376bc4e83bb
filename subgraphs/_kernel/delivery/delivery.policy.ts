import { type Actor, caseRoles, hasRole } from '#kernel/actor.js';

/** Who works cases or keeps the system of an organisation sees what it has sent, and mends what was refused; leaders only see. */
export function mayFollowDeliveries(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency;
}

export function maySendAgain(actor: Actor, message: { sender: string }): boolean {
  const works = hasRole(actor, ...caseRoles, 'ADMINISTRATOR');
  return actor.kind === 'STAFF' && works && actor.organisation === message.sender;
}
