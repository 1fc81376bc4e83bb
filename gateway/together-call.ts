import type { Agent } from 'undici';
import { togetherType } from '#kernel/together/together.js';
import {
  late,
  NoAnswer,
  noAnswerOf,
  WholeAnswer,
  type AgencyAnswer,
  type ReadAnswer,
} from './agency-call.js';
import { AgencyPost, type AnswerHeaders, type AnswerReader } from './agency-post.js';
import { AnswerLines } from './answer-lines.js';

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

/** What becomes of a call: those of its operations, by number, that are to be asked again by themselves. */
export interface TogetherOutcome {
  answered: number;
  unanswered: number[];
}

/** How long the end of a call is waited for when everybody has an answer. */
const patience = 100;

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
  const call = new OpenCall(waiting, () => post.giveUp(late));
  const post = new AgencyPost(call);
  try {
    await post.send(agent, url, headers, body);
    call.end();
  } catch (error) {
    // Some have their answers: only the others are asked again.
    if (!call.hasSettled) throw error instanceof NotTogether ? error : noAnswerOf(error);
  } finally {
    call.close();
  }
  return call.outcome();
}

/** Which operations still wait, each with its own end. */
class OpenCall implements AnswerReader {
  private readonly left: Set<number>;
  /** By operation, on the monotonic clock. */
  private readonly ends: readonly number[];
  private timer: NodeJS.Timeout;
  private answered = 0;
  private readonly lines: AnswerLines;
  /** Where one answer is for everybody. */
  private whole: WholeAnswer | null = null;
  private notTogether = false;

  constructor(
    private readonly waiting: readonly Waiting[],
    private readonly giveUp: () => void,
  ) {
    const now = performance.now();
    this.left = new Set(waiting.keys());
    this.ends = waiting.map(({ milliseconds }) => now + milliseconds);
    this.timer = this.untilFirstEnd(now);
    this.lines = new AnswerLines(
      (at, answer) => this.line(at, answer),
      (at) => {
        // Who sent too much is told so; the others of the call are asked again by themselves.
        const error = new NoAnswer('The answer is too large.');
        if (at !== null) this.fail(at, error);
        throw error;
      },
    );
  }

  /** Whether anybody has got an answer, or none in time. */
  get hasSettled(): boolean {
    return this.left.size < this.waiting.length;
  }

  outcome(): TogetherOutcome {
    return { answered: this.answered, unanswered: [...this.left] };
  }

  head(status: number, headers: AnswerHeaders): void {
    if (status === 200 && headers['content-type']?.toString().startsWith(togetherType)) return;
    this.whole = new WholeAnswer();
    this.notTogether = [404, 405, 415].includes(status);
  }

  take(piece: Buffer): void {
    (this.whole ?? this.lines).take(piece);
  }

  /** Everything has come. Throws NotTogether where the agency knows no such calls. */
  end(): void {
    if (!this.whole) return;
    if (this.notTogether) throw new NotTogether();
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

  private line(at: number, answer: Buffer): void {
    if (!this.left.has(at)) return;
    try {
      this.succeed(at, this.waiting[at]!.read(answer));
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
