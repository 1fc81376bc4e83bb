import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import { canonical } from '#kernel/canonical.js';
import type { RequestContext } from '#kernel/context.js';
import { signText } from '#kernel/exchange/keyring.js';
import { move } from '#kernel/machine.js';
import { DocumentEntity, DocumentFileEntity } from './document.entity.js';
import { documentMachine } from './document.state.js';
import { documentType } from './document-type.js';
import { drawUp } from './fill-document.js';
import { giveNumber } from './give-number.js';
import { issuerName } from './issuing-office.js';
import { loadDocument, signaturesOf } from './load-document.js';
import { needSigned } from './needed-signatures.js';
import { needUnchanged } from './need-unchanged.js';
import { needSealInForce } from './seal-document.js';
import { signatureLines } from './signature-lines.js';
import { writeFiles } from './write-files.js';

/**
 * Issues a document (签发): in one transaction it is numbered, written, hashed and signed by the organisation's key. Refuses
 * with DOCUMENT_UNSIGNED while a signature or the seal is missing.
 */
export function issueDocument(ctx: RequestContext, id: string): Promise<DocumentEntity> {
  return ctx.transaction(async (tx) => {
    const document = await loadDocument(tx, ctx, id);
    const type = documentType(document.type, ctx.today);
    const state = move(documentMachine, document.state, 'issue');
    const { filled, fields, copies } = await drawUp(tx, ctx, type, document);
    const signatures = await signaturesOf(tx, id);
    needUnchanged(document, fields, signatures);
    needSigned(type, filled.signers, signatures, document.sealed);
    await needSealInForce(tx, ctx, document.sealed);
    const { organisation, caseCode } = document;
    const numbered = await giveNumber(tx, type, organisation, {
      year: ctx.today.slice(0, 4),
      recorded: filled.number ?? null,
    });
    const files = await writeFiles(tx, {
      ...{ type, number: numbered.number, fields, copies },
      ...{ issuer: await issuerName(tx, ctx, type, organisation), organisation, issuedOn: ctx.today },
      sealedBy: document.sealed?.name ?? null,
      signatures: await signatureLines(tx, filled.signers, signatures),
    });
    const issued = {
      ...document,
      ...numbered,
      state,
      fields,
      copies,
      issuedBy: ctx.actor.id,
      issuedAt: ctx.now,
    };
    const hash = await keepFiles(tx, id, files);
    const statement = documentStatement({ ...issued, hash });
    const { keyId, signature } = await signText(ctx.agency.keyring, organisation, statement);
    const { number, series, serial, issuedBy, issuedAt } = issued;
    const changes = {
      state,
      fields,
      copies,
      number,
      series,
      serial,
      issuedBy,
      issuedAt,
      hash,
      keyId,
      signature,
    };
    await tx.update(DocumentEntity, id, changes);
    await filled.issued?.({ number, issuedOn: ctx.today });
    record(tx, ctx, 'document.issue', id, { caseCode, details: { type: type.id, number, hash } });
    return { ...issued, hash, keyId, signature };
  });
}

/** What the organisation's key signs: which document is issued, and the hash of its file. */
export function documentStatement(
  document: Pick<DocumentEntity, 'id' | 'type' | 'organisation' | 'number' | 'issuedAt' | 'hash'>,
): string {
  const { id, type, organisation, number, issuedAt, hash } = document;
  if (!issuedAt || !hash) throw new Error('A document that is not issued has no statement.');
  return canonical({
    wufang: 'document',
    id,
    type,
    organisation,
    number,
    issuedAt: issuedAt.toISOString(),
    hash,
  });
}

/** Keeps the files; answers the SHA-256 of the issued one. */
async function keepFiles(
  tx: EntityManager,
  documentId: string,
  files: Awaited<ReturnType<typeof writeFiles>>,
): Promise<string> {
  const rows = files.map((file): DocumentFileEntity => {
    const sha256 = createHash('sha256').update(file.content).digest('hex');
    return { ...file, documentId, bytes: file.content.length, sha256 };
  });
  await tx.insert(DocumentFileEntity, rows);
  return rows.find(({ issued }) => issued)!.sha256;
}
