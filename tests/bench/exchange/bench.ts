import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { type Suite, suites } from '#kernel/signing/suite.js';
import { machineFacts } from './machine-facts.js';
import { profileSuite, type Shares } from './profile-suite.js';
import { printSuite, verdictOf } from './report.js';
import { type Pace, runSuite, type SuiteRun } from './run-suite.js';

export interface ExchangeBenchOptions {
  /** How long the rate is held. */
  readonly seconds?: number;
  readonly suite?: Suite | 'both';
  /** Rates of the ramp; those of the suite if left out. */
  readonly rates?: readonly number[];
  /** False leaves out the short second run that says where the time goes. */
  readonly profile?: boolean;
}

/** Referrals a second that are to be signed, recorded and receipted on a machine with two processors. */
export const goals: Readonly<Record<Suite, number>> = { Ed25519: 110, SM2: 40 };

const ramps: Readonly<Record<Suite, readonly number[]>> = {
  Ed25519: [40, 80, 110, 140, 180],
  SM2: [20, 40, 60, 80, 110, 140],
};

/** Measures the exchange between agencies and writes what it found; answers whether every goal is met. */
export async function bench(options: ExchangeBenchOptions): Promise<boolean> {
  const { seconds = 60, suite = 'both', rates, profile = true } = options;
  const say = (line: string): void => console.log(line);
  const runs: (SuiteRun & { shares: Shares | null })[] = [];
  for (const one of suite === 'both' ? suites : [suite]) {
    const pace: Pace = { ramp: rates ?? ramps[one], rampSeconds: 6, goal: goals[one], seconds };
    const run = await runSuite(one, pace, say);
    const shares = profile ? await profileSuite(one, goals[one], say) : null;
    runs.push({ ...run, shares });
    printSuite(run, shares);
  }
  const verdicts = runs.map((run) => verdictOf(run, goals[run.suite]));
  writeResult({ at: new Date().toISOString(), ...machineFacts(), runs });
  console.log(verdicts.map(({ text }) => text).join('; '));
  return verdicts.every(({ met }) => met);
}

const results = join(projectRoot, 'tests/bench/results');

function writeResult(result: object): void {
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'exchange.json'), `${JSON.stringify(result, null, 2)}\n`);
}
