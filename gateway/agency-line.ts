import CircuitBreaker from 'opossum';
import type { Agent } from 'undici';
import { signCall, type CallKey } from '#kernel/identity/signed-call.js';
import { largestCall, mostOperations, togetherType, writeElement } from '#kernel/together/together.js';
import { callAgency, fairTime, NoAnswer, type AgencyAnswer, type ReadAnswer } from './agency-call.js';
import { ChannelKeeper } from './channel-keeper.js';
import type { GatewayContext } from './context.js';
import type { Directory } from './directory.js';
import { ownHeadersOf, writtenOnce } from './own-headers.js';
import { togetherAddress } from './together-address.js';
import { callTogether, NotTogether, type TogetherOutcome, type Waiting } from './together-call.js';

export interface AgencyLineOptions {
  agency: string;
  directory: Directory;
  agent: Agent;
  key: () => CallKey;
  /** How long the agency may take over a query. */
  timeout: number;
}

/** One person's operation on its way to the agency. */
export interface Message {
  context: GatewayContext;
  /** JSON in bytes (`byte-text.ts`). */
  body: string;
  mutation: boolean;
  read: ReadAnswer;
}

interface Queued extends Message {
  readonly resolve: (answer: AgencyAnswer) => void;
  readonly reject: (error: unknown) => void;
}

const missesInARow = 3;
/** Milliseconds below which nothing is asked any more. */
const leastTime = 20;
/** An agency that takes operations one by one only is tried again after this long. */
const singleFor = 60_000;
const staleReasons = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'];

/**
 * The line to one agency. What is asked in one turn of the event loop goes together, over a channel where there is one and in one call where there is none,
 * each operation with its own person's token and purpose; an act goes by itself and is never sent twice. A breaker spares an agency that does not answer.
 */
export class AgencyLine {
  private readonly breaker: CircuitBreaker<[() => Promise<unknown>], unknown>;
  private queue: Queued[] = [];
  private singleUntil = 0;
  private readonly channels: ChannelKeeper;
  /** Operations without an answer since the last one that had one. */
  private misses = 0;
  /** When the agency first gave no answer; null once it has given one. */
  firstMiss: Date | null = null;

  constructor(private readonly options: AgencyLineOptions) {
    this.channels = new ChannelKeeper(options.agency, options.agent, options.key);
    this.breaker = new CircuitBreaker((call: () => Promise<unknown>) => call(), {
      name: options.agency,
      timeout: false,
      ...{ errorThresholdPercentage: 50, volumeThreshold: 5 },
      // Nobody reads them, and each second they sort what the calls of the last ten took.
      ...{ rollingPercentilesEnabled: false, enableSnapshots: false },
      rollingCountTimeout: 10_000,
      resetTimeout: 2000,
      errorFilter: (error: unknown) =>
        error instanceof NotTogether || (error instanceof NoAnswer && !error.counts),
    });
    this.breaker.on('success', () => {
      this.misses = 0;
      this.firstMiss = null;
    });
    // In a busy hour the share of failures grows too slowly to spare the readers.
    this.breaker.on('failure', (error: Error) => {
      if (!(error instanceof NoAnswer) || !error.counts) return;
      this.firstMiss ??= new Date();
      this.misses += error.operations;
      if (this.misses >= missesInARow) this.breaker.open();
    });
  }

  /** Asks by a call of its own. */
  alone(message: Message): Promise<AgencyAnswer> {
    return this.breaker.fire(() => this.single(message)) as Promise<AgencyAnswer>;
  }

  /** Asks together with what else is asked of the agency in this turn of the event loop. */
  ask(message: Message): Promise<AgencyAnswer> {
    if (message.mutation || Date.now() < this.singleUntil) return this.alone(message);
    return new Promise((resolve, reject) => {
      this.queue.push({ ...message, resolve, reject });
      if (this.queue.length === 1) setImmediate(() => this.flush());
      else if (this.queue.length === mostOperations) this.flush();
    });
  }

  stop(): void {
    this.breaker.shutdown();
    this.channels.stop();
  }

  private flush(): void {
    if (this.queue.length === 0) return;
    const inTime = this.queue.filter(({ context }) => timeLeft(context) >= leastTime);
    if (inTime.length < this.queue.length)
      for (const one of this.queue) if (!inTime.includes(one)) one.reject(noTime());
    this.queue = [];
    // One by itself goes the same way: an agency has a shorter way for it than for a call of its own.
    for (const group of inGroups(inTime)) void this.together(group);
  }

