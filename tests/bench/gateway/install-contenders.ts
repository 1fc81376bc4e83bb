import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** The other gateways have a lock file of their own, so that the project's installation stays lean. */
export const contendersFolder = join(projectRoot, 'tests/bench/contenders');

export function installContenders(say: (line: string) => void): void {
  const lock = join(contendersFolder, 'package-lock.json');
  const installed = join(contendersFolder, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs > statSync(lock).mtimeMs) return;
  say('the other gateways are installed (about 800 MB) …');
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: contendersFolder, stdio: 'inherit' });
}
