import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { DocumentEntity, DocumentSignatureEntity } from './document.entity.js';
import { mayHandleDocument } from './document.policy.js';

/** A document of the own organisation, row locked, for who may handle it. */
export async function loadDocument(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<DocumentEntity> {
  const document = await load(tx, DocumentEntity, id);
  permit(mayHandleDocument(ctx.actor, ctx.agency.manifest.name, document));
  return document;
}

export function signaturesOf(tx: EntityManager, documentId: string): Promise<DocumentSignatureEntity[]> {
  return tx.find(DocumentSignatureEntity, { where: { documentId }, order: { signedAt: 'ASC', id: 'ASC' } });
}
