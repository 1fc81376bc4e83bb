import { createHmac } from 'node:crypto';
import type { Keyring } from '#kernel/agency.js';
import { canonical } from '#kernel/canonical.js';
import { matchingSecret } from '#kernel/disclosure/matching-key.js';
import type { PartyEntity } from '#kernel/party/party.entity.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { addMonths } from '#kernel/values/local-date.js';
import { type ClaimedKind, kindsOfCause } from './claim-kind.js';
import { employerName } from './employer-name.js';
import { monthsFrom } from './month.js';

/** What is claimed and for which months, `2025-01` to `2025-03`. */
export interface ClaimedMonths {
  kind: ClaimedKind;
  from: string;
  until: string;
}

/** So that the keys of a large group fit into one message. */
export const mostKeys = 4_800;

/**
 * The keyed hashes of a dispute (争议匹配码), one for each person, employer, kind of claim and month: two doors that took in the same
 * dispute have one in common where their months overlap. An employer is known by its credit code and by its name, for a door may know
 * only one. The agencies share the key and see no hashes of others; the register sees all hashes and has no key, so neither can try out
 * numbers. Of a large group those persons are taken whose own hashes come first, which are the same at every door.
 */
export function disputeKeys(
  keyring: Keyring,
  parties: readonly Pick<PartyEntity, 'kind' | 'name' | 'matchingKey'>[],
  claims: readonly ClaimedMonths[],
): string[] {
  const persons = parties.flatMap((party) => (party.kind === 'PERSON' ? (party.matchingKey ?? []) : []));
  const employers = parties.filter(({ kind }) => kind === 'EMPLOYER').flatMap(namesOf);
  const matters = new Set(
    claims.flatMap(({ kind, from, until }) => monthsFrom(from, until).map((month) => `${kind} ${month}`)),
  );
  const each = new Set(employers).size * matters.size;
  const taken = [...new Set(persons)]
    .sort()
    .slice(0, each === 0 ? 0 : Math.max(1, Math.floor(mostKeys / each)));
  const keys = taken.flatMap((person) =>
    [...new Set(employers)].flatMap((employer) =>
      [...matters].map((matter) => hashOf(keyring, [person, employer, matter])),
    ),
  );
  return keys.sort().slice(0, mostKeys);
}

/** Where the months are not stated: the year before the case was opened, within which one may still apply (调仲法 §27). */
export function assumedClaims(cause: string, openedOn: string): ClaimedMonths[] {
  const [from, until] = [addMonths(openedOn as LocalDate, -11).slice(0, 7), openedOn.slice(0, 7)];
  return kindsOfCause(cause).map((kind) => ({ kind, from, until }));
}

function namesOf({ name, matchingKey }: Pick<PartyEntity, 'name' | 'matchingKey'>): string[] {
  return [`name ${employerName(name)}`, ...(matchingKey ? [`code ${matchingKey}`] : [])];
}

/** 128 bits of the hash; the label keeps it apart from every other use of the key. */
function hashOf(keyring: Keyring, parts: readonly string[]): string {
  const text = canonical(['dispute', ...parts]);
  return createHmac('sha256', matchingSecret(keyring))
    .update(text)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}
