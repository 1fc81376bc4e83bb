import type DataLoader from 'dataloader';
import { Any } from 'typeorm';
import { permit, uuidOrNone } from '#kernel/act.js';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { DocumentEntity, DocumentFileEntity, DocumentSignatureEntity } from './document.entity.js';
import { mayHandleDocument } from './document.policy.js';

/** The documents of many cases, by `<case code> <organisation>`, oldest first: all for who handles them, for others those issued. */
export function documentsOf(ctx: RequestContext): DataLoader<string, DocumentEntity[]> {
  return batchMany(
    ctx,
    'documents',
    async (keys) => {
      const rows = await ctx.db.find(DocumentEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)) },
        order: { draftedAt: 'ASC', id: 'ASC' },
      });
      return rows.filter((row) => isShown(ctx, row));
    },
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}

/** Drafts, and what was declared void, are for the issuer; a restricted document for who drew it up. */
function isShown(ctx: RequestContext, row: DocumentEntity): boolean {
  if (mayHandleDocument(ctx.actor, ctx.agency.manifest.name, row)) return true;
  return !row.restricted && (row.state === 'ISSUED' || row.state === 'SERVED');
}

/** One document of the own organisation, for who handles it. */
export async function findDocument(ctx: RequestContext, id: string): Promise<DocumentEntity> {
  const row = await ctx.db.findOneBy(DocumentEntity, { id: uuidOrNone(id) });
  permit(row !== null && mayHandleDocument(ctx.actor, ctx.agency.manifest.name, row));
  return row;
}

export function documentFilesOf(ctx: RequestContext): DataLoader<string, DocumentFileEntity[]> {
  return batchMany(
    ctx,
    'document files',
    (ids) =>
      ctx.db.find(DocumentFileEntity, {
        where: { documentId: Any([...ids]) },
        order: { issued: 'DESC', format: 'ASC' },
      }),
    (row) => row.documentId,
  );
}

export function documentSignaturesOf(ctx: RequestContext): DataLoader<string, DocumentSignatureEntity[]> {
  return batchMany(
    ctx,
    'document signatures',
    (ids) =>
      ctx.db.find(DocumentSignatureEntity, {
        where: { documentId: Any([...ids]) },
        order: { signedAt: 'ASC', id: 'ASC' },
      }),
    (row) => row.documentId,
  );
}
