import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { FairQueue } from './fair-queue.js';
import { verifySm2 } from './sm2.js';
import { Sm2Workers, TooBusy } from './sm2-workers.js';
import { pointOf, scalarOf } from './suite.js';

const pair = generateKeyPairSync('ec', { namedCurve: 'SM2' });
const [scalar, point] = [scalarOf(pair.privateKey), pointOf(pair.publicKey)!];
const text = Buffer.from('移送');

let workers: Sm2Workers | null = null;
const open = (size: number, bounds?: { longest: number; longestLane: number }) =>
  (workers = new Sm2Workers(size, bounds));
afterEach(() => workers?.close());

describe('the threads that sign and check', () => {
  test('sign and check as this thread does', async () => {
    const threads = open(2);
    const signatures = await Promise.all([1, 2, 3, 4, 5].map(() => threads.sign(scalar, point, text)));
    expect(new Set(signatures.map((one) => one.toString('hex'))).size).toBe(5);
    expect(signatures.every((one) => verifySm2(point, text, one))).toBe(true);
    const held = signatures.map((one, at) => threads.verify(point, at === 2 ? scalarText : text, one));
    expect(await Promise.all(held)).toEqual([true, true, false, true, true]);
  });

  test('answer what is no signature with no, and go on', async () => {
    const threads = open(1);
    expect(await threads.verify(point, text, Buffer.from('x'))).toBe(false);
    expect(await threads.verify('no point', text, await threads.sign(scalar, point, text))).toBe(false);
    expect(await threads.verify(point, text, await threads.sign(scalar, point, text))).toBe(true);
  });

  test('turn a sender away who fills the own lane, and nobody else; the agency’s own errands always go', async () => {
    const threads = open(1, { longest: 6, longestLane: 3 });
    const signature = await threads.sign(scalar, point, text);
    const from = (lane: string | null) => threads.verify(point, text, signature, lane);
    const flood = Array.from({ length: 20 }, () => from('loud').catch((error: unknown) => error));
    const others = [from('quiet'), from(null), threads.sign(scalar, point, text)];
    const answers = await Promise.all(flood);
    // One is being checked, three wait.
    expect(answers.filter((answer) => answer === true)).toHaveLength(4);
    expect(answers.filter((answer) => answer instanceof TooBusy)).toHaveLength(16);
    expect((await Promise.all(others)).slice(0, 2)).toEqual([true, true]);
    expect(await from('loud')).toBe(true);
  });

  test('that have ended are replaced', async () => {
    const threads = open(1);
    const lost = threads.sign(scalar, point, text);
    await threads.close();
    await expect(lost).rejects.toThrow('has ended');
    expect(verifySm2(point, text, await threads.sign(scalar, point, text))).toBe(true);
  });
});

const scalarText = Buffer.from('移交');

describe('a fair queue', () => {
  test('serves its lanes in turn, each in its order', () => {
    const queue = new FairQueue<string>(10, 10);
    for (const item of ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']) queue.push(item[0]!, item);
    expect(queue.length).toBe(6);
    const served = Array.from({ length: 7 }, () => queue.shift());
    expect(served).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', undefined]);
    expect(queue.length).toBe(0);
  });

  test('is bounded, in each lane and in all', () => {
    const queue = new FairQueue<number>(3, 2);
    const taken = [queue.push('a', 1), queue.push('a', 2), queue.push('a', 3), queue.push('b', 4)];
    expect([...taken, queue.push('c', 5)]).toEqual([true, true, false, true, false]);
    queue.shift();
    expect(queue.push('c', 6)).toBe(true);
  });
});
