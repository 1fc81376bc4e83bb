import { describe, expect, test } from 'vitest';
import { isFlat } from './memory.js';
import { openLoop } from './open-loop.js';
import { runSuite } from './run-suite.js';

describe('the bench of the exchange', () => {
  test('counts what was really sent, kept and receipted', async () => {
    const { sustained, ramp, used, memory, refused } = await runSuite(
      'Ed25519',
      { ramp: [4], rampSeconds: 1, goal: 4, seconds: 3 },
      () => undefined,
    );
    expect(ramp).toHaveLength(1);
    expect(sustained).toMatchObject({ rate: 4, failed: 0 });
    // A letter, and what both sides tell the register.
    expect(sustained.messagesPerReferral).toBeGreaterThan(3);
    expect(sustained.receipted).toBeGreaterThan(0);
    expect(sustained.referrals.p99).toBeGreaterThan(0);
    expect(refused).toBe(0);
    expect(used.docket).toBeGreaterThan(0);
    expect(memory.map(({ name }) => name)).toContain('procuratorate');
  }, 120_000);

  test.each([
    ['flat', [250, 260, 350, 355], true],
    ['a collection that has not come yet', [230, 340, 390, 392], true],
    ['a collection that came', [230, 240, 300, 390], true],
    ['a leak', [230, 300, 390, 460], false],
  ])('knows by its least and its most: %s', (_, [warm, end, peak, lastPeak], flat) => {
    const course = { name: 'court', start: 220, slope: 0 };
    expect(isFlat({ ...course, warm: warm!, end: end!, peak: peak!, lastPeak: lastPeak! })).toBe(flat);
  });

  test('keeps its pace whatever the acts take, and counts those that fail', async () => {
    const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
    const acts = [slow, slow, () => Promise.reject(new Error('no')), slow];
    const { begun, failed, acts: times } = await openLoop(20, 0.2, () => acts.shift());
    expect([begun, failed, times.length]).toEqual([4, 1, 3]);
  });

  test('ends when too few cases were prepared', async () => {
    await expect(openLoop(10, 1, () => undefined)).rejects.toThrow('Too few cases');
  });
});
