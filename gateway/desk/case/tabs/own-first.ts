import type { AgencyField } from '../../shell/session.ts';
import { partAgencies, type PartAgency } from '../agencies.ts';

/** The agencies with the reader's own in front. */
export function ownFirst(field: AgencyField): PartAgency[] {
  return [...partAgencies].sort((one, other) => Number(other === field) - Number(one === field));
}
