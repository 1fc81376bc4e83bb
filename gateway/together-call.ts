import { request, type Agent } from 'undici';
import { togetherType } from '#kernel/together/together.js';
import { largestAnswer, NoAnswer, noAnswerOf, parseAnswer, type AgencyAnswer } from './agency-call.js';

/** One of the operations of a call, and who waits for its answer. */
export interface Waiting {
  /** How long this one may take. */
  milliseconds: number;
  readonly answered: (answer: AgencyAnswer) => void;
  readonly failed: (error: NoAnswer) => void;
}

/** The agency takes operations one by one only. */
export class NotTogether extends Error {}

/** What becomes of a call: those of its operations, by number, that are to be asked again by themselves. */
export interface TogetherOutcome {
  answered: number;
  unanswered: number[];
}

/** How long the end of a call is waited for when everybody has an answer. */
const patience = 100;
const newline = 10;
const space = 32;

/**
 * Sends several operations in one call, and hands on each answer as it comes. Rejects with NoAnswer where the call as a
 * whole got none, with NotTogether where the agency knows no such calls.
 */
export async function callTogether(
  agent: Agent,
  url: URL,
  headers: Record<string, string>,
  body: string | Buffer,
  waiting: readonly Waiting[],
): Promise<TogetherOutcome> {
  const call = new OpenCall(waiting);
  try {
    const response = await request(url, {
      dispatcher: agent,
      method: 'POST',
      headers,
      body,
      signal: call.signal,
    });
    const type = String(response.headers['content-type'] ?? '');
    if (response.statusCode === 200 && type.startsWith(togetherType)) {
      for await (const chunk of response.body as AsyncIterable<Buffer>) call.take(chunk);
    } else if ([404, 405, 415].includes(response.statusCode)) {
      await response.body.dump();
      throw new NotTogether();
    } else call.takeForAll(parseAnswer(Buffer.from(await response.body.arrayBuffer())));
  } catch (error) {
    // Some have their answers: only the others are asked again.
    if (!call.hasSettled) throw error instanceof NotTogether ? error : noAnswerOf(error);
  } finally {
    call.close();
  }
  return call.outcome();
}

/** Which operations still wait, each with its own end. */
class OpenCall {
  private readonly abort = new AbortController();
  private readonly timers: (NodeJS.Timeout | null)[];
  private readonly left = new Set<number>();
  private answered = 0;
  private rest: Buffer[] = [];
  private size = 0;

  constructor(private readonly waiting: readonly Waiting[]) {
    this.timers = waiting.map(({ milliseconds }, at) => {
      this.left.add(at);
      return setTimeout(() => this.fail(at, noAnswerOf(timeout, milliseconds)), milliseconds);
    });
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** Whether anybody has got an answer, or none in time. */
  get hasSettled(): boolean {
    return this.left.size < this.waiting.length;
  }

  outcome(): TogetherOutcome {
    return { answered: this.answered, unanswered: [...this.left] };
  }

  /** Takes a piece of the answer; pieces end anywhere, lines are whole answers. */
  take(chunk: Buffer): void {
    let begun = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, begun)) {
      this.keep(chunk.subarray(begun, end));
      const line = this.rest.length === 1 ? this.rest[0]! : Buffer.concat(this.rest);
      [this.rest, this.size] = [[], 0];
      this.line(line);
      begun = end + 1;
    }
    if (begun < chunk.length) this.keep(chunk.subarray(begun));
  }

  /** One answer for everybody, as where the call is refused at the door. */
  takeForAll(answer: AgencyAnswer): void {
    for (const at of [...this.left]) this.succeed(at, answer);
  }

  close(): void {
    for (const timer of this.timers) if (timer) clearTimeout(timer);
  }

  /** Who sent too much is told so; the others of the call are asked again by themselves. */
  private keep(piece: Buffer): void {
    this.rest.push(piece);
    this.size += piece.length;
    if (this.size <= largestAnswer) return;
    const at = numberOf(this.rest[0]!);
    if (at !== null) this.fail(at, new NoAnswer('The answer is too large.'));
    throw new NoAnswer('The answer is too large.');
  }

  private line(line: Buffer): void {
    const at = numberOf(line);
    if (at === null || !this.left.has(at)) return;
    try {
      this.succeed(at, parseAnswer(line.subarray(line.indexOf(space) + 1)));
    } catch (error) {
      this.fail(at, error as NoAnswer);
    }
  }

  private succeed(at: number, answer: AgencyAnswer): void {
    if (!this.settle(at)) return;
    this.answered++;
    this.waiting[at]!.answered(answer);
  }

  private fail(at: number, error: NoAnswer): void {
    if (!this.settle(at)) return;
    this.waiting[at]!.failed(error);
    if (this.left.size === 0) this.abort.abort();
  }

  private settle(at: number): boolean {
    if (!this.left.delete(at)) return false;
    clearTimeout(this.timers[at]!);
    this.timers[at] = null;
    // The agency ends the call itself, and the connection is used again; unless it does not.
    if (this.left.size === 0) this.timers.push(setTimeout(() => this.abort.abort(), patience));
    return true;
  }
}

const timeout = Object.assign(new Error('Timeout'), { name: 'TimeoutError' });

function numberOf(line: Buffer): number | null {
  const digits = /^(\d{1,4}) /.exec(line.toString('latin1', 0, 6))?.[1];
  return digits === undefined ? null : Number(digits);
}
