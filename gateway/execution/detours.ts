import type { Logger } from 'pino';

/** Counts the operations the compiled way left to the library's own executor, by reason. */
export class Detours {
  readonly counts = new Map<string, number>();

  constructor(private readonly log: Logger) {}

  /** The first of each reason is logged, then every tenfold. */
  note(reason: string): void {
    const count = (this.counts.get(reason) ?? 0) + 1;
    this.counts.set(reason, count);
    if (Number.isInteger(Math.log10(count)))
      this.log.info({ reason, count }, 'operation run by the stock executor');
  }
}
