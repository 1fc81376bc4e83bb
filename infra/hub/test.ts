import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { runTool, testReport } from './tool.js';

export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[];
}

/** Runs vitest; the last line counts what its report counts. */
export async function test(words: readonly string[]): Promise<void> {
  mkdirSync(dirname(testReport), { recursive: true });
  rmSync(testReport, { force: true });
  const { code } = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${testReport}`,
    ...words,
  ]);
  if (!existsSync(testReport)) throw new Error('vitest ended without a report.');
  const { passed, failed } = countTests(JSON.parse(readFileSync(testReport, 'utf8')) as Report);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = code === 0 && failed > 0 ? 1 : code;
}

/** A file that could not be loaded has no tests to fail; it counts as one. */
export function countTests(report: Report): { passed: number; failed: number } {
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}
