import { type Actor, hasRole } from '#kernel/actor.js';
import { maySupervise } from '../staff.policy.js';
import type { LegalHealthCheckEntity } from './health-check.entity.js';

/** An officer of the union plans a health check and keeps those of the own organisation. */
export function mayKeepHealthCheck(
  actor: Actor,
  check: Pick<LegalHealthCheckEntity, 'organisation'>,
): boolean {
  return maySupervise(actor, check);
}

/** The union's own people see its health checks. */
export function mayListHealthChecks(actor: Actor): boolean {
  return actor.agency === 'union' && hasRole(actor, 'UNION_OFFICER', 'LEADER');
}
