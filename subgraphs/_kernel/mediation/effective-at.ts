import type { AgreementRoute, AgreementSignature } from './agreement.entity.js';

/**
 * When an agreement took effect: the moment of the last signature that its route asks for; null while one is missing.
 * A delegated, online or oral agreement asks for the parties alone; what the mediator and the seal add later changes nothing.
 */
export function effectiveAt(
  route: AgreementRoute,
  partyIds: readonly string[],
  signatures: readonly AgreementSignature[],
): Date | null {
  const ofParties = partyIds.map((id) =>
    signatures.find((signature) => signature.role === 'PARTY' && signature.partyId === id),
  );
  const partiesAlone = route === 'DELEGATED' || route === 'ONLINE' || route === 'PEOPLES_ORAL';
  const ofOthers = partiesAlone
    ? []
    : (['MEDIATOR', 'SEAL'] as const).map((role) => signatures.find((s) => s.role === role));
  const needed = [...ofParties, ...ofOthers];
  if (partyIds.length === 0 || needed.some((signature) => signature === undefined)) return null;
  return new Date(Math.max(...needed.map((signature) => Date.parse(signature!.signedAt))));
}
