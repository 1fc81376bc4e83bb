import { toldParties } from '#kernel/collective/told-parties.js';
import type { RequestContext } from '#kernel/context.js';
import type { AgreementEntity } from './agreement.entity.js';
import { type MediationAgreement, presentAgreement } from './agreement.type.js';

/** An agreement as this reader sees it: of many workers, those alone of whom the reader has been told. */
export async function showAgreement(ctx: RequestContext, row: AgreementEntity): Promise<MediationAgreement> {
  const shown = presentAgreement(row);
  const named = await toldParties(ctx, row);
  if (named === null) return shown;
  return {
    ...shown,
    partyIds: shown.partyIds.filter((id) => named.has(id)),
    shares: shown.shares.filter(({ partyId }) => named.has(partyId)),
  };
}
