import { type Person, hasRole } from './session.ts';

export type PageName =
  'worklist' | 'cases' | 'letters' | 'figures' | 'trail' | 'reconciliation' | 'import' | 'onboarding';

/** Roles that work cases, as against who keeps the system or leads. */
export const caseRoles = [
  'CLERK',
  'JUDGE',
  'ARBITRATOR',
  'MEDIATOR',
  'UNION_OFFICER',
  'PROCURATOR',
  'LEGAL_AID_OFFICER',
];

/** Who takes in matters at the own door may load a file of them. */
export function mayImport(person: Person): boolean {
  const roles = {
    court: ['CLERK', 'JUDGE'],
    union: ['MEDIATOR', 'UNION_OFFICER'],
    humanResources: ['ARBITRATOR'],
  };
  return hasRole(person, ...(roles[person.field as keyof typeof roles] ?? []));
}

/** Which pages a person's roles open (users: pages by role). What a page shows is decided by each agency. */
export function pagesOf(person: Person): PageName[] {
  const pages: [PageName, boolean][] = [
    ['worklist', true],
    ['cases', !hasRole(person, 'ADMINISTRATOR') || hasRole(person, ...caseRoles)],
    [
      'letters',
      ['union', 'procuratorate', 'human-resources'].includes(person.agency) &&
        hasRole(person, ...caseRoles, 'LEADER'),
    ],
    ['figures', hasRole(person, ...caseRoles, 'LEADER')],
    ['import', mayImport(person)],
    ['trail', true],
    ['reconciliation', hasRole(person, 'ADMINISTRATOR', 'LEADER', 'CLERK')],
    ['onboarding', hasRole(person, 'ADMINISTRATOR')],
  ];
  return pages.filter(([, open]) => open).map(([name]) => name);
}

/** Where a page stands below `/desk/#`. */
export const pagePath: Record<PageName, string> = {
  worklist: '/',
  cases: '/cases',
  letters: '/letters',
  figures: '/figures',
  trail: '/trail',
  reconciliation: '/reconciliation',
  import: '/import',
  onboarding: '/onboarding',
};
