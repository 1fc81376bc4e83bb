import { randomUUID } from 'node:crypto';
import { loadBy, permit, uuidOrNone } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { needText } from '../need-text.js';
import { mayBegin } from '../staff.policy.js';
import { answerRule, dayOf, tellNegotiation } from './move-negotiation.js';
import { NegotiationEntity } from './negotiation.entity.js';
import type { RequestNegotiationInput } from './negotiation.type.js';

/** One side asks the other to negotiate (提出协商要求); five days to answer run from the day it reached it. */
export function requestNegotiation(
  ctx: RequestContext,
  input: RequestNegotiationInput,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    permit(mayBegin(ctx.actor));
    const { organisation } = ctx.actor;
    const { caseCode } = await loadBy(tx, CaseFileEntity, { caseCode: input.caseCode, organisation });
    const partyId = uuidOrNone(input.partyId);
    const { id: requestedBy } = await loadBy(tx, PartyEntity, { id: partyId, caseCode, organisation });
    const requestedOn = dayOf(ctx, input.on, null);
    const negotiation: NegotiationEntity = {
      ...{ id: randomUUID(), caseCode, organisation, state: 'REQUESTED', requestedBy, requestedOn },
      request: needText(input.request, '请填写协商要求。'),
      ...{ respondedOn: null, beganOn: null, endText: null, endedOn: null },
    };
    await tx.insert(NegotiationEntity, negotiation);
    await startDeadline(tx, ctx, {
      ...{ caseCode, organisation, recordKind: 'Negotiation', recordId: negotiation.id },
      ...{ rule: answerRule, from: requestedOn },
    });
    record(tx, ctx, 'negotiation.request', negotiation.id, { caseCode });
    await tellNegotiation(tx, ctx, negotiation);
    return negotiation;
  });
}
