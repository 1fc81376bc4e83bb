import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { machineFacts } from '../exchange/machine-facts.js';
import { installContenders } from '../gateway/install-contenders.js';
import { startViewContenders } from './contenders.js';
import { measureViews, type ViewSample } from './measure.js';
import { startPatientHub } from './patient-hub.js';
import { printViews, verdict } from './report.js';

export interface ViewBenchOptions {
  readonly seconds?: number;
  readonly rounds?: number;
}

const results = join(projectRoot, 'tests/bench/results');

/** What a case view costs from the clerk's request to the databases, by whatever joins the agencies; answers whether the goals are met. */
export async function bench({ seconds = 6, rounds = 5 }: ViewBenchOptions): Promise<boolean> {
  const say = (line: string): void => console.log(line);
  installContenders(say);
  const folder = mkdtempSync(join(tmpdir(), 'wufang-view-'));
  const hub = await startPatientHub({}, (line) => say(`${line} …`));
  const contenders = await startViewContenders(hub, folder);
  try {
    const samples: Map<string, ViewSample[]> = await measureViews(
      hub,
      contenders.all,
      { seconds, rounds },
      say,
    );
    printViews(samples);
    const { text, met } = verdict(samples);
    mkdirSync(results, { recursive: true });
    const result = {
      at: new Date().toISOString(),
      ...machineFacts(),
      verdict: text,
      samples: Object.fromEntries(samples),
    };
    writeFileSync(join(results, 'view.json'), `${JSON.stringify(result, null, 2)}\n`);
    say(`\n${text}`);
    return met;
  } finally {
    contenders.stop();
    await hub.stop();
    rmSync(folder, { recursive: true });
  }
}
