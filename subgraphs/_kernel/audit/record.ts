import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { sha256 } from '#kernel/canonical.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';
import { keepStaffName } from '#kernel/staff/staff-name.js';
import { linkText } from './link-text.js';

interface Note {
  act: string;
  subject: string;
  caseCode: string | null;
  details: Record<string, unknown>;
}

const pending = new WeakMap<EntityManager, Note[]>();

/** Records an act in the audit chain of the agency. Written when the transaction settles, or the act has not happened. */
export function record(
  tx: EntityManager,
  _ctx: RequestContext,
  act: string,
  subject: string,
  options: { caseCode?: string | null; details?: Record<string, unknown> } = {},
): void {
  const notes = pending.get(tx) ?? [];
  notes.push({ act, subject, caseCode: options.caseCode ?? null, details: options.details ?? {} });
  pending.set(tx, notes);
}

/** Links the recorded acts to the chain. The head row is locked, so that links follow one another. */
export async function flushAudit(tx: EntityManager, ctx: RequestContext): Promise<void> {
  const notes = pending.get(tx);
  pending.delete(tx);
  if (!notes || notes.length === 0) return;
  await keepStaffName(tx, ctx);
  const [head] = await tx.query<{ seq: string; hash: string }[]>(
    'select seq, hash from audit_head where id = 1 for update',
  );
  if (!head) throw new Error('The audit chain has no head.');
  let seq = Number(head.seq);
  let previous = head.hash;
  const rows = notes.map((note) => {
    seq += 1;
    const link = {
      seq: String(seq),
      at: ctx.now,
      actorId: ctx.actor.id,
      actorOrganisation: ctx.actor.organisation,
      delegateId: ctx.actor.delegate?.id ?? null,
      ...note,
      previous,
    };
    previous = linkHash(link);
    return { ...link, hash: previous };
  });
  await tx.query(
    `with moved as (update audit_head set seq = $1, hash = $2 where id = 1)
     insert into audit_entry (seq, at, actor_id, actor_organisation, delegate_id, act, subject, case_code, details, previous, hash)
     select * from jsonb_to_recordset($3::jsonb) as link (seq bigint, at timestamptz, "actorId" text,
       "actorOrganisation" text, "delegateId" text, act text, subject text, "caseCode" text, details jsonb, previous text, hash text)`,
    [seq, previous, JSON.stringify(rows)],
  );
}

export function linkHash(link: Omit<AuditEntryEntity, 'hash'>): string {
  return sha256(linkText({ ...link, at: link.at.toISOString() }));
}
