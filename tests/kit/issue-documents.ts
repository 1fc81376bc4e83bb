import { addAttachment } from '#kernel/attachment/add-attachment.js';
import { builtInScanner } from '#kernel/attachment/check/scanner.js';
import type { Role } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { DocumentFileEntity, type DocumentEntity } from '#kernel/documents/document.entity.js';
import { draftDocument } from '#kernel/documents/draft-document.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { issueDocument } from '#kernel/documents/issue-document.js';
import { registerSeal } from '#kernel/documents/keep-seals.js';
import { documentType } from '#kernel/documents/document-type.js';
import { sealDocument } from '#kernel/documents/seal-document.js';
import { signDocument } from '#kernel/documents/sign-document.js';
import type { Agency } from '#kernel/agency.js';

// One pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** An agency, and its people by their role. */
export interface Issuer {
  readonly agency: Agency;
  at(role: Role): RequestContext;
}

export interface Issuing {
  type: string;
  recordId: string;
  supplements?: Record<string, string>;
}

/** Draws a document up, has everybody sign who is to, seals it, and issues it, all by one person of this role. */
export async function issueWhole(
  room: Issuer,
  role: Role,
  { type, recordId, supplements = {} }: Issuing,
): Promise<DocumentEntity> {
  const ctx = (): RequestContext => room.at(role);
  const fill = room.agency.manifest.documents![type] as (...given: unknown[]) => Promise<FilledDocument>;
  const draft = await draftDocument(ctx(), { type, recordId, supplements });
  const filled = await ctx().transaction((tx) => fill(tx, ctx(), recordId, supplements));
  const unsigned = filled.signers.filter(({ signedAt }) => !signedAt);
  for (const { role: as, partyId, name } of unsigned) {
    const image = { name: '签名.png', kind: 'DOCUMENT', content: png } as const;
    const drawn = await addAttachment(ctx(), { caseCode: draft.caseCode!, ...image }, builtInScanner);
    await signDocument(ctx(), {
      ...{ documentId: draft.id, role: as, partyId, name, signedAt: ctx().now },
      ...{ manner: 'HANDWRITTEN', attachmentId: drawn.id },
    });
  }
  if (documentType(type, ctx().today).signedBy.includes('SEAL'))
    await sealDocument(ctx(), draft.id, await sealKept(room, ctx()));
  return issueDocument(ctx(), draft.id);
}

async function sealKept(room: Issuer, { actor, today }: RequestContext): Promise<string> {
  const { id } = await registerSeal(room.at('ADMINISTRATOR'), {
    ...{ name: '样例文书专用章', keeperId: actor.id, keeperName: actor.name },
    ...{ validFrom: today, validUntil: today },
  });
  return id;
}

/** The PDF of an issued document. */
export async function pdfOf(room: Issuer, documentId: string): Promise<Buffer> {
  const { content } = await room.agency.dataSource.manager.findOneOrFail(DocumentFileEntity, {
    where: { documentId, format: 'PDF' },
    select: { id: true, content: true },
  });
  return content;
}
