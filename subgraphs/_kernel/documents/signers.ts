import type { PartyEntity } from '#kernel/party/party.entity.js';
import type { NeededSignature } from './filled.js';

type Role = NeededSignature['role'];

/** A signature of each of these parties; on record where the day is known that they signed on. */
export function partySigners(
  role: Role,
  parties: readonly PartyEntity[],
  signedOn: string | null = null,
): NeededSignature[] {
  return parties.map(({ id: partyId, name }) => ({ role, partyId, name, signedAt: instantOn(signedOn) }));
}

/** A signature of each of these people, who are no parties; of nobody where the record does not name them. */
export function signersNamed(
  role: Role,
  names: readonly (string | null)[],
  signedOn: string | null = null,
): NeededSignature[] {
  return names.flatMap((name) =>
    name ? [{ role, partyId: null, name, signedAt: instantOn(signedOn) }] : [],
  );
}

/** Noon of a day that a record states without an hour. */
function instantOn(day: string | null): string | null {
  return day === null ? null : new Date(`${day}T12:00:00+08:00`).toISOString();
}
