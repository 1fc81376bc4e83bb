import type { AgencyField, Person } from '../shell/session.ts';

/** The register keeps neither calendar nor documents; whoever opens those tabs is of another agency. */
export type WorkingField = Exclude<AgencyField, 'docket'>;

export function workingField({ field }: Person): WorkingField {
  if (field === 'docket') throw new Error('The register has no calendar and no documents.');
  return field;
}
