import type { Random } from '../../kit/random.js';
import { hostileTexts, unwrittenTexts } from './strange-text.js';

/** The bytes with some of them altered, left out, doubled or cut off. */
export function brokenBytes(random: Random, bytes: Buffer): Buffer {
  let broken: Buffer = Buffer.from(bytes);
  for (let times = random.pick([1, 1, 1, 2, 4]); times > 0 && broken.length > 0; times--) {
    const at = random.below(broken.length);
    const length = Math.min(random.between(1, 20), broken.length - at);
    const [before, piece, after] = [
      broken.subarray(0, at),
      broken.subarray(at, at + length),
      broken.subarray(at + length),
    ];
    broken = random.pick<() => Buffer>([
      () =>
        Buffer.concat([before, Buffer.from([piece[0]! ^ (1 << random.below(8))]), piece.subarray(1), after]),
      () => Buffer.concat([before, random.bytes(length), after]),
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, piece, piece, after]),
      () => Buffer.from(before),
      () => Buffer.from(after),
      () =>
        Buffer.concat([before, Buffer.from(random.pick([...hostileTexts, ...unwrittenTexts])), piece, after]),
    ])();
  }
  return broken;
}

/** The words of a document put into disorder. */
export function shuffledWords(random: Random, text: string): string {
  const words = text.match(/"(?:[^"\\]|\\.)*"|\w+|\s+|[^\w\s]/gu) ?? [];
  for (let times = random.pick([1, 1, 1, 2, 4]); times > 0 && words.length > 1; times--) {
    const [one, other] = [random.below(words.length), random.below(words.length)];
    random.pick<() => unknown>([
      () => ([words[one], words[other]] = [words[other]!, words[one]!]),
      () => words.splice(one, random.between(1, 5)),
      () => words.splice(other, 0, ...words.slice(one, one + random.between(1, 8))),
      () =>
        (words[one] = random.pick([
          '{',
          '}',
          '(',
          ')',
          '[',
          ']',
          '!',
          '$',
          '...',
          '@',
          ':',
          '"',
          '"""',
          '|',
          '&',
          '#',
        ])),
      () =>
        (words[one] = random.pick([
          'query',
          'mutation',
          'subscription',
          'fragment',
          'on',
          'null',
          '__proto__',
          '__typename',
        ])),
      () => (words[one] = random.pick(hostileTexts)),
    ])();
  }
  return words.join('');
}
