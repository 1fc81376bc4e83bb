import { useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ask, Refused, type Answer, type Complaint, type Purpose } from '../ask.ts';
import type { TypedDocumentString } from '../generated/graphql/graphql.ts';
import { CaseDocketDocument } from '../generated/graphql/graphql.ts';
import { partAgencies, type PartAgency } from './agencies.ts';

/**
 * How an agency's part of a case stands: WAITING for its answer · HERE · NOTHING it holds or shows to this reader ·
 * DOWN, it does not answer (what it said before is kept).
 */
export type Standing = 'WAITING' | 'HERE' | 'NOTHING' | 'DOWN';

export interface PartAnswer<Part> {
  agency: PartAgency;
  standing: Standing;
  part: Part | null;
  /** When the agency gave what is shown; null where it has given nothing. */
  at: string | null;
  complaint: Complaint | null;
}

type PartDocument<Part> = TypedDocumentString<{ case?: { part?: Part | null } | null }, { id: string }>;
type AnyDocuments = Record<PartAgency, PartDocument<unknown>>;
type PartIn<Document> = Document extends PartDocument<infer Part> ? NonNullable<Part> : never;
/** The part that documents of one kind ask for. */
export type PartOf<Documents extends AnyDocuments> = PartIn<Documents[PartAgency]>;

interface Given {
  part: unknown;
  at: string | null;
  complaint: Complaint | null;
}

/** Everything that is kept of a case begins with this, so that one word asks for all of it again. */
function keyOf(code: string): readonly string[] {
  return ['case', code];
}

export function useAskAgain(code: string): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: keyOf(code) }), [queries, code]);
}

/** The register's part: what the case is, who holds it, every step of every agency. */
export function useDocket(code: string, purpose: Purpose | null) {
  return useQuery({
    queryKey: [...keyOf(code), 'docket', purpose],
    queryFn: async ({ signal }) => {
      const given = await asFarAsItGoes(ask(CaseDocketDocument, { id: code }, options(purpose, signal)));
      return { docket: given.data?.case?.docket ?? null, complaint: given.complaints[0] ?? null };
    },
  });
}
export type Docket = NonNullable<NonNullable<ReturnType<typeof useDocket>['data']>['docket']>;

/** The same question to each agency that has a part, side by side: none waits for another. */
export function useParts<Documents extends AnyDocuments>(
  name: string,
  documents: Documents,
  code: string,
  purpose: Purpose | null,
  of: readonly PartAgency[] = partAgencies,
): PartAnswer<PartOf<Documents>>[] {
  const queries = useQueryClient();
  const keys = of.map((agency) => [...keyOf(code), name, agency, purpose]);
  const results = useQueries({
    queries: of.map((agency, at) => ({
      queryKey: keys[at]!,
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Given> => {
        const given = await asFarAsItGoes(ask(documents[agency], { id: code }, options(purpose, signal)));
        const complaint = given.complaints.find(({ extensions }) => extensions.code === 'AGENCY_UNAVAILABLE');
        const before = queries.getQueryData<Given>(keys[at]!);
        if (complaint) return { part: before?.part ?? null, at: before?.at ?? null, complaint };
        return { part: given.data?.case?.part ?? null, at: new Date().toISOString(), complaint: null };
      },
    })),
  }) as UseQueryResult<Given>[];
  return of.map((agency, at) => answerOf(agency, results[at]!));
}

/** An agency that has nothing of a case, or nothing for the reader, answers as if there were no case. */
async function asFarAsItGoes<Result>(
  asked: Promise<Answer<Result>>,
): Promise<Partial<Answer<Result>> & { complaints: Complaint[] }> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refused && error.code === 'NOT_FOUND') return { complaints: [] };
    throw error;
  }
}

function options(purpose: Purpose | null, signal: AbortSignal) {
  return { signal, ...(purpose && { purpose }) };
}

function answerOf<Part>(agency: PartAgency, { data, isError }: UseQueryResult<Given>): PartAnswer<Part> {
  const part = (data?.part ?? null) as Part | null;
  const here = part === null ? 'NOTHING' : 'HERE';
  const standing = data?.complaint || (isError && !data) ? 'DOWN' : data ? here : 'WAITING';
  return { agency, standing, part, at: data?.at ?? null, complaint: data?.complaint ?? null };
}
