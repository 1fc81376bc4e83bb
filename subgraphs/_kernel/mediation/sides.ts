import type { PartyEntity } from '#kernel/party/party.entity.js';

/** The sides of the case for which none of these parties stands, by their official names. */
export function missingSides(parties: readonly PartyEntity[], partyIds: readonly string[]): string[] {
  const sides = new Set(parties.filter((party) => partyIds.includes(party.id)).map((party) => party.side));
  return [...(sides.has('APPLICANT') ? [] : ['申请人']), ...(sides.has('RESPONDENT') ? [] : ['被申请人'])];
}
