import type DataLoader from 'dataloader';
import { Any, IsNull } from 'typeorm';
import { batchMany } from '#kernel/batch.js';
import type { RequestContext } from '#kernel/context.js';
import { AttachmentEntity } from './attachment.entity.js';

/** The files of many cases, by `<case code> <organisation>`; oldest first, without those removed. */
export function attachmentsOf(ctx: RequestContext): DataLoader<string, AttachmentEntity[]> {
  return batchMany(
    ctx,
    'attachments',
    (keys) =>
      ctx.db.find(AttachmentEntity, {
        where: { caseCode: Any(keys.map((key) => key.split(' ')[0]!)), removedAt: IsNull() },
        order: { addedAt: 'ASC', id: 'ASC' },
      }),
    (row) => `${row.caseCode} ${row.organisation}`,
  );
}
