import { request } from 'undici';
import type { Agency } from '#kernel/agency.js';
import { readAtMost } from '#kernel/exchange/read-at-most.js';
import { onePerPair } from './one-per-pair.js';
import type { Pair } from './marks.js';
import { stateNonDeliveries } from './non-delivery.js';
import { reconcile } from './reconcile.js';
import type { Ask } from './signed-question.js';

const patience = 10_000;
const longestAnswer = 16 * 1024 * 1024;

export const httpAsk: Ask = async (peer, door, { text, keyId, signature }) => {
  const response = await request(new URL(door, peer.endpoint), {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'wufang-key': keyId,
      'wufang-signature': signature,
    },
    body: text,
    headersTimeout: patience,
    bodyTimeout: patience,
    signal: AbortSignal.timeout(6 * patience),
  });
  return { status: response.statusCode, body: await readAtMost(longestAnswer, response.body) };
};

/** Compares, about every minute, what the agency's organisations and all others have sent each other, and states what was not delivered. */
export class Reconciler {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly agency: Agency,
    private readonly ask: Ask = httpAsk,
    private readonly everySeconds = 60,
  ) {}

  start(): void {
    // Agencies that start together do not all ask at the same moment.
    const next = (): void => {
      if (this.stopped) return;
      this.timer = setTimeout(
        () => void this.run().finally(next),
        this.everySeconds * 1_000 * (0.75 + Math.random() / 2),
      );
      this.timer.unref();
    };
    next();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  /** One comparison with everybody, and the statements due. Whoever asks while it runs waits for that one. */
  run(): Promise<void> {
    this.running ??= this.runOnce().finally(() => (this.running = null));
    return this.running;
  }

  private async runOnce(): Promise<void> {
    const { book, manifest, keyring } = this.agency;
    for (const { code: organisation } of book.organisationsOf(manifest.name)) {
      if (this.stopped || !keyring.signing.has(organisation)) continue;
      await this.attempt('NON_DELIVERY', organisation, () => stateNonDeliveries(this.agency, organisation));
      const others = book.current.organisations.filter(({ agency }) => agency !== manifest.name);
      // One that does not answer keeps the others waiting for nothing.
      await Promise.all(others.map(({ code: peer }) => this.compare({ organisation, peer })));
    }
  }

  private async compare(pair: Pair): Promise<void> {
    await this.attempt('RECONCILIATION', pair.peer, () =>
      onePerPair(this.agency, pair, () => reconcile(this.agency, pair, this.ask)),
    );
  }

  private async attempt(what: string, peer: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const { code, name } = error as { code?: string; name: string };
      this.agency.log.warn({ what, peer, reason: code ?? name }, 'not reconciled');
    }
  }
}
