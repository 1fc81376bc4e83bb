import type { Actor } from '#kernel/actor.js';
import { allAgencies, type CaseCounts, cellsOf, cellsOfAgency, type ReferralCounts } from './figure-cells.js';
import { hiddenCells } from './suppress.js';

/** Which cells of a period a reader is not shown. */
export type HiddenOf = (
  agencies: readonly CaseCounts[],
  referrals?: readonly ReferralCounts[],
) => ReadonlySet<string>;

const nothing: ReadonlySet<string> = new Set();

/** Who may see everything is shown everything. Who may not is taken to know the own agency's cells from its lists. */
export function hiddenFor(actor: Actor, seesEverything: boolean): HiddenOf {
  if (seesEverything) return () => nothing;
  return (agencies, referrals = []) => {
    const { cells, sums } = cellsOf(allAgencies(agencies), agencies, referrals);
    return hiddenCells(cells, sums, cellsOfAgency(actor.agency));
  };
}
