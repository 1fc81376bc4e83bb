import { randomUUID } from 'node:crypto';
import { type EntityManager, In } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import { endDeadlines } from '#kernel/deadline/keep-deadline.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { needText } from '../need-text.js';
import { dayOf, interrupt, loadNegotiation, moveNegotiation, tellNegotiation } from './move-negotiation.js';
import type { NegotiationEntity } from './negotiation.entity.js';
import { SettlementEntity } from './settlement.entity.js';
import type { SettleNegotiationInput } from './settlement.type.js';

/** Both sides signed (和解协议书, 协商调解规定 §11): a contract, in which who owes also acknowledges what is owed. */
export function settleNegotiation(
  ctx: RequestContext,
  input: SettleNegotiationInput,
): Promise<NegotiationEntity> {
  return ctx.transaction(async (tx) => {
    const negotiation = await loadNegotiation(tx, ctx, input.id);
    const { id: negotiationId, caseCode, organisation, beganOn, requestedOn } = negotiation;
    const signedOn = dayOf(ctx, input.signedOn, beganOn ?? requestedOn);
    await moveNegotiation(tx, ctx, negotiation, 'settle', { endedOn: signedOn });
    const [claims, result, manner] = [input.claims, input.result, input.manner].map((text) =>
      needText(text, '请填写请求事项、协议结果和履行方式。'),
    ) as [string, string, string];
    const { performBy, amount = null } = input;
    if (performBy < signedOn) throw new Refusal('BAD_INPUT', '履行期限不能早于签订日期。');
    const settlement: SettlementEntity = {
      ...{ id: randomUUID(), negotiationId, caseCode, organisation },
      partyIds: await signersOf(tx, negotiation, input.partyIds),
      ...{ claims, result, amount, performBy, manner, signedOn, performed: null, performedOn: null },
    };
    await tx.insert(SettlementEntity, settlement);
    await endDeadlines(tx, ctx, negotiationId);
    await interrupt(tx, ctx, negotiation, {
      ...{ kind: 'ACKNOWLEDGEMENT', at: signedOn, evidence: '和解协议书' },
    });
    await tellNegotiation(tx, ctx, negotiation);
    return negotiation;
  });
}

/** The parties that signed; refused unless both sides did. */
async function signersOf(
  tx: EntityManager,
  { caseCode, organisation }: NegotiationEntity,
  partyIds: string[],
): Promise<string[]> {
  const wanted = [...new Set(partyIds.map(uuidOrNone))];
  const signers = await tx.findBy(PartyEntity, { id: In(wanted), caseCode, organisation });
  const sides = new Set(signers.map(({ side }) => side));
  if (signers.length !== wanted.length || sides.size !== 2)
    throw new Refusal('BAD_INPUT', '和解协议书应当由双方当事人签字。', '请选择本案中签字的双方当事人。');
  return wanted;
}
