import { spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { firstInLine } from './first-in-line.js';

test('who starts again goes before the rest where the system allows it, and not for longer', () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)']);
  const usual = getPriority();
  const may = process.platform === 'linux' && process.getuid?.() === 0;
  firstInLine(child.pid!);
  expect(getPriority(child.pid)).toBe(may ? Math.max(-20, usual - 5) : usual);
  firstInLine(child.pid!, true);
  expect(getPriority(child.pid)).toBe(usual);
  child.kill('SIGKILL');
});
