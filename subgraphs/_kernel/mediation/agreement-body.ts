import type { AgreementBody } from '#kernel/referral/referral.entity.js';
import type { AgreementEntity } from './agreement.entity.js';

/** An effective agreement as it travels with a result or an application. */
export function agreementBody(row: AgreementEntity): AgreementBody {
  if (!row.effectiveAt) throw new Error('An agreement that has not taken effect does not travel.');
  const { id, route, terms, amount, performBy, claimKinds, signatures } = row;
  return {
    agreementId: id,
    effectiveAt: row.effectiveAt.toISOString(),
    route,
    terms,
    amount,
    performBy,
    claimKinds,
    signatures,
  };
}
