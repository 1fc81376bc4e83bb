import { randomUUID } from 'node:crypto';
import { permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { DocumentEntity } from './document.entity.js';
import { mayHandleDocument } from './document.policy.js';
import { documentType } from './document-type.js';
import { drawUp } from './fill-document.js';
import { ownTemplate } from './own-template.js';
import { needGlyphs } from './pdf/need-glyphs.js';

export interface NewDocument {
  type: string;
  recordId: string;
  /** What no record says, for the fields that allow it. */
  supplements: Record<string, string>;
}

/**
 * Draws a document up from the record it serves (拟制). Refuses with DOCUMENT_INCOMPLETE where the record lacks what it must say,
 * with CHARACTER_UNPRINTABLE where the font lacks a character of it.
 */
export function draftDocument(ctx: RequestContext, input: NewDocument): Promise<DocumentEntity> {
  return ctx.transaction(async (tx) => {
    const type = documentType(input.type, ctx.today);
    const { filled, fields, copies } = await drawUp(tx, ctx, type, input);
    const { caseCode, organisation } = filled;
    const { restricted } = type;
    const draftedBy = ctx.actor.id;
    permit(mayHandleDocument(ctx.actor, ctx.agency.manifest.name, { organisation, restricted, draftedBy }));
    if (!(await ownTemplate(tx, organisation, type.id))) await needGlyphs(fields);
    const row: DocumentEntity = {
      ...{ id: randomUUID(), type: type.id, organisation, caseCode, recordId: input.recordId },
      ...{ state: 'DRAFT', fields, supplements: input.supplements, restricted, copies },
      ...{ number: null, series: null, serial: null, draftedBy, draftedAt: ctx.now, sealed: null },
      ...{ issuedBy: null, issuedAt: null, hash: null, keyId: null, signature: null },
      ...{ served: [], withdrawn: null },
    };
    await tx.insert(DocumentEntity, row);
    record(tx, ctx, 'document.draft', row.id, { caseCode, details: { type: type.id } });
    return row;
  });
}