  /** Never rejects: whoever waits is told. */
  private async together(group: readonly Queued[]): Promise<void> {
    const waiting = group.map((one) => this.waitingOf(one));
    try {
      const sent = this.breaker.fire(() => this.sendTogether(group, waiting)) as Promise<number[]>;
      const unanswered = await sent;
      for (const at of unanswered) this.alone(group[at]!).then(group[at]!.resolve, group[at]!.reject);
    } catch (error) {
      if (error instanceof NotTogether) this.singleUntil = Date.now() + singleFor;
      for (const one of group) {
        if (error instanceof NotTogether) this.alone(one).then(one.resolve, one.reject);
        else one.reject(error);
      }
    }
  }

  private waitingOf({ context, read, resolve, reject }: Queued): Waiting {
    const milliseconds = Math.min(timeLeft(context), this.options.timeout);
    return { milliseconds, read, answered: resolve, failed: reject };
  }

  /** By the channel to the agency, or by a call; it has failed when nobody got an answer. */
  private async sendTogether(group: readonly Queued[], waiting: readonly Waiting[]): Promise<number[]> {
    const { agency, directory } = this.options;
    const url = togetherAddress(directory.graphql(agency));
    const operations = group.map(({ context, body }) => writeElement(writtenOnce(context), body)).join('\n');
    const channel = this.channels.at(url);
    const { answered, unanswered } = await (channel
      ? channel.ask(operations, waiting)
      : this.callTogether(url, operations, waiting));
    if (answered === 0 && unanswered.length === 0) {
      const fair = waiting.filter(({ milliseconds }) => milliseconds >= fairTime).length;
      throw new NoAnswer('Nobody was answered.', fair > 0, true, fair);
    }
    return unanswered;
  }

  private callTogether(
    url: Readonly<URL>,
    operations: string,
    waiting: readonly Waiting[],
  ): Promise<TogetherOutcome> {
    const { agency, agent, key } = this.options;
    const body = Buffer.from(operations, 'latin1');
    const path = url.pathname + url.search;
    const send = () => {
      const headers = { accept: togetherType, 'content-type': togetherType };
      const signed = signCall({ agency, method: 'POST', path, headers, body }, key());
      return callTogether(agent, url, signed, body, waiting);
    };
    return send().catch((error) => again(error, send));
  }

  private async single(message: Message): Promise<AgencyAnswer> {
    const send = () => this.send(message);
    return message.mutation ? send() : send().catch((error) => again(error, send));
  }

  private async send({ context, body: bytes, mutation, read }: Message): Promise<AgencyAnswer> {
    const { agency, directory, agent, key, timeout } = this.options;
    const left = timeLeft(context);
    if (left < leastTime) throw noTime();
    const body = Buffer.from(bytes, 'latin1');
    const url = directory.graphql(agency);
    const headers: Record<string, string> = {
      accept: 'application/json',
      'content-type': 'application/json',
      ...ownHeadersOf(context),
    };
    const signed = signCall(
      { agency, method: 'POST', path: url.pathname + url.search, headers, body },
      key(),
    );
    return callAgency(agent, url, signed, body, mutation ? left : Math.min(left, timeout), read);
  }
}

/** A kept-alive connection may have been closed by an agency that restarted; a query is asked again, an act never. */
function again<Answer>(error: unknown, send: () => Promise<Answer>): Promise<Answer> {
  if (error instanceof NoAnswer && staleReasons.includes(error.message)) return send();
  throw error;
}

/** Says nothing about the agency. */
function noTime(): NoAnswer {
  return new NoAnswer('No time is left.', false, false);
}

function timeLeft(context: GatewayContext): number {
  return Math.floor(context.deadline - performance.now());
}

/** As many in a call as an agency takes; a large one goes by itself. */
function inGroups(queue: readonly Queued[]): Queued[][] {
  const groups: Queued[][] = [];
  let size = Infinity;
  for (const one of queue) {
    // The person's own headers are small.
    const own = one.body.length + 8192;
    if (size + own > largestCall || groups.at(-1)!.length >= mostOperations) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(one);
    size += own;
  }
  return groups;
}
