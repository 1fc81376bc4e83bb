import { daysUntil, type Light } from '../shell/deadline-light.tsx';

/** A limit of the law as the letter's agency counted it. */
export interface Clock {
  rule: string;
  startsFrom: string;
  due: string;
  length: string;
  calendar: string;
  source: string;
  notice: string;
  trigger: string;
  onLapse: string | null;
  metOn: string | null;
  provisional: boolean;
  overdue: boolean;
}

/** What a received letter is counted by. */
export interface Term {
  due: string;
  length: string;
  source: string;
  provisional: boolean;
}

/** Today at the place (UTC+8). */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** What still runs has a light; what was answered or closed has none. */
export function lightOf(due: string | null, running: boolean, provisional = false): Light {
  return due && running
    ? { due, daysLeft: daysUntil(due, today()), provisional }
    : { due, daysLeft: null, provisional };
}

/** Of a letter's limits the one that presses: the earliest that is not met. */
export function pressing(clocks: readonly Clock[]): Clock | null {
  const open = clocks.filter(({ metOn }) => metOn === null);
  return open.reduce<Clock | null>((least, one) => (!least || one.due < least.due ? one : least), null);
}

interface Words {
  counted: string;
  from: string;
  due: string;
  basis: string;
  after: string;
  provisional: string;
}

/** The article, the counting and the calendar, a line each. */
export function whyOf(clock: Clock, words: Words): string {
  return [
    clock.trigger,
    `${words.from} ${clock.startsFrom} · ${clock.length} → ${words.due} ${clock.due}`,
    `${words.basis} ${clock.source}`,
    clock.notice,
    ...(clock.onLapse ? [`${words.after} ${clock.onLapse}`] : []),
    ...(clock.provisional ? [words.provisional] : []),
  ].join('\n');
}

export function whyOfTerm(term: Term, words: Words): string {
  return [
    `${term.length} → ${words.due} ${term.due}`,
    `${words.basis} ${term.source}`,
    ...(term.provisional ? [words.provisional] : []),
  ].join('\n');
}
