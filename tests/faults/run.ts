import { randomBytes } from 'node:crypto';
import { type Campaign, hubDown, release, short, standard } from './campaign.js';
import { lastLine, wrongs } from './report.js';
import { groundOf, runCampaign } from './run-campaign.js';

export interface FaultsOptions {
  readonly release?: boolean;
  readonly hubDown?: boolean;
  readonly short?: boolean;
  readonly seed?: string;
  readonly minutes?: number;
}

const wrongsShown = 20;

/** Runs a campaign against a county of its own; the last line gives the figures, the exit code says whether all are zero. */
export async function runFaults(options: FaultsOptions): Promise<void> {
  const chosen = options.release ? release : options.hubDown ? hubDown : options.short ? short : standard;
  const campaign: Campaign = {
    ...chosen,
    ...(options.minutes !== undefined && { minutes: options.minutes }),
  };
  const seed = options.seed ?? randomBytes(4).toString('hex');
  const begun = Date.now();
  const progress = (line: string): void => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    console.log(`${String(seconds).padStart(5)} s  ${line}`);
  };
  console.log(`seed ${seed}: the same seed gives the same nemesis; ${groundOf()}`);
  const result = await runCampaign({ campaign, seed, progress });
  const wrong = wrongs(result, campaign);
  for (const one of wrong.slice(0, wrongsShown)) console.log(`  ✘ ${one}`);
  if (wrong.length > wrongsShown) console.log(`  … ${wrong.length - wrongsShown} more`);
  console.log(lastLine(result, campaign));
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
