import { canonical } from '#kernel/canonical.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';

/** A link as it is hashed: all but its hash, the time as text. */
export type LinkContent = Omit<AuditEntryEntity, 'hash' | 'at' | 'details'> & { at: string; details: object };

const text = JSON.stringify;

/**
 * The canonical text of a link (RFC 8785): names in their order, and a delegate only where there is one. Written out,
 * because whoever walks a chain does this for every row.
 */
export function linkText(link: LinkContent): string {
  const { act, actorId, actorOrganisation, at, caseCode, delegateId, details, previous, seq, subject } = link;
  const delegate = delegateId === null ? '' : `"delegateId":${text(delegateId)},`;
  return (
    `{"act":${text(act)},"actorId":${text(actorId)},"actorOrganisation":${text(actorOrganisation)},"at":${text(at)},` +
    `"caseCode":${text(caseCode)},${delegate}"details":${canonical(details)},"previous":${text(previous)},` +
    `"seq":${text(seq)},"subject":${text(subject)}}`
  );
}
