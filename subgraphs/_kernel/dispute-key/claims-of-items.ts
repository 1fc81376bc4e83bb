import { addMonths, type LocalDate } from '#kernel/values/local-date.js';
import { kindOfItem } from './claim-kind.js';
import type { ClaimedMonths } from './dispute-keys.js';

/** The months that items of an application are for, as far as they lie in the five years before today; items without a period say none. */
export function claimsOfItems(
  items: readonly { kind: string; from: string | null; until: string | null }[],
  today: string,
): ClaimedMonths[] {
  const latest = today.slice(0, 7);
  return items.slice(0, 20).flatMap(({ kind, from, until }) => {
    if (!from || !until || from.slice(0, 7) > latest) return [];
    const last = until.slice(0, 7) < latest ? until.slice(0, 7) : latest;
    const earliest = addMonths(`${last}-01` as LocalDate, -59).slice(0, 7);
    const first = from.slice(0, 7) > earliest ? from.slice(0, 7) : earliest;
    return [{ kind: kindOfItem(kind), from: first, until: last }];
  });
}
