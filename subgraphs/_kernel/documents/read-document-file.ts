import { createHash } from 'node:crypto';
import { uuidOrNone } from '#kernel/act.js';
import { materialSight } from '#kernel/attachment/attachment.policy.js';
import type { MediaType } from '#kernel/attachment/check/media-type.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { recordUse } from '#kernel/disclosure/use.js';
import { permit } from '#kernel/refusal.js';
import { DocumentEntity, DocumentFileEntity, type FileFormat } from './document.entity.js';
import { mayHandleDocument } from './document.policy.js';

const mediaTypes = {
  PDF: 'application/pdf',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<FileFormat, MediaType>;

/**
 * The file of an issued document; null where the id is of none. Who handles the document reads it, and so does whoever reads
 * the materials of its case, unless it is restricted; who reads it from outside is on record, or gets nothing.
 */
export async function readDocumentFile(
  ctx: RequestContext,
  id: string,
): Promise<{ row: { name: string; mediaType: MediaType }; content: Buffer } | null> {
  const file = await ctx.db.findOneBy(DocumentFileEntity, { id: uuidOrNone(id) });
  if (!file) return null;
  const document = await ctx.db.findOneByOrFail(DocumentEntity, { id: file.documentId });
  const isShared = await sharedSight(ctx, document);
  const content = await ctx.transaction(async (tx) => {
    if (isShared) await recordUse(tx, ctx, 'MATERIAL', document.caseCode);
    if (document.restricted) record(tx, ctx, 'document.read', document.id, { caseCode: document.caseCode });
    const { content: bytes } = await tx.findOneOrFail(DocumentFileEntity, {
      where: { id: file.id },
      select: { id: true, content: true },
    });
    return bytes;
  });
  if (createHash('sha256').update(content).digest('hex') !== file.sha256)
    throw new Error('The file of a document is not what was issued.');
  return { row: { name: file.name, mediaType: mediaTypes[file.format] }, content };
}

/** Whether the reader is a guest whose reading is to be recorded. Refuses with NOT_FOUND who may not read it. */
async function sharedSight(ctx: RequestContext, document: DocumentEntity): Promise<boolean> {
  if (mayHandleDocument(ctx.actor, ctx.agency.manifest.name, document)) return false;
  const open = !document.restricted && (document.state === 'ISSUED' || document.state === 'SERVED');
  permit(open && document.caseCode !== null);
  const access = await caseAccess(ctx).load(document.caseCode);
  permit(access?.file.organisation === document.organisation);
  const sight = materialSight(ctx.actor, access.standing, ctx.today);
  permit(sight !== 'NONE');
  return sight === 'SHARED';
}
