import { hasRole, type Person } from '../shell/session.ts';

export type View = 'acts' | 'looks' | 'counts' | 'watch' | 'witnesses' | 'delegations';

/** Which records a person's role opens (users: 留痕). What each holds is decided by the agency. */
export function viewsOf(person: Person): View[] {
  if (hasRole(person, 'ADMINISTRATOR'))
    return ['acts', 'looks', 'watch', 'witnesses', 'counts', 'delegations'];
  if (hasRole(person, 'LEADER')) return ['counts', 'acts'];
  if (hasRole(person, 'PROCURATOR')) return ['looks', 'acts', 'delegations'];
  return ['acts', 'looks', 'delegations'];
}

export interface Filter {
  caseCode: string | null;
  person: string | null;
  act: string | null;
  agency: string | null;
  from: string | null;
  until: string | null;
}

/** How many days back is looked where nothing narrows it: a whole chain is long. */
const daysBack = 30;

/** What the address asks for. */
export function filterOf(asked: URLSearchParams, today: string): Filter {
  const of = (name: string) => asked.get(name) || null;
  const caseCode = of('case');
  const back = new Date(Date.parse(today) - daysBack * 86_400_000).toISOString().slice(0, 10);
  const from = asked.has('from') ? of('from') : caseCode ? null : back;
  return { caseCode, person: of('person'), act: of('act'), agency: of('agency'), from, until: of('until') };
}
