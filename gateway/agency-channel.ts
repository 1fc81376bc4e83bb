import type { KeyObject } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { writeFrame } from '#kernel/together/channel.js';
import { late, NoAnswer, noAnswerOf } from './agency-call.js';
import { AnswerLines } from './answer-lines.js';
import { Numbered } from './numbered.js';
import type { TogetherOutcome, Waiting } from './together-call.js';

/** Bytes that the agency has not taken yet, above which nothing more is asked over the channel. */
const mostUntaken = 4 * 1024 * 1024;
/** Milliseconds without an answer after which it is asked no more: what lies between may have forgotten an idle connection, and does not say so. */
const quiet = 10_000;

/** The operations of one frame, and what has become of them. */
interface Group {
  left: number;
  answered: number;
  unanswered: number[];
  readonly done: (outcome: TogetherOutcome) => void;
}

/** An operation that was asked, the `at`th of its group. */
interface Asked extends Waiting {
  readonly group: Group;
  readonly at: number;
  /** On the monotonic clock. */
  readonly since: number;
  readonly end: number;
}

/** A channel to an agency (`channel.ts` of the kernel): asks over it, and hands on each answer as it comes. */
export class AgencyChannel {
  private readonly asked = new Numbered<Asked>();
  private readonly lines: AnswerLines;
  private closed = false;
  private retired = false;
  private heard = performance.now();
  private timer: NodeJS.Timeout | null = null;
  /** When the timer goes off, on the monotonic clock. */
  private timed = Infinity;

  constructor(
    private readonly socket: Duplex,
    private readonly secret: KeyObject,
  ) {
    this.lines = new AnswerLines(
      (number, answer) => this.answer(number, answer),
      (number) => {
        if (number !== null) this.fail(number, new NoAnswer('The answer is too large.'));
        socket.destroy();
      },
    );
    socket.on('data', (piece: Buffer) => {
      this.heard = performance.now();
      this.lines.take(piece);
    });
    // An error closes it.
    socket.on('error', () => undefined).on('end', () => socket.destroy());
    socket.on('close', () => this.close());
  }

  /** Whether more may be asked over it. */
  get isOpen(): boolean {
    if (this.closed || this.retired || this.socket.writableLength >= mostUntaken) return false;
    return performance.now() - this.heard < quiet;
  }

  /** Asks these operations, in bytes and a line each. Those that the channel has lost when it closes are given back as not answered. */
  ask(operations: string, waiting: readonly Waiting[]): Promise<TogetherOutcome> {
    return new Promise((done) => {
      const group = { left: waiting.length, answered: 0, unanswered: [], done };
      const since = performance.now();
      const first = this.asked.nextNumber;
      for (const [at, one] of waiting.entries()) {
        const end = since + one.milliseconds;
        this.asked.add({ ...one, group, at, since, end });
        this.wakeAt(end, since);
      }
      this.socket.write(writeFrame(this.secret, first, operations), 'latin1');
    });
  }

  /** Is asked no more, and closes when everybody has an answer or none in time. */
  retire(): void {
    this.retired = true;
    if (this.asked.size === 0) this.socket.destroy();
  }

  /** Closes at once. */
  stop(): void {
    this.socket.destroy();
  }

  private answer(number: number, answer: Buffer): void {
    const asked = this.asked.get(number);
    if (!asked) return;
    try {
      const read = asked.read(answer);
      asked.group.answered++;
      asked.answered(read);
    } catch (error) {
      asked.failed(error as NoAnswer);
    }
    this.settle(number, asked);
  }

  private fail(number: number, error: NoAnswer): void {
    const asked = this.asked.get(number);
    if (!asked) return;
    asked.failed(error);
    this.settle(number, asked);
  }

  private settle(number: number, { group }: Asked): void {
    this.asked.delete(number);
    if (--group.left === 0) group.done(group);
    if (this.retired && this.asked.size === 0) this.socket.destroy();
  }

  /** One timer for all: most are answered long before it goes off. */
  private wakeAt(end: number, now: number): void {
    if (end >= this.timed) return;
    if (this.timer) clearTimeout(this.timer);
    this.timed = end;
    this.timer = setTimeout(() => this.endLate(), end - now).unref();
  }

  private endLate(): void {
    const now = performance.now();
    this.timer = null;
    this.timed = Infinity;
    for (const [number, { end, since, milliseconds }] of this.asked.entries()) {
      // A timer may come up to a millisecond early.
      if (end > now + 1) {
        this.wakeAt(end, now);
        continue;
      }
      // Where nothing at all has come since, perhaps nobody is there any more.
      if (this.heard < since) this.retired = true;
      this.fail(number, noAnswerOf(late, milliseconds));
    }
  }

  private close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    for (const [number, asked] of this.asked.entries()) {
      asked.group.unanswered.push(asked.at);
      this.settle(number, asked);
    }
  }
}
