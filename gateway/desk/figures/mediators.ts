import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionMediationWorkQuery } from '../generated/graphql/graphql.ts';
import type { Person } from '../shell/session.ts';
import type { Span } from './period.ts';

export type Mediation = UnionMediationWorkQuery['mediationCases']['nodes'][number];

/** Beyond so many the page does not count: half a count would be a wrong one. */
const most = 2000;

/** What is counted of each mediator's mediations. */
export const works = ['taken', 'underway', 'agreed', 'unsettled', 'late'] as const;
export type Work = (typeof works)[number];

const isWork: Record<Work, (mediation: Mediation) => boolean> = {
  taken: () => true,
  underway: ({ endedOn }) => !endedOn,
  agreed: ({ state }) => state === 'AGREED',
  unsettled: ({ state, endedOn }) => !!endedOn && state !== 'AGREED',
  late: ({ overdue }) => overdue,
};

/** The mediations of the own organisation that were taken up in a span; null where the agency has none or too many. */
export function useMediations(person: Person, span: Span | null) {
  const documents = byAgency.MediationWork;
  const document = person.field in documents ? documents[person.field as keyof typeof documents] : null;
  const found = useQuery({
    queryKey: ['mediation work', person.id],
    enabled: document !== null && span !== null,
    queryFn: async () => {
      const all: Mediation[] = [];
      for (let after: string | null = null; ;) {
        const { mediationCases }: UnionMediationWorkQuery = (await ask(document!, { first: 100, after }))
          .data;
        if (mediationCases.total > most) return null;
        all.push(...mediationCases.nodes);
        after = mediationCases.endCursor ?? null;
        if (after === null) return all;
      }
    },
  });
  const [from, until] = [span?.from ?? '', span?.until ?? ''];
  return useMemo(
    () => found.data?.filter(({ acceptedOn }) => acceptedOn >= from && acceptedOn <= until) ?? null,
    [found.data, from, until],
  );
}

export function mediatorsOf(mediations: readonly Mediation[]): string[] {
  return [...new Set(mediations.flatMap(({ mediators }) => mediators))].sort();
}

/** The mediations that a number counts. */
export function workOf(mediations: readonly Mediation[], mediator: string, work: Work): Mediation[] {
  return mediations.filter((one) => one.mediators.includes(mediator) && isWork[work](one));
}
