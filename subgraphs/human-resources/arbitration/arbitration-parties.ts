import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';

/** Who applies and against whom: of a dispute that brings several arbitrations, those alone whom this one's referral names. */
export async function arbitrationParties(
  tx: EntityManager,
  { caseCode, organisation, referralId }: ArbitrationCaseEntity,
): Promise<PartyEntity[]> {
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  if (referralId === null) return parties;
  const { issued } = await loadBy(tx, ReferralEntity, { id: referralId, direction: 'IN' });
  return parties.filter(({ id }) => issued.dispute.parties.some(({ partyId }) => partyId === id));
}
