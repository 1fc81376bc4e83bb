import type { FilledDocument, NeededSignature } from '#kernel/documents/filled.js';

/** The arbitrators, the presiding one first, who sign; named as missing while nobody is appointed. */
export function arbitratorSigners(
  arbitrators: readonly string[],
): Required<Pick<FilledDocument, 'signers' | 'missing'>> {
  return {
    signers: arbitrators.map((name): NeededSignature => {
      return { role: 'ARBITRATOR', partyId: null, name, signedAt: null };
    }),
    missing: arbitrators.length === 0 ? ['仲裁员'] : [],
  };
}
