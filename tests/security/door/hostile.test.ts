import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { reportFinding } from '../report.js';
import { hostileCorpus } from './corpus.js';
import { type HostileFigures, runHostile } from './hostile.js';
import { atMostDoubled, openHub } from './open-hub.js';

let hub: ToyHub;
let figures: HostileFigures;
beforeAll(async () => {
  hub = await openHub({ HUB_MODE: 'production' });
  figures = await runHostile(hub);
  reportFinding({
    check: 'hostile requests',
    tried: figures.queries,
    wrong: figures.wrong.length + figures.passedMeanwhile,
    figures: {
      p99: figures.p99,
      quietP95: figures.quietP95,
      hostileP95: figures.hostileP95,
      meanwhile: figures.sentMeanwhile,
    },
  });
}, 300_000);
afterAll(() => hub.stop());

describe('hostile requests', () => {
  test('are at least 200, no two alike', () => {
    expect(figures.queries).toBeGreaterThanOrEqual(200);
    expect(figures.queries).toBe(hostileCorpus().length);
  });

  test('are all refused with 4xx, in JSON, with a code and without data', () => {
    expect([figures.wrong, figures.passedMeanwhile]).toEqual([[], 0]);
  });

  test('are refused within 50 ms, 99 of 100', () => {
    expect(figures.p99, JSON.stringify(figures.slowest)).toBeLessThanOrEqual(50);
  });

  test('at most double what a good client waits while they run in a loop', () => {
    expect(figures.sentMeanwhile).toBeGreaterThan(0);
    expect(atMostDoubled(figures.quietP95, figures.hostileP95), JSON.stringify(figures)).toBe(true);
  });
});
