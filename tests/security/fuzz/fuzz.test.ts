import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BootedHub, bootHub } from '../../kit/boot-hub.js';
import { reportFinding } from '../report.js';
import { fuzzConfig } from './config.js';
import { type FuzzReport, patientGateway, runFuzz } from './fuzz.js';
import { kinds } from './input.js';

/** A run of 50,000 takes its minutes. */
const longest = 60_000 + fuzzConfig.inputs * 60;

let hub: BootedHub;
let report: FuzzReport;

beforeAll(async () => {
  hub = await bootHub({ gateway: patientGateway });
  report = await runFuzz(hub, { ...fuzzConfig, progress: (line) => process.stdout.write(`${line}\n`) });
  reportFinding({
    check: 'fuzzed bad inputs',
    tried: Object.values(report.sent).reduce((total, number) => total + number, 0),
    wrong: report.faults + report.rows.length + report.crashes.length,
    figures: { seed: fuzzConfig.seed },
  });
}, longest);
afterAll(() => hub?.stop());

describe('bad inputs thrown at the whole hub', () => {
  test('are of every kind', () => {
    expect(kinds.filter((kind) => report.sent[kind] === 0)).toEqual([]);
    const sum = Object.values(report.sent).reduce((total, number) => total + number, 0);
    expect(sum).toBeGreaterThanOrEqual(fuzzConfig.inputs - kinds.length);
  });

  test('are each answered in time, without a fault, a leak or an act', () => {
    expect(report.firstFaults).toEqual([]);
    expect(report.faults).toBe(0);
  });

  test('get past the door: to the agencies’ answers, their receipts and their files', () => {
    expect(report.statuses.OPERATION['200']).toBeGreaterThan(report.sent.OPERATION / 5);
    expect(report.statuses.MESSAGE['200']).toBeGreaterThan(report.sent.MESSAGE / 20);
    expect(report.statuses.DOOR['200']).toBeGreaterThan(0);
    expect(report.statuses.ATTACHMENT['404']).toBeGreaterThan(0);
  });

  test('write nothing but that somebody asked and what was refused', () => {
    expect(report.rows).toEqual([]);
  });

  test('bring no program down', async () => {
    expect(report.crashes).toEqual([]);
    const health = await fetch(`${hub.url}/health`);
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ notReady: [] })]);
  });
});
