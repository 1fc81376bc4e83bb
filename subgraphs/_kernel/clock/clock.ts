import { localDateOf, type LocalDate } from '#kernel/values/local-date.js';

/** Where acts get the time from. Nothing else in an agency asks the machine for it. */
export interface Clock {
  now(): Date;
  today(): LocalDate;
}

export type AdjustableClock = Clock & { set(instant: Date | null): void };

export function systemClock(): Clock {
  return { now: () => new Date(), today: () => localDateOf(new Date()) };
}

/** Runs on from the instant it is set to; null returns to the machine's time. */
export function adjustableClock(): AdjustableClock {
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);
  return {
    now,
    today: () => localDateOf(now()),
    set: (instant) => {
      offset = instant === null ? 0 : instant.getTime() - Date.now();
    },
  };
}
