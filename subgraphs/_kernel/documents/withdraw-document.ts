import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { DocumentEntity } from './document.entity.js';
import { documentMachine } from './document.state.js';
import { loadDocument } from './load-document.js';

/** Declares a document void that has not been served (作废). Its number stays in the book and is not given again. */
export function withdrawDocument(ctx: RequestContext, id: string, text: string): Promise<DocumentEntity> {
  return ctx.transaction(async (tx) => {
    const document = await loadDocument(tx, ctx, id);
    const state = move(documentMachine, document.state, 'withdraw');
    const reason = text.trim();
    if (reason === '') throw new Refusal('BAD_INPUT', '请写明作废的原因。');
    const withdrawn = { by: ctx.actor.id, at: ctx.now.toISOString(), reason };
    await tx.update(DocumentEntity, id, { state, withdrawn });
    record(tx, ctx, 'document.withdraw', id, { caseCode: document.caseCode });
    return { ...document, state, withdrawn };
  });
}
