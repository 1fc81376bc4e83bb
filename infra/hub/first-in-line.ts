import { readdirSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

const ahead = 5;

/**
 * What everybody waits for goes before the rest on a busy machine, until it is `over`. Only root may ask for it, and
 * Linux counts by thread: elsewhere nothing changes.
 */
export function firstInLine(pid: number, over = false): void {
  const usual = getPriority();
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`))
      setPriority(Number(thread), over ? usual : usual - ahead);
  } catch {
    return;
  }
}
