import { useQuery } from '@tanstack/react-query';
import { ask, askById, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionArrowOffersQuery } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';
import { loadActs } from './catalogue.ts';

/** A record of the own part of a case, with what tells it from another. */
export interface CaseRecord {
  __typename: string;
  id: string;
  /** The record it stands in: the mediation of an agreement. */
  within?: string;
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

/** As it was last read; undefined until it has been read once. */
export function useCaseContext(field: AgencyField, caseCode: string | null): CaseContext | undefined {
  return useContextQuery(field, caseCode).data;
}

/** As it stands now, for a form that is filled from it once: what was read before the form opened may be from before the last act. */
export function useCaseContextNow(field: AgencyField, caseCode: string | null): CaseContext | undefined {
  const { data, isFetchedAfterMount } = useContextQuery(field, caseCode);
  return isFetchedAfterMount ? data : undefined;
}

function useContextQuery(field: AgencyField, caseCode: string | null) {
  return useQuery({
    queryKey: ['acts', 'context', field, caseCode],
    queryFn: () => readContext(field, caseCode),
    staleTime: 0,
    // A form from what was read before would propose what is done already: an agency that is busy is asked again.
    retry: (count, error) => count < 3 && !(error instanceof Refused && error.code === 'NOT_FOUND'),
  });
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
  const part = answer.data.case?.part ?? null;
  const [complaint] = answer.complaints;
  // Thrown, so that what was read before stays while the own agency does not answer.
  if (!part && complaint)
    throw new Refused(
      complaint.extensions.code ?? 'NO_ANSWER',
      complaint.message,
      complaint.extensions.hint ?? null,
    );
  return part;
}

/** None for whoever may not act in the case. An agency that is busy is asked once more: without offers nobody can be chosen to send to. */
async function offersOf(field: AgencyField, caseCode: string): Promise<Offer[]> {
  const documents: Partial<Record<AgencyField, (typeof byAgency.ArrowOffers)['union']>> =
    byAgency.ArrowOffers;
  const document = documents[field];
  if (!document) return [];
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await ask(document, { caseCode }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      return error;
    });
    if (!(answer instanceof Refused)) return answer.data.arrowOffers;
    if (answer.code === 'NOT_FOUND') break;
  }
  return [];
}

/** Whom an act may send to: who may receive its arrow, first of all who referred the case here. */
export function contextFor(context: CaseContext, arrows: readonly string[]): CaseContext {
  const offers = context.offers.filter(({ arrow }) => arrows.includes(arrow));
  if (offers.length === 0) return context;
  const referrers = context.records.filter(({ direction }) => direction === 'IN').map(({ from }) => from);
  const organisations = distinct(offers.flatMap(({ receivers }) => receivers)).sort(
    (one, other) => Number(referrers.includes(other.code)) - Number(referrers.includes(one.code)),
  );
  return { ...context, organisations };
}

function recordsIn(value: unknown, within?: string): CaseRecord[] {
  if (Array.isArray(value)) return value.flatMap((each) => recordsIn(each, within));
  if (typeof value !== 'object' || value === null) return [];
  const record = value as CaseRecord;
  const below = Object.values(record).flatMap((each) =>
    typeof each === 'object' ? recordsIn(each, record.id) : [],
  );
  return 'id' in record ? [{ ...record, ...(within && { within }) }, ...below] : below;
}

function distinct(list: readonly { code: string; name: string }[]): { code: string; name: string }[] {
  return [...new Map(list.map(({ code, name }) => [code, { code, name }])).values()];
}
