import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Purpose } from '../ask.ts';
import { purposes } from '../generated/law-lists.ts';
import type { Person } from '../shell/session.ts';

/** The reason stated for looking at a case that is not the own one; asked once, and kept while the desk is open. */
export function usePurpose(code: string): [Purpose | null, (purpose: Purpose) => void] {
  const queries = useQueryClient();
  const queryKey = ['purpose', code];
  const { data } = useQuery<Purpose | null>({
    queryKey,
    queryFn: () => null,
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return [data ?? null, (purpose) => queries.setQueryData(queryKey, purpose)];
}

/** Reasons that a person may state, by agency and role (查询事由). */
export function purposesOf(person: Person): typeof purposes {
  return purposes.filter(({ by }) =>
    by.some(
      ({ agency, roles }) => agency === person.agency && roles.some((role) => person.roles.includes(role)),
    ),
  );
}
