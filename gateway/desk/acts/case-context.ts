import { useQuery } from '@tanstack/react-query';
import { ask, askById } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionArrowOffersQuery } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';
import { loadActs } from './catalogue.ts';

/** A record of the own part of a case, with what tells it from another. */
export interface CaseRecord {
  __typename: string;
  id: string;
  [field: string]: unknown;
}

export type Offer = UnionArrowOffersQuery['arrowOffers'][number];

/** What forms are filled from: the own records of the case, the own rosters, and whom something may go to. */
export interface CaseContext {
  caseCode: string | null;
  part: Record<string, unknown> | null;
  records: CaseRecord[];
  offers: Offer[];
  organisations: { code: string; name: string }[];
}

export const emptyContext: CaseContext = {
  ...{ caseCode: null, part: null, records: [], offers: [], organisations: [] },
};

export function useCaseContext(field: AgencyField, caseCode: string | null): CaseContext | undefined {
  return useQuery({
    queryKey: ['acts', 'context', field, caseCode],
    queryFn: () => readContext(field, caseCode),
    staleTime: 0,
  }).data;
}

async function readContext(field: AgencyField, caseCode: string | null): Promise<CaseContext> {
  const { records, rosters } = await loadActs(field);
  const [part, roster, offers] = await Promise.all([
    caseCode ? partOf(records, caseCode) : null,
    rosters ? askById<Record<string, CaseRecord[]>>(rosters, {}).catch(() => null) : null,
    caseCode ? offersOf(field, caseCode) : [],
  ]);
  return {
    caseCode,
    part,
    records: [...recordsIn(part), ...Object.values(roster?.data ?? {}).flatMap((list) => list ?? [])],
    offers,
    organisations: distinct(offers.flatMap(({ receivers }) => receivers)),
  };
}

async function partOf(document: string, caseCode: string): Promise<Record<string, unknown> | null> {
  const answer = await askById<{ case: { part: Record<string, unknown> | null } | null }>(document, {
    caseCode,
  });
  return answer.data.case?.part ?? null;
}

/** None for whoever may not act in the case. */
async function offersOf(field: AgencyField, caseCode: string): Promise<Offer[]> {
  const documents: Partial<Record<AgencyField, (typeof byAgency.ArrowOffers)['union']>> =
    byAgency.ArrowOffers;
  const document = documents[field];
  if (!document) return [];
  const answer = await ask(document, { caseCode }).catch(() => null);
  return answer?.data.arrowOffers ?? [];
}

function recordsIn(value: unknown): CaseRecord[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as CaseRecord;
  const below = Object.values(record).flatMap((each) => (typeof each === 'object' ? recordsIn(each) : []));
  return 'id' in record ? [record, ...below] : below;
}

function distinct(list: readonly { code: string; name: string }[]): { code: string; name: string }[] {
  return [...new Map(list.map(({ code, name }) => [code, { code, name }])).values()];
}
