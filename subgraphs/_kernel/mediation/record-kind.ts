import type { AgencyManifest } from '#kernel/agency.js';

/** What an agency calls its record in the API, and so in the register: `UnionMediationCase`. */
export function recordKind(
  { field }: Pick<AgencyManifest, 'field'>,
  name: 'MediationCase' | 'MediationAgreement',
): string {
  return `${typePrefix(field)}${name}`;
}

export function typePrefix(field: string): string {
  return field[0]!.toUpperCase() + field.slice(1);
}
