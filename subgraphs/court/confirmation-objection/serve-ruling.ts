import { randomUUID } from 'node:crypto';
import { uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { loadConfirmation } from '../judicial-confirmation/move-confirmation.js';
import { ConfirmationServiceEntity } from './confirmation-service.entity.js';

export const objectionRule = 'JC-4';

/** The ruling of validity has reached a party (送达): the time to object runs from that day. */
export function serveConfirmation(
  ctx: RequestContext,
  { id, partyId, receivedOn }: { id: string; partyId: string; receivedOn: string },
): Promise<ConfirmationServiceEntity> {
  return ctx.transaction(async (tx) => {
    const { confirmation } = await loadConfirmation(tx, ctx, id);
    const { caseCode, organisation, state, decidedOn } = confirmation;
    if (state !== 'CONFIRMED' || decidedOn === null)
      throw new Refusal('WRONG_STATE', '还没有作出确认有效的裁定，不能登记送达。');
    if (receivedOn > ctx.today || receivedOn < decidedOn)
      throw new Refusal('BAD_INPUT', '送达日期不能晚于今天，也不能早于裁定之日。');
    if (!(await tx.existsBy(PartyEntity, { id: uuidOrNone(partyId), caseCode, organisation })))
      throw new Refusal('BAD_INPUT', '受送达人不是本案当事人。');
    if (await tx.existsBy(ConfirmationServiceEntity, { confirmationId: id, partyId }))
      throw new Refusal('ALREADY_ANSWERED', '裁定书已经送达该当事人。');
    const service = { id: randomUUID(), confirmationId: id, caseCode, organisation, partyId, receivedOn };
    await tx.insert(ConfirmationServiceEntity, service);
    await startDeadline(tx, ctx, {
      ...{ caseCode, organisation, recordKind: 'ConfirmationService', recordId: service.id },
      ...{ rule: objectionRule, variant: 'PARTY', from: localDate(receivedOn) },
    });
    record(tx, ctx, 'confirmation.serve', id, { caseCode, details: { receivedOn } });
    return service;
  });
}
