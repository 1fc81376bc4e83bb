import type { EntityManager } from 'typeorm';
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
    if (document.sealed !== null && (await sealFault(tx, ctx, document.sealed)) === null)
      throw new Refusal('WRONG_STATE', '这份文书已经盖章。');
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
  const fault = faultOf(seal, today);
  if (fault !== null) throw unusable(fault);
  if (actor.id !== seal.keeperId || actor.delegate)
    throw unusable(`印章“${seal.name}”由${seal.keeperName}保管，应当由保管人本人用印。`);
}

/** Refuses with SEAL_UNUSABLE to issue under a seal that was revoked, or ran out, after it was set on the draft. */
export async function needSealInForce(
  tx: EntityManager,
  ctx: RequestContext,
  sealed: Sealing | null,
): Promise<void> {
  const fault = sealed && (await sealFault(tx, ctx, sealed));
  if (fault) throw unusable(`${fault}盖在草稿上的这枚印章不能再用于签发。`);
}

async function sealFault(
  tx: EntityManager,
  { today }: RequestContext,
  { sealId }: Sealing,
): Promise<string | null> {
  return faultOf(await load(tx, SealEntity, sealId), today);
}

function faultOf(
  {
    name,
    validFrom,
    validUntil,
    revokedAt,
  }: Pick<SealEntity, 'name' | 'validFrom' | 'validUntil' | 'revokedAt'>,
  today: string,
): string | null {
  if (revokedAt !== null) return `印章“${name}”已经注销。`;
  const isValid = validFrom <= today && today <= validUntil;
  return isValid ? null : `印章“${name}”不在有效期内（${validFrom}至${validUntil}）。`;
}

function unusable(message: string): Refusal {
  return new Refusal('SEAL_UNUSABLE', message, '请由保管人使用有效的印章，或者联系本单位的系统管理员。');
}
