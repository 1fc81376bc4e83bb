import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { loadBy, uuidOrNone } from '#kernel/act.js';
import { AttachmentEntity } from '#kernel/attachment/attachment.entity.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { DocumentEntity, DocumentSignatureEntity } from './document.entity.js';
import { documentMachine } from './document.state.js';
import { documentType, type SignerRole } from './document-type.js';
import { drawUp } from './fill-document.js';
import { loadDocument, signaturesOf } from './load-document.js';
import { neededBy } from './needed-signatures.js';
import { needUnchanged } from './need-unchanged.js';

export interface NewSignature {
  documentId: string;
  role: Exclude<SignerRole, 'SEAL'>;
  partyId: string | null;
  name: string;
  signedAt: Date;
  manner: 'HANDWRITTEN' | 'SCAN';
  /** The image or scan, checked and kept as a file of the case. */
  attachmentId: string;
}

/** Takes a signature down (签名): drawn on the screen, or a scan of the signed paper. Each who is to sign does so once. */
export function signDocument(ctx: RequestContext, input: NewSignature): Promise<DocumentEntity> {
  return ctx.transaction(async (tx) => {
    const document = await loadDocument(tx, ctx, input.documentId);
    const type = documentType(document.type, ctx.today);
    move(documentMachine, document.state, 'sign');
    const { filled, fields } = await drawUp(tx, ctx, type, document);
    const signatures = await signaturesOf(tx, document.id);
    const name = input.name.trim();
    const { role, partyId, signedAt, manner } = input;
    neededBy(filled.signers, { role, partyId, name });
    needUnchanged(document, fields, signatures);
    if (signatures.some((one) => one.role === role && one.partyId === partyId && one.name === name))
      throw new Refusal('WRONG_STATE', '此人已经签过名。');
    if (signedAt > ctx.now || signedAt < document.draftedAt)
      throw new Refusal('BAD_INPUT', '签名时间不能晚于现在，也不能早于文书拟制的时间。');
    const image = await loadBy(tx, AttachmentEntity, {
      id: uuidOrNone(input.attachmentId),
      organisation: document.organisation,
      caseCode: document.caseCode ?? 'none',
      removedAt: IsNull(),
    });
    needManner(manner, image.mediaType);
    await tx.insert(DocumentSignatureEntity, {
      ...{ id: randomUUID(), documentId: document.id, role, partyId, name, manner, signedAt },
      ...{ attachmentId: image.id, sha256: image.sha256, recordedBy: ctx.actor.id },
    });
    await tx.update(DocumentEntity, document.id, { fields });
    const { caseCode, id } = document;
    record(tx, ctx, 'document.sign', id, {
      caseCode,
      details: { role, partyId, manner, sha256: image.sha256 },
    });
    return { ...document, fields };
  });
}

const drawn: readonly string[] = ['image/png'];
const scanned: readonly string[] = ['image/png', 'image/jpeg', 'application/pdf'];

function needManner(manner: NewSignature['manner'], mediaType: string): void {
  if (manner === 'HANDWRITTEN' && !drawn.includes(mediaType))
    throw new Refusal('BAD_INPUT', '屏幕手写签名应当是 PNG 图片。');
  if (manner === 'SCAN' && !scanned.includes(mediaType))
    throw new Refusal('BAD_INPUT', '签名页扫描件应当是 PNG、JPEG 图片或者 PDF。');
}
