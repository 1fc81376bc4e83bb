import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { openThrottle } from '#kernel/throttle/throttle.js';
import { addressKey } from '../throttle/address-key.js';

const hour = 60 * 60;
/** What one address may ask. */
const addressLimits = [
  { name: 'progress-address', points: 10, seconds: 10 * 60 },
  { name: 'progress-address-day', points: 60, seconds: 24 * hour },
];
/** Wrong answers of all addresses together in an hour: at the first figure an alarm, at the second the door closes. */
const alarmAt = 100;
const wrongEverywhere = { name: 'progress-wrong', points: 300, seconds: hour };

/** What holds back those who guess, counted for all gateways together. */
export class Brakes {
  private readonly addresses;
  private readonly everywhere;

  constructor(
    pool: Pool,
    private readonly log: Logger,
  ) {
    this.addresses = addressLimits.map((limit) => openThrottle(pool, limit));
    this.everywhere = openThrottle(pool, wrongEverywhere);
  }

  /** Counts a question; whether it may be asked. */
  async mayAsk(address: string): Promise<boolean> {
    const [all, ...own] = await Promise.all([
      this.everywhere.look('all'),
      ...this.addresses.map((throttle) => throttle.take(addressKey(address))),
    ]);
    return all.allowed && own.every(({ allowed }) => allowed);
  }

  async countWrong(): Promise<void> {
    const { taken } = await this.everywhere.take('all');
    if (taken === alarmAt) this.log.error({ wrong: taken }, 'progress query: somebody may be guessing');
    if (taken === wrongEverywhere.points)
      this.log.error({ wrong: taken }, 'progress query: closed for the rest of the hour');
  }
}
