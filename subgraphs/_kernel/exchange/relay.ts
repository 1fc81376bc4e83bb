import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Agency } from '#kernel/agency.js';
import { noticeRefused } from '#kernel/notice/notice-of-dead-letter.js';
import { mostInBundle } from './bundle.js';
import { deliver, type Delivery, deliverTogether, signAnew, type Transport } from './deliver.js';
import { receiversDue, receiversWaiting, takeDue } from './due.js';
import { httpTransport } from './http-transport.js';
import { keepOutcomes } from './outcomes.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { keepReach, waitFor } from './receiver-wait.js';
import { byRoute, untilFailure } from './routes.js';

const batchSize = mostInBundle;
/** A first message leaves at once; what follows it shortly goes together, since a round costs both sides the same for one and for twenty. */
const betweenRounds = 250;
const sweepMilliseconds = 500;
const looksBetween = 60;

export interface DeliveryResult {
  readonly message: OutboxMessageEntity;
  readonly delivery: Delivery;
}

/**
 * Takes messages out of the outbox and delivers them until a receipt holds. Rows are taken with SKIP LOCKED, so that
 * several relays share the work, and a dead relay's rows are free as soon as its connection is gone.
 */
export class Relay {
  private listener: Client | null = null;
  private sweep: NodeJS.Timeout | null = null;
  private readonly lanes = new Map<string, Promise<void>>();
  private stopped = false;
  private waking = false;
  private strangers: readonly string[] = [];
  private looksUntilAll = 0;
  /** Receivers for whom something has come since their lane last looked. */
  private readonly awaited = new Set<string>();

  constructor(
    private readonly agency: Agency,
    private readonly databaseUrl: string | null,
    private readonly transport: Transport = httpTransport(),
  ) {}

