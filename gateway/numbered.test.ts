import { expect, test } from 'vitest';
import { Random } from '../tests/kit/random.js';
import { Numbered } from './numbered.js';

test('keeps what a Map would keep, whatever is added and deleted', () => {
  const random = new Random('numbered');
  const numbered = new Numbered<string>();
  const map = new Map<number, string>();
  for (let turn = 0; turn < 20_000; turn++) {
    // Now fuller, now emptier.
    if (random.chance(turn % 4000 < 2500 ? 0.7 : 0.2)) {
      const value = `value ${turn}`;
      map.set(numbered.nextNumber, value);
      expect(numbered.get(numbered.add(value))).toBe(value);
    } else {
      const number = 1 + random.below(numbered.nextNumber + 5);
      expect(numbered.get(number)).toBe(map.get(number));
      numbered.delete(number);
      map.delete(number);
    }
    expect(numbered.size).toBe(map.size);
  }
  expect([...numbered.entries()]).toEqual([...map.entries()]);
  expect(map.size).toBeGreaterThan(64);
});

test('numbers from one on, and does not look at what is deleted while it is gone through', () => {
  const numbered = new Numbered<string>();
  expect(['a', 'b', 'c'].map((value) => numbered.add(value))).toEqual([1, 2, 3]);
  const seen: string[] = [];
  for (const [number, value] of numbered.entries()) {
    seen.push(value);
    numbered.delete(number === 1 ? 2 : number);
  }
  expect([seen, numbered.size, numbered.get(1)]).toEqual([['a', 'c'], 1, 'a']);
  expect([numbered.get(0), numbered.get(4), numbered.get(67)]).toEqual([undefined, undefined, undefined]);
});
