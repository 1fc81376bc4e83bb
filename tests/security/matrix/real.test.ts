import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BootedHub } from '../../kit/boot-hub.js';
import { thorough } from '../config.js';
import { reportFinding } from '../report.js';
import { runRealMatrix } from './run-real.js';
import { seededHub } from './seeded-hub.js';

let hub: BootedHub;
beforeAll(async () => {
  hub = await seededHub();
}, 300_000);
afterAll(() => hub?.stop());

test('real cases are disclosed as the table written by hand says, and each look leaves its record', async () => {
  const { checks, readings, differences, unrecorded } = await runRealMatrix(hub, { thorough });
  reportFinding({
    check: 'real cases over HTTP, and the record of each look',
    tried: checks,
    wrong: differences.length + unrecorded.length,
    figures: { readings },
  });
  expect(differences.slice(0, 5)).toEqual([]);
  expect(unrecorded.slice(0, 3)).toEqual([]);
  expect(checks).toBeGreaterThan(20_000);
}, 1_800_000);