  start(): void {
    void this.listen();
    this.sweep = setInterval(() => void this.wake(), sweepMilliseconds);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.sweep) clearInterval(this.sweep);
    await Promise.all(this.lanes.values());
    await this.listener?.end().catch(() => undefined);
  }

  /** Opens a lane to each receiver that has something due. Lanes are apart: a receiver that hangs holds up no other. */
  async wake(): Promise<void> {
    if (this.waking) return;
    this.waking = true;
    try {
      for (const destination of await this.receiversDue()) this.openLane(destination);
    } catch (error) {
      this.agency.log.warn({ reason: (error as Error).name }, 'outbox not readable');
    } finally {
      this.waking = false;
    }
  }

  /** Delivers all that is due now; answers how many receipts came back. */
  async drain(): Promise<number> {
    let delivered = 0;
    for (;;) {
      const receivers = await this.receiversDue(true);
      const rounds = await Promise.all(receivers.map((destination) => this.round(destination)));
      const now = rounds.reduce((sum, count) => sum + count, 0);
      if (now === 0) return delivered;
      delivered += now;
    }
  }

  /** Those the address book no longer lists are looked for now and then. */
  private async receiversDue(now = false): Promise<string[]> {
    const { book, dataSource } = this.agency;
    if (now || this.looksUntilAll-- <= 0) {
      this.strangers = await receiversWaiting(dataSource);
      this.looksUntilAll = looksBetween;
    }
    const listed = book.current.organisations.map(({ code }) => code);
    return receiversDue(dataSource, [...new Set([...listed, ...this.strangers])]);
  }

  private openLane(destination: string): void {
    if (this.stopped) return;
    if (this.lanes.has(destination)) return void this.awaited.add(destination);
    const lane = this.runLane(destination).finally(() => this.lanes.delete(destination));
    this.lanes.set(destination, lane);
  }

  /** A round at once; the next a little later, so that what comes in meanwhile goes out together. */
  private async runLane(destination: string): Promise<void> {
    try {
      do {
        this.awaited.delete(destination);
        const receipts = await this.round(destination);
        if (receipts === batchSize) this.awaited.add(destination);
        else await pause(betweenRounds);
      } while (!this.stopped && this.awaited.has(destination));
    } catch (error) {
      this.agency.log.warn({ destination, reason: (error as Error).name }, 'relay round failed');
    }
  }

  /** One batch to one receiver; answers how many receipts came back. */
  private round(destination: string): Promise<number> {
    return this.agency.dataSource.transaction(async (tx) => {
      const { attempts: waited, isOver } = await waitFor(tx, destination);
      const due = isOver ? await takeDue(tx, destination, batchSize, waited > 0) : [];
      for (const message of due) {
        if (!(await signAnew(this.agency, message))) continue;
        const { id, signature, keyId } = message;
        await tx.update(OutboxMessageEntity, id, { signature, keyId });
      }
      const results = await this.deliverAll(due);
      await keepOutcomes(tx, results);
      await noticeRefused(tx, this.agency.clock.now(), results);
      await keepReach(tx, destination, waited, results);
      return results.filter(({ delivery }) => delivery.kind === 'receipt').length;
    });
  }

  /** What was too slow once goes by itself, with what follows it, so that it makes no other wait again. */
  private async deliverAll(due: OutboxMessageEntity[]): Promise<DeliveryResult[]> {
    const routes = byRoute(due, (message) => message);
    const wasSlow = (route: OutboxMessageEntity[]) => route.some(({ lastError }) => lastError === 'TIMEOUT');
    const results = await Promise.all([
      this.deliverSwift(routes.filter((route) => !wasSlow(route))),
      ...routes.filter(wasSlow).map((route) => this.deliverInOrder(route)),
    ]);
    return results.flat();
  }

  /** In one request as many as go together; where they do not, in a request each. */
  private async deliverSwift(routes: OutboxMessageEntity[][]): Promise<DeliveryResult[]> {
    const inOrder = routes.flat();
    const together = inOrder.length > 1 ? await deliverTogether(this.agency, this.transport, inOrder) : [];
    if (together.length === 0)
      return (await Promise.all(routes.map((route) => this.deliverInOrder(route)))).flat();
    const results = together.map((delivery, at) => ({ message: inOrder[at]!, delivery }));
    const counting = byRoute(results, ({ message }) => message).flatMap(untilFailure);
    for (const { message, delivery } of counting) this.note(message, delivery);
    return counting;
  }

  /** The messages of one route follow one another; after a failure the rest of the route waits. */
  private async deliverInOrder(route: OutboxMessageEntity[]): Promise<DeliveryResult[]> {
    const results = [];
    for (const message of route) {
      const delivery = await deliver(this.agency, this.transport, message);
      results.push({ message, delivery });
      this.note(message, delivery);
      if (delivery.kind !== 'receipt') break;
    }
    return results;
  }

  private note(message: OutboxMessageEntity, delivery: Delivery): void {
    const facts = { message: message.id, type: message.type, destination: message.destination };
    if (delivery.kind === 'failed')
      this.agency.log.warn({ ...facts, reason: delivery.reason }, 'message not delivered');
    else if (delivery.kind === 'receipt' && delivery.receipt.disposition === 'REFUSED')
      this.agency.log.error({ ...facts, code: delivery.receipt.code }, 'message refused by the receiver');
  }

  /** Hears of new rows at once; the sweep covers what a lost connection misses. */
  private async listen(): Promise<void> {
    if (!this.databaseUrl) return;
    while (!this.stopped) {
      const client = new Client({ connectionString: this.databaseUrl });
      try {
        const ended = new Promise<void>((resolve) =>
          client.once('end', () => resolve()).on('error', () => resolve()),
        );
        await client.connect();
        this.listener = client;
        client.on('notification', ({ payload = '' }) => {
          for (const destination of payload.split(' ')) this.openLane(destination);
        });
        await client.query('listen outbox');
        await this.wake();
        await ended;
      } catch {
        await client.end().catch(() => undefined);
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
