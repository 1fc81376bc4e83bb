import { useQuery } from '@tanstack/react-query';
import type { AgencyField } from '../shell/session.ts';
import type { Act, AgencyActs } from './act.ts';

const chunks: Record<AgencyField, () => Promise<{ agencyActs: AgencyActs }>> = {
  union: () => import('../generated/acts/union.ts'),
  court: () => import('../generated/acts/court.ts'),
  humanResources: () => import('../generated/acts/humanResources.ts'),
  procuratorate: () => import('../generated/acts/procuratorate.ts'),
  justice: () => import('../generated/acts/justice.ts'),
  docket: () => import('../generated/acts/docket.ts'),
};

/** What the own agency can do; loaded when it is first asked for. */
export async function loadActs(field: AgencyField): Promise<AgencyActs> {
  return (await chunks[field]()).agencyActs;
}

export function useActs(field: AgencyField): AgencyActs | undefined {
  return useQuery({ queryKey: ['acts', field], queryFn: () => loadActs(field), staleTime: Infinity }).data;
}

export function findAct(acts: AgencyActs | undefined, name: string): Act | null {
  return acts?.acts.find((act) => act.name === name) ?? null;
}
