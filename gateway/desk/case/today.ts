import { moment } from '../shell/amount.ts';

/** The day at the place (UTC+8). */
export function today(): string {
  return moment(new Date().toISOString()).slice(0, 10);
}
