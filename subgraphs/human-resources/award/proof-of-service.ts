import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { load, uuidOrNone } from '#kernel/act.js';
import { fillProofOfService as ofDocument } from '#kernel/documents/proof-of-service.js';
import { partySigners } from '#kernel/documents/signers.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { AwardServiceEntity } from './award.entity.js';
import { loadAward } from './move-award.js';

/** Fills a proof of service (送达回证, 办案规则 §20): of an award from its service on a party, else of a document from its register. */
export async function fillProofOfService(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  supplements: Readonly<Record<string, string>> = {},
): Promise<FilledDocument> {
  const ofAward = await tx.existsBy(AwardServiceEntity, { id: uuidOrNone(id) });
  return ofAward ? ofAwardService(tx, ctx, id) : ofDocument(tx, ctx, id, supplements);
}

/** Only who signed for the award signs its proof. */
async function ofAwardService(tx: EntityManager, ctx: RequestContext, id: string): Promise<FilledDocument> {
  const service = await load(tx, AwardServiceEntity, id);
  const award = await loadAward(tx, ctx, service.awardId);
  const { caseCode, organisation, partyId, receivedOn } = service;
  if (service.manner !== 'SIGNED')
    throw new Refusal('BAD_INPUT', '受送达人没有签收，不制作送达回证。', '送达情况以送达凭证为准。');
  const party = await tx.findOneByOrFail(PartyEntity, { id: partyId, organisation });
  const { name, address } = party;
  return {
    ...{ caseCode, organisation, missing: address ? [] : [`${name}的送达地址`] },
    fields: {
      document: `仲裁裁决书（${award.number}）`,
      ...{ recipient: name, manner: '直接送达，受送达人签收', address: address ?? name, receivedOn },
    },
    signers: partySigners('RECIPIENT', [party]),
  };
}
