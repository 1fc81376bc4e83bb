import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { permit } from '#kernel/act.js';
import { builtInScanner } from '#kernel/attachment/check/scanner.js';
import { checkFile } from '#kernel/attachment/check/check-file.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { mayKeepOffice } from './document.policy.js';
import { documentType } from './document-type.js';
import { DocumentTemplateEntity, DocumentWordEntity } from './office-setting.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { checkTemplate } from './word/word-template.js';

/** The organisation's own Word template for a type; null where the default is in force. */
export async function ownTemplate(
  db: EntityManager,
  organisation: string,
  type: string,
): Promise<Buffer | null> {
  const order = { setAt: 'DESC', id: 'ASC' } as const;
  const latest = await db.findOne(DocumentTemplateEntity, { where: { organisation, type }, order });
  return latest?.content ?? null;
}

/** Puts the organisation's own Word file in the place of a template (更换模板); null puts the default back. */
export async function setTemplate(
  ctx: RequestContext,
  typeId: string,
  content: Buffer | null,
): Promise<DocumentTemplateEntity> {
  permit(mayKeepOffice(ctx.actor, ctx.agency.manifest.name));
  const type = documentType(typeId, ctx.today);
  if (content !== null) {
    await checkFile(`${type.title}.docx`, content, builtInScanner);
    await checkTemplate(type, content);
  }
  return ctx.transaction(async (tx) => {
    const sha256 = content && createHash('sha256').update(content).digest('hex');
    const { organisation, id: setBy } = ctx.actor;
    const row = { id: randomUUID(), organisation, type: type.id, content, sha256, setBy, setAt: ctx.now };
    await tx.insert(DocumentTemplateEntity, row);
    record(tx, ctx, 'document.template', row.id, { details: { type: type.id, sha256 } });
    return row;
  });
}

/** The words the organisation's own numbers begin with (发文机关代字). */
export async function setDocumentWord(ctx: RequestContext, text: string): Promise<string> {
  permit(mayKeepOffice(ctx.actor, ctx.agency.manifest.name));
  const word = text.trim();
  if (!/^\p{Script=Han}{1,12}$/u.test(word))
    throw new Refusal('BAD_INPUT', '发文机关代字应当是一至十二个汉字。', '例如：鲁虚构工。');
  return ctx.transaction(async (tx) => {
    await tx.upsert(DocumentWordEntity, { organisation: ctx.actor.organisation, word }, ['organisation']);
    record(tx, ctx, 'document.word', ctx.actor.organisation, { details: { word } });
    return word;
  });
}
