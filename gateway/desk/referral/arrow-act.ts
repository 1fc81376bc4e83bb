import { arrowActs } from '../generated/acts/law.ts';
import type { AgencyField } from '../shell/session.ts';

/** The mutation by which an agency sends an arrow; null for an arrow that is not its own to send. */
export function actOfArrow(field: AgencyField, arrow: string): string | null {
  return arrowActs[field]?.[arrow] ?? null;
}

/** The arrows that an act sends. */
export function arrowsOfAct(field: AgencyField, act: string): string[] {
  return Object.keys(arrowActs[field] ?? {}).filter((arrow) => actOfArrow(field, arrow) === act);
}

/** What is referred day by day comes before what only goes along with a case. */
export function rankOf(arrow: string): number {
  const aside = ['A17', 'A24', 'A25', 'A26', 'A27', 'A28'].indexOf(arrow);
  return aside < 0 ? 0 : aside + 1;
}
