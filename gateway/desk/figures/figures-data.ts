import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { FiguresDocument, type FiguresQuery } from '../generated/graphql/graphql.ts';
import { hasRole, type Person } from '../shell/session.ts';
import { before, periodAround, type Period, today } from './period.ts';

export type Figures = FiguresQuery['now'];
export type Figure = Figures['accepted'];

export type Scope = 'all' | 'own';

/** A leader and the centre's own people see every number of the county; others by the month, and not the small ones. */
export function seesEverything(person: Person): boolean {
  return person.agency === 'docket' || hasRole(person, 'LEADER');
}

/** What somebody sees first: the county's year for a leader, the own year for others. */
export function firstScope(person: Person): Scope {
  return seesEverything(person) ? 'all' : 'own';
}

export function firstPeriod(person: Person, scope: Scope): Period {
  return periodAround(scope === 'own' || seesEverything(person) ? 'year' : 'month', today());
}

export function useFigures(scope: Scope, period: Period) {
  const earlier = before(period);
  const variables = {
    ...{ from: period.from, until: period.until, own: scope === 'own' },
    ...{ beforeFrom: earlier.from, beforeUntil: earlier.until },
  };
  return useQuery({
    queryKey: ['figures', variables],
    queryFn: async ({ signal }) => (await ask(FiguresDocument, variables, { signal })).data,
    placeholderData: (shown) => shown,
  });
}
