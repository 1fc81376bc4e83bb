import type { AgencyField } from '../shell/session.ts';

/** The agencies that have a part of a case, in the order of the page. */
export const partAgencies = ['union', 'court', 'humanResources', 'procuratorate', 'justice'] as const;
export type PartAgency = (typeof partAgencies)[number];

export function isPartAgency(field: AgencyField): field is PartAgency {
  return field !== 'docket';
}

/** `humanResources`: `human-resources`, as addresses spell it. */
export function nameOf(field: AgencyField): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
