import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../liveness.js';

/** The server that a data folder names as its own, whether it can be asked yet or not. */
export function runningServer(data: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid && port && isAlive(pid, 'postgres') ? { pid, port } : null;
  } catch {
    return null;
  }
}

/** Whether it listens at all of its places. */
export function saysItIsReady(data: string): boolean {
  try {
    return /^ready\s*$/m.test(readFileSync(join(data, 'postmaster.pid'), 'utf8'));
  } catch {
    return false;
  }
}
