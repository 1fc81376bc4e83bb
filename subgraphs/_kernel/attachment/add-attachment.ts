import { createHash, randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { permit } from '#kernel/refusal.js';
import { AttachmentContentEntity, AttachmentEntity } from './attachment.entity.js';
import { mayChangeFile } from './attachment.policy.js';
import type { AttachmentKind } from './attachment.type.js';
import { checkFile } from './check/check-file.js';
import { refuseFile } from './check/refuse-file.js';
import type { Scanner } from './check/scanner.js';

export interface NewAttachment {
  caseCode: string;
  name: string;
  kind: AttachmentKind;
  content: Buffer;
}

const mostOfOneCase = 500;

/** Puts a file into the own organisation's case file. It is checked first; a refused one leaves nothing behind. */
export async function addAttachment(
  ctx: RequestContext,
  { caseCode, name, kind, content }: NewAttachment,
  scanner: Scanner,
): Promise<AttachmentEntity> {
  const { organisation } = ctx.actor;
  permit(mayChangeFile(ctx.actor, { agency: ctx.agency.manifest.name, organisation }));
  permit(await ctx.db.existsBy(CaseFileEntity, { caseCode, organisation }));
  const checked = await checkFile(name, content, scanner);
  return ctx.transaction(async (tx) => {
    const present = { caseCode, organisation, removedAt: IsNull() };
    if ((await tx.countBy(AttachmentEntity, present)) >= mostOfOneCase) throw refuseFile('TOO_MANY');
    const row: AttachmentEntity = {
      id: randomUUID(),
      caseCode,
      organisation,
      name: checked.name,
      mediaType: checked.mediaType,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      kind,
      addedBy: ctx.actor.id,
      addedAt: ctx.now,
      removedBy: null,
      removedAt: null,
    };
    await tx.insert(AttachmentEntity, row);
    await tx.insert(AttachmentContentEntity, { id: row.id, content });
    const { bytes, mediaType, sha256 } = row;
    record(tx, ctx, 'attachment.add', row.id, {
      caseCode,
      details: { bytes, mediaType, sha256, kind, scanner: scanner.name },
    });
    return row;
  });
}
