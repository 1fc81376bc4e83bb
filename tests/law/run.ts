import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { localDateOf } from '#kernel/values/local-date.js';
import { runTool } from '../../infra/hub/tool.js';
import { claimsFile, claimsText, mergeClaims, readClaims, type Trace, traceVariable } from './claims.js';
import { lawItems } from './items.js';
import { lawReport } from './print.js';

export interface LawOptions {
  all?: boolean;
  run?: boolean;
}

const traces = join(projectRoot, '.wufang/test/law-trace');

/** `npx hub law`: prints the coverage; leaves with 1 where something is missing. With `run` the tests are run first. */
export async function runLaw(words: readonly string[], options: LawOptions): Promise<void> {
  if (options.run) await gather(words);
  const { text, whole } = lawReport(localDateOf(new Date()), options.all ?? false);
  console.log(text);
  if (!whole) process.exitCode = 1;
}

/** Runs the tests, all or those named, and notes in tests/law/coverage.json which of them exercise what. */
async function gather(words: readonly string[]): Promise<void> {
  rmSync(traces, { recursive: true, force: true });
  mkdirSync(traces, { recursive: true });
  process.env[traceVariable] = traces;
  const { code } = await runTool('vitest', ['run', '--reporter=dot', ...words]);
  keepTraces(traces);
  if (code !== 0) throw new Error('Not every test has passed; files with a failure keep what they had.');
}

/** Joins what a run has left in a folder into the coverage. */
export function keepTraces(folder: string): void {
  const ran = readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Trace);
  const claims = mergeClaims(readClaims(), ran, (file) => existsSync(join(projectRoot, file)));
  const ofLaw = new Set(lawItems(localDateOf(new Date())).map(({ id }) => id));
  const known = Object.entries(claims).filter(([item]) => ofLaw.has(item));
  writeFileSync(claimsFile, claimsText(Object.fromEntries(known)));
}
