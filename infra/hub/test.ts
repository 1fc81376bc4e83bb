import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import { sharedMachine } from './config.js';
import { promised } from './desk-promises.js';
import { figuresTable, forgetFigures, readFigures } from './figures.js';
import { runTool, testReport } from './tool.js';

export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
}

/** How much `npm run test:desk` measures; read by the config file of the tests. */
const thorough = { IMPORT_ROWS: '5000' };

/** Runs vitest, then says what the desk came to; the last line counts what the report of the tests counts. */
export async function test(words: readonly string[]): Promise<void> {
  mkdirSync(dirname(testReport), { recursive: true });
  rmSync(testReport, { force: true });
  forgetFigures();
  const [deskAlone, all] = [words.join(' ') === '--project desk', words.length === 0];
  if (deskAlone) Object.assign(process.env, thorough);
  const { code } = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${testReport}`,
    ...words,
  ]);
  if (!existsSync(testReport)) throw new Error('vitest ended without a report.');
  if (deskAlone) await noteWorklist();
  const missed = printFigures(deskAlone || all);
  const { passed, failed } = countTests(JSON.parse(readFileSync(testReport, 'utf8')) as Report);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = code === 0 && (failed > 0 || missed) ? 1 : code;
}

/** Prints the table of figures where there are any; answers whether a goal is missed, or a page was not looked at. */
function printFigures(whole: boolean): boolean {
  const figures = readFigures();
  if (figures.length === 0) return false;
  const { lines, missed } = figuresTable(figures, sharedMachine());
  const absent = whole ? promised.filter((name) => !figures.some((figure) => figure.name === name)) : [];
  console.log(['', ...lines, ...absent.map((name) => `${name}: NOT MEASURED`), ''].join('\n'));
  return missed.length > 0 || absent.length > 0;
}

/** The worklist with the cases of a large city, in a database of its own; too long for every run of the tests. */
async function noteWorklist(): Promise<void> {
  const file = pathToFileURL(join(projectRoot, 'dist/tests/bench/worklist/bench.js')).href;
  const { bench } = (await import(file)) as { bench: () => Promise<boolean> };
  await bench();
}

/** A file that could not be loaded has no tests to fail; it counts as one. */
export function countTests(report: Report): { passed: number; failed: number } {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}
