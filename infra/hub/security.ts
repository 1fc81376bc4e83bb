import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { countTests, type Report } from './test.js';
import { runTool, testReport } from './tool.js';

interface Finding {
  readonly check: string;
  readonly tried: number;
  readonly wrong: number;
  readonly figures?: Readonly<Record<string, string | number>>;
}

const findings = join(projectRoot, '.wufang/test/security.jsonl');

/** How much is tried in the run for a release; read by the config files of the checks. */
const thorough = { SECURITY: 'thorough', FUZZ_INPUTS: '50000' };

/** Runs every security check one after another, prints a table, and on its last line how many answers were wrong. */
export async function security({ quick }: { quick?: boolean }): Promise<void> {
  if (!quick) Object.assign(process.env, thorough);
  for (const file of [findings, testReport]) {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
  }
  const { code } = await runTool('vitest', [
    'run',
    'tests/security',
    'tests/journeys/penetration.test.ts',
    'tests/journeys/agency-door.test.ts',
    '--no-file-parallelism',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${testReport}`,
  ]);
  const wrong = printTable();
  const { passed, failed } = existsSync(testReport)
    ? countTests(JSON.parse(readFileSync(testReport, 'utf8')) as Report)
    : { passed: 0, failed: 1 };
  console.log(`${passed} tests passed, ${failed} failed`);
  console.log(`${wrong + failed} wrong answers`);
  process.exitCode = wrong + failed > 0 ? 1 : code;
}

function short(value: string | number): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Prints what each check has found; answers how many answers were wrong in all. */
function printTable(): number {
  const lines = existsSync(findings) ? readFileSync(findings, 'utf8').trim().split('\n') : [];
  const found = lines.filter(Boolean).map((line) => JSON.parse(line) as Finding);
  const widest = Math.max(10, ...found.map(({ check }) => check.length));
  console.log(`\n${'check'.padEnd(widest)}  ${'tried'.padStart(9)}  ${'wrong'.padStart(5)}  figures`);
  for (const { check, tried, wrong, figures = {} } of found) {
    const rest = Object.entries(figures).map(([name, value]) => `${name} ${short(value)}`);
    console.log(
      `${check.padEnd(widest)}  ${String(tried).padStart(9)}  ${String(wrong).padStart(5)}  ${rest.join(', ')}`,
    );
  }
  return found.reduce((sum, { wrong }) => sum + wrong, 0);
}
