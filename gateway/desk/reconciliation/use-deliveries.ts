import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { DeliveryState } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';
import type { DeliveryRow } from './delivery-state.ts';

export interface DeliveryChoice {
  state: DeliveryState | 'DEAD' | null;
  peer: string | null;
  caseCode: string;
}

interface Page {
  nodes: readonly DeliveryRow[];
  total: number;
  endCursor: string | null;
}

const pageLength = 50;
const refreshMilliseconds = 15_000;

/** One page of what is chosen. Dead letters are few; they are chosen from here. */
export async function readDeliveries(
  field: AgencyField,
  { state, peer, caseCode }: DeliveryChoice,
  after: string | null,
  signal?: AbortSignal,
  first = pageLength,
): Promise<Page> {
  const options = signal ? { signal } : {};
  if (state !== 'DEAD') {
    const variables = { first, after, state, peer, caseCode: caseCode || null };
    return (await ask(byAgency.Deliveries[field], variables, options)).data.deliveries;
  }
  const { nodes, total, endCursor } = (await ask(byAgency.DeadLetters[field], { first: 100, after }, options))
    .data.deadLetters;
  const chosen = nodes.filter(
    ({ to, subject }) => (!peer || to === peer) && (!caseCode || subject === caseCode),
  );
  return { nodes: chosen, total: peer || caseCode ? chosen.length : total, endCursor };
}

export function useDeliveries(field: AgencyField, choice: DeliveryChoice) {
  return useInfiniteQuery({
    queryKey: ['deliveries', field, choice],
    queryFn: ({ pageParam, signal }) => readDeliveries(field, choice, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ endCursor }) => endCursor,
    refetchInterval: refreshMilliseconds,
  });
}
