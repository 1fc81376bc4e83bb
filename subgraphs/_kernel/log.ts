import { type Logger, pino } from 'pino';

/** Structured lines on standard output. Ids and codes only; a name, number or text of a case never goes into a log. */
export function processLog(name: string, level = 'info'): Logger {
  return pino({ name, level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime });
}
