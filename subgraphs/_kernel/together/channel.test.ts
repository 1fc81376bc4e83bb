import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Frame, FrameReader, FrameRefused, writeFrame } from './channel.js';
import { largestCall, mostOperations } from './together.js';

const secret = createSecretKey(randomBytes(32));
const inBytes = (text: string) => Buffer.from(text).toString('latin1');
const frame = (number: number, operations: string, now?: number) =>
  Buffer.from(writeFrame(secret, number, inBytes(operations), now), 'latin1');
const read = (...pieces: Buffer[]): Frame[] => {
  const reader = new FrameReader(secret);
  return pieces.flatMap((piece) => reader.take(piece));
};

describe('frames', () => {
  const two = Buffer.concat([frame(1, '{"劳动":1}\n{"b":2}'), frame(3, '{"c":3}')]);
  const whole = [
    { number: 1, lines: ['{"劳动":1}', '{"b":2}'] },
    { number: 3, lines: ['{"c":3}'] },
  ];

  test('are read as they were written, in whatever pieces they come', () => {
    expect(read(two)).toEqual(whole);
    for (const size of [1, 2, 7, 50, 100])
      expect(
        read(
          ...Array.from({ length: Math.ceil(two.length / size) }, (_, at) =>
            two.subarray(at * size, (at + 1) * size),
          ),
        ),
      ).toEqual(whole);
  });

  test('of a megabyte are read, and larger ones are not', () => {
    const large = 'x'.repeat(largestCall);
    expect(read(frame(1, large))[0]!.lines[0]).toHaveLength(largestCall);
    expect(() => read(frame(1, `${large}x`))).toThrow(FrameRefused);
    const many = Array.from({ length: mostOperations }, () => '{}').join('\n');
    expect(read(frame(1, many))[0]!.lines).toHaveLength(mostOperations);
    expect(() => read(frame(1, `${many}\n{}`))).toThrow('too many');
  });

  test.each([
    ['played again', () => [two, frame(1, '{"a":1}')]],
    ['out of turn', () => [frame(1, '{"a":1}'), frame(3, '{"b":2}')]],
    ['left out before it', () => [frame(2, '{"a":1}')]],
    ['late', () => [frame(1, '{}', Date.now() - 66_000)]],
    ['from the future', () => [frame(1, '{}', Date.now() + 6_000)]],
    ['of another channel', () => [otherChannel()]],
    ['with other operations', () => [changed(/\{"a":1\}/, '{"a":2}')]],
    ['with another number', () => [changed(/ 1 /, ' 2 ')]],
    ['with another time', () => [changed(/(\d)(?= 7\n)/, (digit) => String(9 - Number(digit)))]],
    ['shorter than it was signed', () => [changed(/ 7\n/, ' 6\n')]],
    ['with a mac of another length', () => [changed(/^\S/, '')]],
    ['with no head', () => [Buffer.from('GET / HTTP/1.1\r\n\r\n')]],
    ['with a head that does not end', () => [Buffer.alloc(200, 'x')]],
  ])('%s end the channel', (_what, pieces) => {
    expect(() => read(...pieces())).toThrow(FrameRefused);
  });

  test('in which one bit is turned end the channel, whichever it is', () => {
    const good = frame(1, '{"a":1}');
    for (let bit = 0; bit < good.length * 8; bit++) {
      const bad = Buffer.from(good);
      bad[bit >> 3]! ^= 1 << (bit & 7);
      const reader = new FrameReader(secret);
      let frames: Frame[] = [];
      // With a length that grew it waits for what was never written.
      try {
        frames = reader.take(bad);
      } catch (error) {
        expect(error).toBeInstanceOf(FrameRefused);
      }
      expect(frames).toEqual([]);
    }
  });

  function otherChannel(): Buffer {
    return Buffer.from(writeFrame(createSecretKey(randomBytes(32)), 1, '{}'), 'latin1');
  }

  function changed(what: RegExp, by: string | ((digit: string) => string)): Buffer {
    const good = frame(1, '{"a":1}').toString('latin1');
    const bad = good.replace(what, by as string);
    expect(bad).not.toBe(good);
    return Buffer.from(bad, 'latin1');
  }
});
