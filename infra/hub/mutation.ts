import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { runTool } from './tool.js';

const reportFile = join(projectRoot, 'node_modules/.cache/mutation/report.json');

/** Of a hundred mutants the tests must kill so many, in each group and in all. */
const least = 90;

/** What Stryker leaves behind, as far as it is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

export interface Score {
  readonly name: string;
  readonly killed: number;
  readonly alive: number;
  /** Of a hundred mutants. */
  readonly score: number;
}

const groups: readonly (readonly [name: string, files: RegExp])[] = [
  ['policies', /\.policy\.ts$/],
  ['state tables', /\.state\.ts$|\/machine\.ts$/],
  ['signatures', /\/(identity|exchange)\//],
  ['disclosure', /\/disclosure\/|\/masking\.ts$/],
];

/** Changes the mutated files one place at a time, and counts the changes that no test notices. */
export async function mutation(): Promise<void> {
  rmSync(reportFile, { force: true });
  const since = Date.now();
  await runTool('stryker', ['run', 'tests/mutation/stryker.config.mjs']);
  if (!existsSync(reportFile)) throw new Error('Stryker ended without a report.');
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as MutationReport;
  const byGroup = groupScores(report);
  const all = scoreOf('all', report, /./);
  for (const name of Object.keys(report.files).sort()) console.log(row(scoreOf(name, report, name)));
  console.log('');
  for (const score of [...byGroup, all]) console.log(row(score));
  console.log(`${Math.round((Date.now() - since) / 1000)} s`);
  process.exitCode = [...byGroup, all].every(({ score }) => score >= least) ? 0 : 1;
  console.log(`${all.killed} killed, ${all.alive} survived, score ${all.score.toFixed(2)}`);
}

/** Every mutated file belongs to a group; throws where one does not. */
export function groupScores(report: MutationReport): Score[] {
  const stray = Object.keys(report.files).find((file) => !groups.some(([, files]) => files.test(file)));
  if (stray) throw new Error(`${stray} is mutated and belongs to no group.`);
  return groups.map(([name, files]) => scoreOf(name, report, files));
}

/** A mutant that no test reaches is alive; one that is no program at all counts for nothing. */
export function scoreOf(name: string, report: MutationReport, files: RegExp | string): Score {
  const statuses = Object.entries(report.files)
    .filter(([file]) => (typeof files === 'string' ? file === files : files.test(file)))
    .flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const alive = count('Survived', 'NoCoverage');
  return { name, killed, alive, score: killed === 0 ? 0 : (100 * killed) / (killed + alive) };
}

function row({ name, killed, alive, score }: Score): string {
  return `${score.toFixed(1).padStart(6)} %${String(killed).padStart(6)} killed${String(alive).padStart(5)} survived  ${name}`;
}
