import type { NewParty } from '#kernel/case-file/open-case.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { takeLook } from '#kernel/lookup/take-look.js';
import type { ClaimedMonths } from './dispute-keys.js';
import { readClaims } from './keep-claims.js';

/**
 * What is claimed and for which months, stated as a case is taken in (争议期间); none where nobody states it. Each statement tries the
 * register, so it is counted like a look-up, also one whose case then is refused. Call it outside a transaction, as `takeLook`.
 */
export async function claimsAtDoor(
  ctx: RequestContext,
  parties: readonly NewParty[],
  claims: readonly ClaimedMonths[] | null | undefined,
): Promise<ClaimedMonths[]> {
  if (!claims || claims.length === 0) return [];
  const stated = readClaims(ctx, claims);
  await takeLook(ctx, 'dispute-keys', [JSON.stringify([parties.map((party) => keyOf(ctx, party)), stated])]);
  return stated;
}

/** A person without a number is in no key of the dispute. */
function keyOf({ agency }: RequestContext, { kind, name, idNumber, creditCode }: NewParty): string | null {
  const number = kind === 'PERSON' ? idNumber : creditCode;
  if (number) return matchingKey(agency.keyring, kind, number);
  return kind === 'PERSON' ? null : name;
}
