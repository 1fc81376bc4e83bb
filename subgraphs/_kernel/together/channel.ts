import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { lifetimeSeconds, toleranceSeconds } from '#kernel/identity/signed-call.js';
import { largestCall, mostOperations } from './together.js';

/**
 * A connection that a gateway and an agency keep for some minutes, and over which operations go together as in a call (`together.ts`), without the cost
 * of one. It is opened as any call is signed, by `GET /graphql/together` with `Upgrade: wufang-channel`, and agrees on a key. Then each side
 * writes as it has something to say:
 *
 * - the gateway a frame: `<mac> <number> <milliseconds> <bytes>`, a line's end, and as many bytes of operations, a line each. Operations are numbered from
 *   1 on over the whole channel, the frame's number is that of its first. The mac covers all that comes after its space.
 * - the agency a line for each operation as it is done: `<number> <answer>`.
 *
 * A frame that does not hold ends the channel.
 */
export const channelProtocol = 'wufang-channel';
/** The agency's half of the key, in a header of its answer; the gateway's half is the `offerHeader` of a signed call. */
export const halfHeader = 'wufang-channel-half';
/** Milliseconds for which an agency keeps a channel, and for which a gateway asks over it. */
export const keptFor = 5 * 60_000;
export const askedFor = 4 * 60_000;

/** Bytes that the head of a frame may have. */
const longestHead = 128;
const newline = 10;
const head = /^([\w-]{43}) ((\d{1,15}) (\d{1,15}) (\d{1,7}))$/;

/** A frame as it is written, of operations in bytes (a character for each). */
export function writeFrame(secret: KeyObject, number: number, operations: string, now = Date.now()): string {
  const text = `${number} ${now} ${operations.length}\n${operations}`;
  return `${macOf(secret, text)} ${text}`;
}

function macOf(secret: KeyObject, text: string): string {
  return createHmac('sha256', secret).update(text, 'latin1').digest('base64url');
}

/** The operations of a frame, numbered from `number` on. */
export interface Frame {
  number: number;
  lines: string[];
}

/** What came is no frame of this channel, or not its next one, or too late. */
export class FrameRefused extends Error {}

/** Reads frames from the pieces in which they come, each once and in the order in which they were written. */
export class FrameReader {
  private pieces: Buffer[] = [];
  private size = 0;
  /** Bytes without which there is nothing to be read. */
  private wanted = 1;
  private next = 1;

  constructor(private readonly secret: KeyObject) {}

  /** The frames that are whole with this piece. Throws FrameRefused. */
  take(piece: Buffer, now = Date.now()): Frame[] {
    this.pieces.push(piece);
    this.size += piece.length;
    const frames: Frame[] = [];
    while (this.size >= this.wanted) {
      const bytes = this.pieces.length === 1 ? this.pieces[0]! : Buffer.concat(this.pieces);
      const end = this.read(bytes, frames, now);
      this.pieces = end < bytes.length ? [bytes.subarray(end)] : [];
      this.size = bytes.length - end;
      if (end === 0) break;
      this.wanted = 1;
    }
    return frames;
  }

  /** Where the first frame ends; 0 where it is not there yet. */
  private read(bytes: Buffer, frames: Frame[], now: number): number {
    const headEnd = bytes.subarray(0, longestHead).indexOf(newline);
    if (headEnd === -1) {
      if (bytes.length >= longestHead) throw new FrameRefused('no head');
      this.wanted = bytes.length + 1;
      return 0;
    }
    const [, mac, signed, number, milliseconds, length] =
      head.exec(bytes.toString('latin1', 0, headEnd)) ?? ([] as undefined[]);
    if (mac === undefined || Number(length) > largestCall) throw new FrameRefused('no head');
    const end = headEnd + 1 + Number(length);
    this.wanted = end;
    if (bytes.length < end) return 0;
    const operations = bytes.toString('latin1', headEnd + 1, end);
    if (!sameMac(mac, macOf(this.secret, `${signed!}\n${operations}`))) throw new FrameRefused('mac');
    const [late, early] = [lifetimeSeconds + toleranceSeconds, toleranceSeconds];
    const age = (now - Number(milliseconds)) / 1000;
    if (age > late || age < -early) throw new FrameRefused('time');
    if (Number(number) !== this.next) throw new FrameRefused('number');
    const lines = bytes.toString('utf8', headEnd + 1, end).split('\n');
    if (lines.length > mostOperations) throw new FrameRefused('too many');
    this.next += lines.length;
    frames.push({ number: Number(number), lines });
    return end;
  }
}

function sameMac(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'));
}
