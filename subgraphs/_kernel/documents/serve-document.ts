import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { DocumentEntity, type Service } from './document.entity.js';
import { documentMachine } from './document.state.js';
import { loadDocument } from './load-document.js';

/** Notes that a recipient has been served (送达); each recipient once. */
export function serveDocument(ctx: RequestContext, id: string, service: Service): Promise<DocumentEntity> {
  return ctx.transaction(async (tx) => {
    const document = await loadDocument(tx, ctx, id);
    const state = move(documentMachine, document.state, 'serve');
    const recipient = service.recipient.trim();
    const manner = service.manner.trim();
    if (recipient === '' || manner === '') throw new Refusal('BAD_INPUT', '请填写受送达人和送达方式。');
    if (service.on > ctx.today || service.on < localDateOf(document.issuedAt!))
      throw new Refusal('BAD_INPUT', '送达日期不能晚于今天，也不能早于签发日期。');
    if (document.served.some((known) => known.recipient === recipient))
      throw new Refusal('WRONG_STATE', '已经登记过对此人的送达。');
    const served = [...document.served, { recipient, manner, on: service.on }];
    await tx.update(DocumentEntity, id, { state, served });
    record(tx, ctx, 'document.serve', id, { caseCode: document.caseCode, details: { on: service.on } });
    return { ...document, state, served };
  });
}
