import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { reportFinding } from '../report.js';
import { runConnections } from './connections.js';
import { atMostDoubled, openHub } from './open-hub.js';

let hub: ToyHub;
beforeAll(async () => {
  hub = await openHub({ HUB_MODE: 'production' });
});
afterAll(() => hub.stop());

describe('2,000 connections that are silent or never finish a request', () => {
  test('at most double what a good client waits, and are hung up on', { timeout: 300_000 }, async () => {
    const figures = await runConnections(hub);
    const slowed = !atMostDoubled(figures.quietP95, figures.busyP95);
    reportFinding({
      check: 'silent and half-open connections',
      tried: figures.held,
      wrong: Number(slowed),
      figures: { quietP95: figures.quietP95, busyP95: figures.busyP95 },
    });
    expect(figures.held).toBe(2000);
    expect(slowed, JSON.stringify(figures)).toBe(false);
    expect(figures.hungUp).toBe(1);
    expect(figures.after).toBeLessThan(20_000);
  });
});
