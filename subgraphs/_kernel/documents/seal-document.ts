import { load, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { DocumentEntity, type Sealing } from './document.entity.js';
import { maySealDocument } from './document.policy.js';
import { documentMachine } from './document.state.js';
import { documentType } from './document-type.js';
import { SealEntity } from './seal.entity.js';

/**
 * Sets a seal on a document as it is drawn up (用印). Only its keeper may, and only while it is in force; the record need not be
 * the keeper's to work on.
 */
export function sealDocument(ctx: RequestContext, id: string, sealId: string): Promise<DocumentEntity> {
  return ctx.transaction(async (tx) => {
    const document = await load(tx, DocumentEntity, id);
    permit(maySealDocument(ctx.actor, ctx.agency.manifest.name, document));
    const type = documentType(document.type, ctx.today);
    move(documentMachine, document.state, 'seal');
    if (!type.signedBy.includes('SEAL')) throw new Refusal('BAD_INPUT', `《${type.title}》不加盖印章。`);
    if (document.sealed !== null) throw new Refusal('WRONG_STATE', '这份文书已经盖章。');
    const seal = await load(tx, SealEntity, sealId);
    permit(seal.organisation === document.organisation);
    needUsable(seal, ctx);
    const sealed: Sealing = {
      ...{ sealId: seal.id, name: seal.name, keeperId: seal.keeperId, keeperName: seal.keeperName },
      at: ctx.now.toISOString(),
    };
    await tx.update(DocumentEntity, id, { sealed });
    record(tx, ctx, 'document.seal', id, { caseCode: document.caseCode, details: { sealId: seal.id } });
    return { ...document, sealed };
  });
}

/** Refuses with SEAL_UNUSABLE a seal that is revoked, not in force today, or kept by another; a delegate does not keep it. */
export function needUsable(
  seal: Pick<SealEntity, 'name' | 'keeperId' | 'keeperName' | 'validFrom' | 'validUntil' | 'revokedAt'>,
  { actor, today }: Pick<RequestContext, 'actor' | 'today'>,
): void {
  if (seal.revokedAt !== null) throw unusable(`印章“${seal.name}”已经注销。`);
  if (today < seal.validFrom || seal.validUntil < today)
    throw unusable(`印章“${seal.name}”不在有效期内（${seal.validFrom}至${seal.validUntil}）。`);
  if (actor.id !== seal.keeperId || actor.delegate)
    throw unusable(`印章“${seal.name}”由${seal.keeperName}保管，应当由保管人本人用印。`);
}

function unusable(message: string): Refusal {
  return new Refusal('SEAL_UNUSABLE', message, '请由保管人使用有效的印章，或者联系本单位的系统管理员。');
}
