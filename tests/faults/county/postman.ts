import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Random } from '../../kit/random.js';
import type { Direction } from './hosts.js';

/** What the postman does to messages on their way. */
export interface Habits {
  /** How often a message is delivered again, up to four times, before, with and after itself. */
  again: number;
  /** Longest time a delivery is held, in milliseconds: later ones overtake it. */
  hold: number;
  /** How often a delivery is dropped, and how often its answer. */
  lose: number;
  /** How often the answer is the receipt of an earlier message, and the message is not delivered at all. */
  lie?: number;
}

export interface PostFigures {
  deliveries: number;
  /** Deliveries beyond the first of each message, and such as overtook or were held. */
  duplicates: number;
  held: number;
  lost: number;
  /** Messages that were answered 200 with different bytes at different times. */
  unequalAnswers: number;
}

interface Message {
  text: string;
  keyId: string;
  signature: string;
}

interface Letter {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * Stands before one agency on the way from all others, and delivers twice, late, in another order, or not at all. Whatever
 * it does, a signed message and a signed receipt are all it ever carries.
 */
export class Postman {
  readonly figures: PostFigures = { deliveries: 0, duplicates: 0, held: 0, lost: 0, unequalAnswers: 0 };
  habits: Habits = { again: 0, hold: 0, lose: 0 };
  private readonly agent = new Agent({ connections: 64, headersTimeout: 15_000, bodyTimeout: 15_000 });
  private readonly answers = new Map<string, string>();
  private readonly copies = new Set<Promise<void>>();
  private readonly holes = new Set<string>();
  private server: Server | null = null;
  /** The last receipt that the agency gave to anybody. */
  private earlier: string | null = null;

  constructor(
    /** Where the agency really is. */
    private readonly target: string,
    private readonly random: Random,
    /** Called with each message that the agency has answered. */
    private readonly noted: (message: { sender: string; answered: number }) => void = () => undefined,
  ) {}

  async listen(host: string, port: number): Promise<void> {
    const server = createServer((incoming, outgoing) => void this.carry(incoming, outgoing));
    server.keepAliveTimeout = 30_000;
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  }

  /** Where packets cannot be dropped, the postman swallows what one sender sends, or is answered. */
  swallow(sender: string, direction: Direction, on: boolean): void {
    if (on) this.holes.add(`${sender} ${direction}`);
    else this.holes.delete(`${sender} ${direction}`);
  }

  async stop(): Promise<void> {
    await Promise.allSettled(this.copies);
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(null)));
    await this.agent.destroy();
  }

  private async carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      let body = '';
      incoming.setEncoding('utf8');
      for await (const part of incoming) body += String(part);
      const letter = letterOf(incoming, body);
      const answer = await this.deliver(letter, senderOf(body));
      if (!answer) return void outgoing.destroy();
      outgoing.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
    } catch {
      outgoing.destroy();
    }
  }

  private async deliver(letter: Letter, sender: string): Promise<Answer | null> {
    if (this.holes.has(`${sender} REQUEST`)) return null;
    const messages = messagesIn(letter);
    if (messages.length === 0) return this.hand(letter, []);
    const { again, hold, lose, lie = 0 } = this.habits;
    if (this.earlier && this.random.chance(lie)) return this.lieAbout(letter, messages.length);
    // A copy may come where its original is lost, or before it.
    for (const message of messages)
      if (this.random.chance(again)) this.copy(letter, message, this.random.between(1, 4));
    if (this.random.chance(lose)) {
      this.figures.lost += messages.length;
      return null;
    }
    if (hold > 0) {
      this.figures.held += messages.length;
      await pause(this.random.below(hold));
    }
    const answer = await this.hand(letter, messages, sender);
    return this.holes.has(`${sender} ANSWER`) || this.random.chance(lose / 2) ? null : answer;
  }

  /** Sends copies of one message of their own accord, each alone, at any time from now to three seconds later. */
  private copy({ headers }: Letter, message: Message, count: number): void {
    const { text, keyId, signature } = message;
    const alone: Letter = {
      ...{ method: 'POST', path: messagesPath, body: text },
      headers: { ...headers, 'wufang-key': keyId, 'wufang-signature': signature },
    };
    for (let made = 0; made < count; made++) {
      const wait = this.random.below(3_000);
      this.figures.duplicates += 1;
      const copy = pause(wait)
        .then(() => this.hand(alone, [message]))
        .then(() => undefined)
        .catch(() => undefined)
        .finally(() => this.copies.delete(copy));
      this.copies.add(copy);
    }
  }

  private async hand(
    { method, path, headers, body }: Letter,
    messages: Message[],
    sender = '',
  ): Promise<Answer> {
    const response = await request(this.target + path, {
      ...{ method: method as 'POST', headers, dispatcher: this.agent },
      ...(method === 'GET' ? {} : { body }),
    });
    const text = await response.body.text();
    const { statusCode: status } = response;
    this.figures.deliveries += messages.length;
    for (const [at, reply] of repliesIn(path, status, text).entries()) {
      if (reply.status !== 200 || !messages[at]) continue;
      this.compare(messages[at].text, reply.body);
      this.earlier = reply.body;
    }
    if (messages.length > 0) this.noted({ sender, answered: status });
    return { status, type: String(response.headers['content-type'] ?? 'application/json'), body: text };
  }

  /** Answers with the receipt of another message, and delivers nothing. */
  private lieAbout({ path }: Letter, count: number): Answer {
    const body = this.earlier!;
    const replies = Array.from({ length: count }, () => ({ status: 200, body }));
    return {
      ...{ status: 200, type: 'application/json' },
      body: path === messagesPath ? body : JSON.stringify({ replies }),
    };
  }

  /** The same message has the same answer, to the byte, however often it comes. */
  private compare(message: string, answer: string): void {
    const [key, hash] = [digest(message), digest(answer)];
    const before = this.answers.get(key);
    if (before === undefined) this.answers.set(key, hash);
    else if (before !== hash) this.figures.unequalAnswers += 1;
  }

  /** A receiver that lost what it had answered answers anew: the old answers are no longer asked of it. */
  forgetAnswers(): void {
    this.answers.clear();
  }
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

const messagesPath = '/exchange/messages';
const bundlesPath = `${messagesPath}/together`;

/** The messages that a letter carries; none where it is no delivery. */
function messagesIn({ path, headers, body }: Letter): Message[] {
  if (path === messagesPath)
    return [{ text: body, keyId: headers['wufang-key'] ?? '', signature: headers['wufang-signature'] ?? '' }];
  return path === bundlesPath ? (JSON.parse(body) as { messages: Message[] }).messages : [];
}

function repliesIn(path: string, status: number, body: string): { status: number; body: string }[] {
  if (path === messagesPath) return [{ status, body }];
  if (path !== bundlesPath || status !== 200) return [];
  return (JSON.parse(body) as { replies: { status: number; body: string }[] }).replies;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 22);
}

function letterOf({ method = 'GET', url = '/', headers }: IncomingMessage, body: string): Letter {
  const kept = Object.entries(headers).filter(
    ([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length', 'keep-alive'].includes(name),
  );
  return { method, path: url, headers: Object.fromEntries(kept) as Record<string, string>, body };
}

/** Organisation code of the sender, as the message, or the first of several, has it. */
function senderOf(body: string): string {
  return /source\\?":\\?"urn:wufang:([0-9A-Z]{18})/.exec(body)?.[1] ?? '';
}
