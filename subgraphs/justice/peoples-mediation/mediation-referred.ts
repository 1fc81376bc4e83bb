import type { ReferralFollowUp } from '#kernel/agency.js';
import { Refusal } from '#kernel/refusal.js';

/** A case has been passed on for people's mediation (人民调解, A24): with the request, and on the consent of both sides. */
export const mediationReferred: ReferralFollowUp = async (_tx, _ctx, { issued }) => {
  if (!issued.mediation) throw new Refusal('BAD_INPUT', '转介函缺少调解事项。');
  const given = issued.consents.filter(({ scope }) => scope === 'MEDIATION').map(({ partyId }) => partyId);
  const sides = issued.dispute.parties
    .filter(({ partyId }) => given.includes(partyId))
    .map(({ side }) => side);
  if (new Set(sides).size === 2) return;
  throw new Refusal(
    'CONSENT_MISSING',
    '缺少双方对人民调解的同意。',
    '当事人一方明确拒绝调解的，不得调解（人民调解法第十七条）。',
  );
};
