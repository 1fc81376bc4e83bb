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
  const passed = !options.run || (await gather(words));
  const { text, whole } = lawReport(localDateOf(new Date()), options.all ?? false);
  console.log(text);
  if (!passed)
    console.log('有测试没有通过，其登记保持不变。Not every test has passed; what failed keeps its claims.');
  if (!whole || !passed) process.exitCode = 1;
}

/** Runs the tests, all or those named, and notes in tests/law/coverage.json which of them exercise what; answers whether all passed. */
async function gather(words: readonly string[]): Promise<boolean> {
  rmSync(traces, { recursive: true, force: true });
  mkdirSync(traces, { recursive: true });
  process.env[traceVariable] = traces;
  const { code } = await runTool('vitest', ['run', '--reporter=dot', ...words]);
  keepTraces(traces);
  return code === 0;
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
