import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../shell/session.ts';
import { readWork, type WorkChoice } from './work.ts';

const pageSize = 50;

/** The list of work as it stands, page after page; what moves elsewhere shows by itself. */
export function useWork(choice: WorkChoice) {
  const { person } = useSession();
  const queries = useQueryClient();
  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: ['worklist'] }), [queries]);
  useLive(() => void refresh());
  const query = useInfiniteQuery({
    queryKey: ['worklist', person.id, choice],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => readWork(person.field, choice, { first: pageSize, after: pageParam }),
    getNextPageParam: (page) => page.endCursor ?? null,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  return {
    items: query.data?.pages.flatMap(({ nodes }) => nodes) ?? [],
    counts: query.data?.pages[0]?.counts ?? [],
    loading: query.isPending,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    refresh,
  };
}
