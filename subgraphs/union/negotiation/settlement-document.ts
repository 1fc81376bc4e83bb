import { type EntityManager, In } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partyText } from '#kernel/documents/parties-named.js';
import { partySigners } from '#kernel/documents/signers.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { formatYuan } from '#kernel/values/money.js';
import { mayServe } from '../staff.policy.js';
import { SettlementEntity } from './settlement.entity.js';

/** Fills the agreement that the sides made without a mediator (和解协议书); they have signed it. */
export async function fillSettlement(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const settlement = await load(tx, SettlementEntity, id);
  permit(mayServe(ctx.actor, settlement));
  const { caseCode, organisation, partyIds, claims, result, amount, performBy, manner } = settlement;
  const parties = await tx.find(PartyEntity, {
    where: { id: In(partyIds), organisation },
    order: { side: 'ASC', name: 'ASC', id: 'ASC' },
  });
  const sum = amount === null ? [] : [`给付金额：${formatYuan(amount)}元。`];
  return {
    ...{ caseCode, organisation },
    fields: {
      parties: parties.map(partyText).join('；'),
      terms: [result, ...sum, `履行方式：${manner}。`].join('\n'),
      ...{ claims, performBy },
    },
    signers: partySigners('PARTIES', parties, settlement.signedOn),
  };
}
