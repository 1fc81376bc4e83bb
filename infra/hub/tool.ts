import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** Where the last test run left its report. */
export const testReport = join(projectRoot, '.wufang/test/report.json');

/** Program files of the development tools, so that no shell and no other Node stands between. */
const files = {
  tsc: 'typescript/bin/tsc',
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
  cspell: 'cspell/bin.mjs',
  vitest: 'vitest/vitest.mjs',
  stryker: '@stryker-mutator/core/bin/stryker.js',
};

export type Tool = keyof typeof files;

/** Runs a tool in the project root. With `quiet` its output is kept and returned; otherwise it goes to the terminal. */
export function runTool(
  tool: Tool,
  words: readonly string[],
  quiet = false,
): Promise<{ code: number; output: string }> {
  const file = join(projectRoot, 'node_modules', files[tool]);
  const child = spawn(process.execPath, [file, ...words], {
    cwd: projectRoot,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, passOn);
      resolve({ code: code ?? 1, output });
    });
  });
}
