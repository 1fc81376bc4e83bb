import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { AttachmentEntity } from './attachment.entity.js';
import { mayChangeFile } from './attachment.policy.js';

/** Takes a file out of the case: it is served no more, and its row and content stay for the years files are kept. */
export function removeAttachment(ctx: RequestContext, id: string): Promise<AttachmentEntity> {
  return ctx.transaction(async (tx) => {
    const row = await load(tx, AttachmentEntity, id);
    const { organisation, caseCode, sha256 } = row;
    permit(row.removedAt === null);
    permit(mayChangeFile(ctx.actor, { agency: ctx.agency.manifest.name, organisation }));
    const removed = { removedBy: ctx.actor.id, removedAt: ctx.now };
    await tx.update(AttachmentEntity, row.id, removed);
    record(tx, ctx, 'attachment.remove', row.id, { caseCode, details: { sha256 } });
    return { ...row, ...removed };
  });
}
