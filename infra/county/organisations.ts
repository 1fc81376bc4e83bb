import type { AgencyName } from './process-table.js';

/** An organisation of the demo county. Division 370499 and every code with FAKE in it are invented, and look it. */
export interface Organisation {
  readonly code: string;
  readonly name: string;
  readonly agency: AgencyName;
  readonly division: string;
  /** What may be referred to it, as free tags. */
  readonly roster: readonly string[];
  /** True for the linkage centre, which keeps the register of cases. */
  readonly register: boolean;
}

export const countyDivision = '370499';

export const linkageCentre: Organisation = {
  code: '12370499FAKE0011X5',
  name: '虚构区五方联动中心',
  agency: 'docket',
  division: countyDivision,
  roster: [],
  register: true,
};

export const union: Organisation = {
  code: '81370499FAKE000643',
  name: '虚构区总工会',
  agency: 'union',
  division: countyDivision,
  roster: ['mediation', 'legal-supervision'],
  register: false,
};

export const court: Organisation = {
  code: '11370499FAKE000725',
  name: '虚构区人民法院',
  agency: 'court',
  division: countyDivision,
  roster: ['judicial-confirmation', 'litigation', 'payment-order', 'enforcement'],
  register: false,
};

export const secondCourt: Organisation = {
  code: '11370499FAKE001288',
  name: '虚构市中人民法院',
  agency: 'court',
  division: countyDivision,
  roster: ['judicial-confirmation', 'litigation', 'payment-order', 'enforcement'],
  register: false,
};

export const humanResources: Organisation = {
  code: '11370499FAKE000800',
  name: '虚构区人社局',
  agency: 'human-resources',
  division: countyDivision,
  roster: ['mediation', 'arbitration', 'arbitration-review', 'labour-inspection'],
  register: false,
};

export const procuratorate: Organisation = {
  code: '11370499FAKE00099W',
  name: '虚构区人民检察院',
  agency: 'procuratorate',
  division: countyDivision,
  roster: ['clue', 'support-of-suit'],
  register: false,
};

export const justice: Organisation = {
  code: '11370499FAKE00101G',
  name: '虚构区司法局',
  agency: 'justice',
  division: countyDivision,
  roster: ['legal-aid', 'people-mediation'],
  register: false,
};

export const organisations: readonly Organisation[] = [
  linkageCentre,
  union,
  court,
  secondCourt,
  humanResources,
  procuratorate,
  justice,
];

export function organisationsOf(agency: AgencyName): readonly Organisation[] {
  return organisations.filter((organisation) => organisation.agency === agency);
}
