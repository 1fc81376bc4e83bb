import { type EntityManager, In } from 'typeorm';
import { AttachmentContentEntity, AttachmentEntity } from '#kernel/attachment/attachment.entity.js';
import { localDateOf } from '#kernel/values/local-date.js';
import type { DocumentSignatureEntity } from './document.entity.js';
import { signerRoles } from './document-type.js';
import { dateText } from './field-text.js';
import type { NeededSignature } from './filled.js';
import type { SignatureLine } from './layout.js';

/** The signatures of a document as it is printed, in the order they are called for, with those drawn as images. */
export async function signatureLines(
  tx: EntityManager,
  needed: readonly NeededSignature[],
  given: readonly DocumentSignatureEntity[],
): Promise<SignatureLine[]> {
  const images = await imagesOf(tx, given);
  return needed.map(({ role, partyId, name, signedAt }) => {
    const own = given.find((one) => one.role === role && one.partyId === partyId && one.name === name);
    const at = own?.signedAt ?? (signedAt === null ? null : new Date(signedAt));
    return {
      caption: signerRoles[role],
      name,
      signedOn: at === null ? '' : dateText(localDateOf(at)),
      image: own ? (images.get(own.attachmentId) ?? null) : null,
    };
  });
}

async function imagesOf(
  tx: EntityManager,
  given: readonly DocumentSignatureEntity[],
): Promise<Map<string, NonNullable<SignatureLine['image']>>> {
  const ids = given.map(({ attachmentId }) => attachmentId);
  if (ids.length === 0) return new Map();
  const files = await tx.findBy(AttachmentEntity, { id: In(ids) });
  const contents = await tx.findBy(AttachmentContentEntity, { id: In(ids) });
  return new Map(
    files.flatMap(({ id, mediaType }) => {
      const content = contents.find((one) => one.id === id)?.content;
      const isImage = mediaType === 'image/png' || mediaType === 'image/jpeg';
      return content && isImage ? [[id, { mediaType, content }] as const] : [];
    }),
  );
}
