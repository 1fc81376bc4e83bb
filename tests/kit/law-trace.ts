import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import { readClaims, type Trace, traceVariable } from '../law/claims.js';

/** What `scratchDatabase` finds here: called before the first database of a test file is made. */
export const watchSymbol = Symbol.for('wufang.law-trace');

const claims = readClaims();
const folder = process.env[traceVariable];
const file = relative(projectRoot, expect.getState().testPath ?? '')
  .split(sep)
  .join('/');
const claimed = Object.entries(claims).filter(([, claim]) => claim.file === file);
const items: Record<string, string> = {};
const passed = new Set<string>();
let failed = false;

if (folder || claimed.length > 0) {
  (globalThis as Record<symbol, unknown>)[watchSymbol] = watch;
  (globalThis as Record<symbol, unknown>)[Symbol.for('wufang.law-note')] = note;

  afterEach(({ task }) => {
    if (task.result?.state === 'fail') failed = true;
    else passed.add(expect.getState().currentTestName ?? '');
  });

  afterAll(() => {
    if (failed || passed.size === 0) return;
    if (folder) keep(folder, { file, items });
    else checkClaims();
  });
}

function note(item: string): void {
  items[item] ??= expect.getState().currentTestName ?? '';
}

async function watch(): Promise<void> {
  (globalThis as Record<symbol, unknown>)[watchSymbol] = undefined;
  const [{ watchRows }, { exercisedBy }] = await Promise.all([
    import('./watch-rows.js'),
    import('../law/exercised-by-row.js'),
  ]);
  watchRows((row) => {
    exercisedBy(row).forEach(note);
  });
}

/** What the coverage says of this file holds, or the file fails: nobody can be told that a test exercises what it does not. */
function checkClaims(): void {
  // What a file prepares may be prepared for tests that were not asked for.
  const whole = claimed.every(([, { test }]) => test === '' || passed.has(test));
  const stale = claimed.filter(
    ([item, { test }]) => items[item] === undefined && (test === '' ? whole : passed.has(test)),
  );
  const named = stale.map(([item]) => item).join(', ');
  if (stale.length > 0)
    throw new Error(
      `${file} no longer exercises ${named}: npx hub law --run ${file}, then commit the coverage.`,
    );
}

function keep(into: string, trace: Trace): void {
  mkdirSync(into, { recursive: true });
  const name = createHash('sha256').update(trace.file).digest('hex').slice(0, 16);
  writeFileSync(join(into, `${name}.json`), JSON.stringify(trace));
}
