import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** A test that was seen to exercise an item; an empty title is the file's own preparation. */
export interface Claim {
  file: string;
  test: string;
}
export type Claims = Readonly<Record<string, Claim>>;

export const claimsFile = join(projectRoot, 'tests/law/coverage.json');
/** Where each test file of a run notes what it exercised, when `npx hub law --run` asks for it. */
export const traceVariable = 'LAW_TRACE';

/** Kept as `file: title`, one line an item, so that two branches can be joined. */
export function readClaims(): Claims {
  if (!existsSync(claimsFile)) return {};
  const kept = JSON.parse(readFileSync(claimsFile, 'utf8')) as Record<string, string>;
  return Object.fromEntries(
    Object.entries(kept).map(([item, claim]) => {
      const [file = '', ...title] = claim.split(': ');
      return [item, { file, test: title.join(': ') }];
    }),
  );
}

/** What one test file has exercised: item, and the title of the first test that did. */
export interface Trace {
  file: string;
  items: Readonly<Record<string, string>>;
}

/** Property tests exercise now this and now that; tests of the whole hub are for other questions. */
function rank(file: string): number {
  if (/^subgraphs\/(?!_kernel)/.test(file)) return 0;
  if (/^tests\/(law|journeys)\//.test(file)) return 1;
  return file.startsWith('tests/') ? 3 : 2;
}

/**
 * The claims after a run: a file that ran or is gone loses those it no longer keeps; an item without one takes the nearest
 * test that exercised it, and one that has one keeps it.
 */
export function mergeClaims(
  before: Claims,
  traces: readonly Trace[],
  exists: (file: string) => boolean,
): Claims {
  const ran = new Map(traces.map((trace) => [trace.file, trace.items]));
  const kept = Object.entries(before).filter(([item, { file }]) =>
    ran.has(file) ? ran.get(file)![item] !== undefined : exists(file),
  );
  const claims: Record<string, Claim> = Object.fromEntries(
    kept.map(([item, { file, test }]) => [item, { file, test: ran.get(file)?.[item] ?? test }]),
  );
  const found = traces
    .flatMap(({ file, items }) => Object.entries(items).map(([item, test]) => ({ item, file, test })))
    .sort((a, b) => rank(a.file) - rank(b.file) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  for (const { item, file, test } of found) claims[item] ??= { file, test };
  return Object.fromEntries(Object.entries(claims).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

export function claimsText(claims: Claims): string {
  const kept = Object.entries(claims).map(([item, { file, test }]) => [item, `${file}: ${test}`]);
  return `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`;
}
