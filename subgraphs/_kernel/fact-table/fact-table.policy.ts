import type { Actor } from '#kernel/actor.js';
import { caseRoles } from '#kernel/actor.js';
import { bestSight } from '#kernel/disclosure/matrix.js';
import { standingOf, type Standing } from '#kernel/disclosure/relation.js';
import { mayWorkReferral } from '#kernel/referral/referral.policy.js';
import type { LocalDate } from '#kernel/values/local-date.js';

/** Whoever works cases at the agency; leaders and administrators do not. */
export function mayKeepFacts(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency && mayWorkReferral(actor, actor);
}

/** Sensitive facts are taken down only where the sharing matrix lets the person see them. */
export function mayKeepSensitive(actor: Actor, standing: Standing, on: LocalDate): boolean {
  return bestSight('SENSITIVE', actor, standing, on).sight === 'CLEAR';
}

/** Sensitive facts are carried only to an agency that the sharing matrix shows them to by an accepted referral. */
export function maySendSensitive(agency: string, on: LocalDate): boolean {
  const reader: Actor = { kind: 'STAFF', id: '', name: '', agency, organisation: '', roles: caseRoles };
  return bestSight('SENSITIVE', reader, standingOf('REFERRED'), on).sight === 'CLEAR';
}
