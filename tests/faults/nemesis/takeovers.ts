import { setTimeout as pause } from 'node:timers/promises';
import { organisations } from '../../../infra/county/organisations.js';
import type { AgencyName } from '../../../infra/county/process-table.js';

const patience = 60_000;

/** How long messages to and from a killed agency stand still. */
export class Takeovers {
  /** Milliseconds from the kill to the first message answered again, for each kill; one that never came is the patience. */
  readonly waits: number[] = [];
  private readonly lastAnswered = new Map<string, number>();

  /** The receiver has answered a message of the sender (an organisation's code): both are at work. */
  answered(to: AgencyName, sender: string): void {
    const from = organisations.find(({ code }) => code === sender)?.agency;
    this.lastAnswered.set(to, Date.now());
    if (from) this.lastAnswered.set(from, Date.now());
  }

  /** Waits until a message of or to the agency has been answered by a process that began after this moment. */
  async after(agency: AgencyName, hasBegunAnew: () => boolean): Promise<void> {
    const killedAt = Date.now();
    let begunAt = Infinity;
    while (Date.now() - killedAt < patience) {
      if (begunAt === Infinity && hasBegunAnew()) begunAt = Date.now();
      if ((this.lastAnswered.get(agency) ?? 0) > begunAt) break;
      await pause(25);
    }
    this.waits.push(Math.min((this.lastAnswered.get(agency) ?? Infinity) - killedAt, patience));
  }
}
