import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { sha256 } from '#kernel/canonical.js';
import type { AuditEntryEntity } from './audit-entry.entity.js';
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

interface Head {
  seq: string;
  hash: string;
}

/** Whether there is anything to link to the chain. */
export function hasRecorded(tx: EntityManager): boolean {
  return (pending.get(tx)?.length ?? 0) > 0;
}

/** Locks the head of the chain, so that links follow one another. */
export async function lockHead(tx: EntityManager): Promise<Head> {
  const [head] = await tx.query<Head[]>('select seq, hash from audit_head where id = 1 for update');
  if (!head) throw new Error('The audit chain has no head.');
  return head;
}

/** Links the recorded acts to the chain: the statement is on its way when this returns. */
export function linkRecorded(tx: EntityManager, ctx: RequestContext, head: Head): Promise<unknown> {
  const notes = pending.get(tx) ?? [];
  pending.delete(tx);
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
  return tx.query(
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
