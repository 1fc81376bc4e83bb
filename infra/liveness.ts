import { readFileSync } from 'node:fs';

/**
 * Whether a process with this id is running: neither gone nor a zombie. With `program`, also whether it is that
 * program, since the system gives the ids of dead processes out again.
 */
export function isAlive(pid: number, program?: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  const facts = factsOf(pid);
  if (facts === null || facts.state === 'Z' || facts.state === 'X') return false;
  return program === undefined || facts.name.startsWith(program);
}

/** When the process began, in the system's own count: together with the id it names a process for good. */
export function birthOf(pid: number): string | null {
  return process.platform === 'linux' ? (factsOf(pid)?.birth ?? null) : 'unknown';
}

function factsOf(pid: number): { name: string; state: string; birth: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return { name, state: fields[0] ?? '', birth: fields[19] ?? '' };
  } catch {
    return null;
  }
}
