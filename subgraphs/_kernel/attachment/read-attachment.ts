import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { recordUse } from '#kernel/disclosure/use.js';
import { permit } from '#kernel/refusal.js';
import { AttachmentContentEntity, AttachmentEntity } from './attachment.entity.js';
import { materialSight } from './attachment.policy.js';

/** A file with its content. Who reads it from outside is on record in the same transaction: no record, no bytes. */
export async function readAttachment(
  ctx: RequestContext,
  id: string,
): Promise<{ row: AttachmentEntity; content: Buffer }> {
  const row = await ctx.db.findOneBy(AttachmentEntity, { id: uuidOrNone(id), removedAt: IsNull() });
  // Asked also where there is no such file, so that nothing done on the way tells the two apart.
  const access = await caseAccess(ctx).load(row?.caseCode ?? 'none');
  permit(row !== null && access?.file.organisation === row.organisation);
  const sight = materialSight(ctx.actor, access.standing, ctx.today);
  permit(sight !== 'NONE');
  const content = await ctx.transaction(async (tx) => {
    if (sight === 'SHARED') await recordUse(tx, ctx, 'MATERIAL', row.caseCode);
    return (await tx.findOneByOrFail(AttachmentContentEntity, { id: row.id })).content;
  });
  if (createHash('sha256').update(content).digest('hex') !== row.sha256)
    throw new Error('The content of an attachment is not what was added.');
  return { row, content };
}
