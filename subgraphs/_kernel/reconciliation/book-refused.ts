import type { Agency } from '#kernel/agency.js';
import { type RefusedBook, signerOf } from '#kernel/exchange/accepted-book.js';
import { organisationContext } from './organisation-context.js';
import { raiseExchangeAlarm } from './raise-exchange-alarm.js';

/** Tells each organisation of the agency, once for each refused text, whichever process meets it and however often. */
export async function raiseBookRefused(
  agency: Agency,
  signerPem: string,
  { hash, what }: RefusedBook,
): Promise<void> {
  const organisations = agency.book.organisationsOf(agency.manifest.name).map(({ code }) => code);
  const [first] = organisations;
  if (!first) return;
  const ctx = organisationContext(agency, first);
  await ctx.transaction(async (tx) => {
    const [told] = await tx.query<{ count: number }[]>(
      `with told as (
         update address_book_seen set refused = $2, refused_at = $3 where signer = $1 and refused is distinct from $2 returning 1)
       select count(*)::int as count from told`,
      [signerOf(signerPem), hash, new Date()],
    );
    if (!told?.count) return;
    for (const organisation of organisations)
      await raiseExchangeAlarm(tx, ctx, { organisation, kind: 'BOOK_REFUSED', peer: organisation, what });
  });
}
