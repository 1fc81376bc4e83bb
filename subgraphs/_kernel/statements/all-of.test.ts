import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { allOf } from './all-of.js';

test('answers in the order given', async () => {
  expect(await allOf([pause(2, 'late'), 'at once', Promise.resolve(3)])).toEqual(['late', 'at once', 3]);
});

test('waits for all before it fails, with the first failure in the order given', async () => {
  const ended: string[] = [];
  const work = async (name: string, milliseconds: number): Promise<void> => {
    await pause(milliseconds);
    ended.push(name);
    if (name !== 'third') throw new Error(name);
  };
  await expect(allOf([work('first', 10), work('second', 1), work('third', 20)])).rejects.toThrow('first');
  expect(ended).toEqual(['second', 'first', 'third']);
});
