import { partKey } from '#kernel/case-file/case-part.type.js';
import type { RequestContext } from '#kernel/context.js';
import { caseAccess } from '#kernel/disclosure/access.js';
import { referralsOf } from '#kernel/referral/referrals.js';
import { groupsOf } from './worker-groups.js';

/**
 * Of a collective dispute another organisation sees those workers alone whom the referrals between the two have named: who
 * arbitrates for two has no business with the names of the other thirty-eight. Null where nothing is kept back.
 */
export async function toldParties(
  ctx: RequestContext,
  of: { caseCode: string; organisation: string },
): Promise<ReadonlySet<string> | null> {
  const { organisation: reader } = ctx.actor;
  if (of.organisation === reader || (await groupsOf(ctx).load(partKey(of))).length === 0) return null;
  if ((await caseAccess(ctx).load(of.caseCode))?.relation !== 'REFERRED') return null;
  const referrals = await referralsOf(ctx).load(partKey(of));
  return new Set(
    referrals
      .filter(({ counterpart }) => counterpart === reader)
      .flatMap(({ issued }) => issued.dispute.parties.map(({ partyId }) => partyId)),
  );
}

/** Rows about a party, without those that are kept back. */
export async function told<Row>(
  ctx: RequestContext,
  of: { caseCode: string; organisation: string },
  rows: readonly Row[],
  partyOf: (row: Row) => string,
): Promise<Row[]> {
  const named = await toldParties(ctx, of);
  return named === null ? [...rows] : rows.filter((row) => named.has(partyOf(row)));
}
