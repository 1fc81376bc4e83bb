import type { Agent } from 'undici';
import { sessionHeader } from '#kernel/identity/call-session.js';
import { togetherType } from '#kernel/together/together.js';
import {
  largestAnswer,
  late,
  NoAnswer,
  noAnswerOf,
  WholeAnswer,
  type AgencyAnswer,
  type ReadAnswer,
} from './agency-call.js';
import { AgencyPost, type AnswerHeaders, type AnswerReader } from './agency-post.js';
import type { SignedBySession } from './agency-session.js';

/** One of the operations of a call, and who waits for its answer. */
export interface Waiting {
  /** How long this one may take. */
  milliseconds: number;
  readonly read: ReadAnswer;
  readonly answered: (answer: AgencyAnswer) => void;
  readonly failed: (error: NoAnswer) => void;
}

/** The agency takes operations one by one only. */
export class NotTogether extends Error {}

/** The agency does not let the call in by the key that was agreed on, and has done nothing. */
export class SessionRefused extends Error {}

/** What becomes of a call: those of its operations, by number, that are to be asked again by themselves. */
export interface TogetherOutcome {
  answered: number;
  unanswered: number[];
}

/** How long the end of a call is waited for when everybody has an answer. */
const patience = 100;
const newline = 10;
const space = 32;
const [zero, nine] = [48, 57];

/**
 * Sends several operations in one call, and hands on each answer as it comes. Rejects with NoAnswer where the call as a
 * whole got none, with NotTogether where the agency knows no such calls, with SessionRefused where it knows the key no more.
 */
export async function callTogether(
  agent: Agent,
  url: URL,
  signed: SignedBySession,
  body: string | Buffer,
  waiting: readonly Waiting[],
): Promise<TogetherOutcome> {
  const call = new OpenCall(waiting, signed, () => post.giveUp(late));
  const post = new AgencyPost(call);
  try {
    await post.send(agent, url, signed.headers, body);
    call.end();
  } catch (error) {
    // Some have their answers: only the others are asked again.
    if (!call.hasSettled) throw isRefusal(error) ? error : noAnswerOf(error);
  } finally {
    call.close();
  }
  return call.outcome();
}

function isRefusal(error: unknown): boolean {
  return error instanceof NotTogether || error instanceof SessionRefused;
}

/** Which operations still wait, each with its own end. */
class OpenCall implements AnswerReader {
  private readonly left: Set<number>;
  /** By operation, on the monotonic clock. */
  private readonly ends: readonly number[];
  private timer: NodeJS.Timeout;
  private answered = 0;
  private rest: Buffer[] = [];
  private size = 0;
  /** Where one answer is for everybody. */
  private whole: WholeAnswer | null = null;
  private refusal: Error | null = null;

  constructor(
    private readonly waiting: readonly Waiting[],
    private readonly signed: SignedBySession,
    private readonly giveUp: () => void,
  ) {
    const now = performance.now();
    this.left = new Set(waiting.keys());
    this.ends = waiting.map(({ milliseconds }) => now + milliseconds);
    this.timer = this.untilFirstEnd(now);
  }

  /** Whether anybody has got an answer, or none in time. */
  get hasSettled(): boolean {
    return this.left.size < this.waiting.length;
  }

  outcome(): TogetherOutcome {
    return { answered: this.answered, unanswered: [...this.left] };
  }

  head(status: number, headers: AnswerHeaders): void {
    if (status === 200 && headers['content-type']?.toString().startsWith(togetherType))
      return this.signed.taken(headers[sessionHeader]?.toString());
    this.whole = new WholeAnswer();
    if ([404, 405, 415].includes(status)) this.refusal = new NotTogether();
    if (status === 401 && this.signed.inSession) this.refusal = new SessionRefused();
  }

  /** Takes a piece of the answer; pieces end anywhere, lines are whole answers. */
  take(chunk: Buffer): void {
    if (this.whole) return this.whole.take(chunk);
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

  /** Everything has come. Throws NotTogether or SessionRefused where the agency has refused the call as such. */
  end(): void {
    if (!this.whole) return;
    if (this.refusal) throw this.refusal;
    const { bytes } = this.whole;
    for (const at of [...this.left]) this.succeed(at, this.waiting[at]!.read(bytes));
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private untilFirstEnd(now: number): NodeJS.Timeout {
    const first = Math.min(...[...this.left].map((at) => this.ends[at]!));
    return setTimeout(() => this.endLate(), first - now);
  }

  private endLate(): void {
    const now = performance.now();
    for (const at of [...this.left])
      // A timer may come up to a millisecond early.
      if (this.ends[at]! <= now + 1) this.fail(at, noAnswerOf(late, this.waiting[at]!.milliseconds));
    if (this.left.size > 0) this.timer = this.untilFirstEnd(now);
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
      this.succeed(at, this.waiting[at]!.read(line.subarray(line.indexOf(space) + 1)));
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
    if (this.left.size === 0) this.giveUp();
  }

  private settle(at: number): boolean {
    if (!this.left.delete(at)) return false;
    if (this.left.size > 0) return true;
    clearTimeout(this.timer);
    // The agency ends the call itself, and the connection is used again; unless it does not.
    this.timer = setTimeout(this.giveUp, patience);
    return true;
  }
}

/** The number a line begins with, of four digits at most, and a space after it. */
function numberOf(line: Buffer): number | null {
  let number = 0;
  for (let at = 0; at < 5; at++) {
    const byte = line[at] ?? newline;
    if (byte === space && at > 0) return number;
    if (byte < zero || byte > nine) return null;
    number = number * 10 + byte - zero;
  }
  return null;
}
