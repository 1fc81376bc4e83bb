import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { machineFacts } from '../exchange/machine-facts.js';
import { measureReferrals, type ReferralStep } from './measure.js';
import { printSteps } from './report.js';

export interface ReferralBenchOptions {
  readonly referrals?: number;
  readonly clients?: number;
}

const results = join(projectRoot, 'tests/bench/results');

/** What a referral costs from the clerk's act to the receiver's signature, step by step. It has no goal but that nothing fails. */
export async function bench({ referrals = 1000, clients = 8 }: ReferralBenchOptions): Promise<boolean> {
  const steps = await measureReferrals(referrals, clients, (line) => console.log(line));
  printSteps(steps, referrals);
  mkdirSync(results, { recursive: true });
  const result = { at: new Date().toISOString(), ...machineFacts(), referrals, clients, steps };
  writeFileSync(join(results, 'referral.json'), `${JSON.stringify(result, null, 2)}\n`);
  return steps.every(({ failed }: ReferralStep) => failed === 0);
}
