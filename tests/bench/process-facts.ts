import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, and memory in pages of 4 KiB. */
const ticksPerSecond = 100;
const pageBytes = 4096;

/** What a process has used since it began, and its memory; null when it is gone. */
export function processOf(pid: number): { parent: number; seconds: number; megabytes: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return {
      parent: fields[1]!,
      seconds: (fields[11]! + fields[12]!) / ticksPerSecond,
      megabytes: (fields[21]! * pageBytes) / 1_000_000,
    };
  } catch {
    return null;
  }
}

export function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => processOf(pid)?.parent === parent);
}

/** Of a process and all that came of it. */
export function treeOf(pid: number): { seconds: number; megabytes: number } {
  const all = [processOf(pid), ...childrenOf(pid).map(treeOf)];
  return {
    seconds: all.reduce((sum, one) => sum + (one?.seconds ?? 0), 0),
    megabytes: all.reduce((sum, one) => sum + (one?.megabytes ?? 0), 0),
  };
}
