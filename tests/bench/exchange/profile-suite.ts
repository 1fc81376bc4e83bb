import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Suite } from '#kernel/signing/suite.js';
import { type Part, partsOfProfiles } from './profile.js';
import { runSuite } from './run-suite.js';

/** By process: the share of each part in the time it was busy. */
export type Shares = Readonly<Record<string, Readonly<Record<Part, number>>>>;

const seconds = 10;
const profiled = ['union', 'court', 'human-resources', 'procuratorate', 'justice', 'docket'];

/** A short run at the goal's rate on another hub whose programs are sampled (`--cpu-prof`), which slows them a little. */
export async function profileSuite(suite: Suite, rate: number, say: (line: string) => void): Promise<Shares> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-profile-'));
  try {
    const environment = { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
    const pace = { ramp: [], rampSeconds: 0, goal: rate, seconds, environment };
    const { pids, sustained } = await runSuite(suite, pace, say);
    const last = seconds + sustained.drained / 1000;
    return Object.fromEntries(profiled.map((name) => [name, partsOfProfiles(folder, pids[name]!, last)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
