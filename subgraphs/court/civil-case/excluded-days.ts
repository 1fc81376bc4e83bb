import { daysBetween, localDate } from '#kernel/values/local-date.js';

export interface MediationTime {
  /** Last day as the mediation was taken up, and as the parties lengthened it. */
  firstDue: string;
  lastDue: string;
  endedOn: string;
}

/** The days by which a mediation was lengthened and that were used: they do not count as trial time (特邀规定 §27). */
export function excludedDays({ firstDue, lastDue, endedOn }: MediationTime): number {
  const usedUntil = endedOn < lastDue ? endedOn : lastDue;
  return Math.max(daysBetween(localDate(firstDue), localDate(usedUntil)), 0);
}
