import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { FoundCaseState, UnionSearchQuery } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';

export type FoundPage = UnionSearchQuery['search'];
export type FoundCase = FoundPage['nodes'][number];

export interface CaseChoice {
  words: string;
  state: FoundCaseState | null;
}

export async function readCases(
  field: AgencyField,
  { words, state }: CaseChoice,
  { first, after }: { first: number; after: string | null },
): Promise<FoundPage> {
  const { data } = await ask(byAgency.Search[field as 'union'], { words, first, state, after });
  return data.search;
}

export async function readAllCases(field: AgencyField, choice: CaseChoice): Promise<FoundCase[]> {
  const rows: FoundCase[] = [];
  for (let after: string | null = null; ;) {
    const page: FoundPage = await readCases(field, choice, { first: 200, after });
    rows.push(...page.nodes);
    after = page.endCursor ?? null;
    if (after === null) return rows;
  }
}
