import { setTimeout as pause } from 'node:timers/promises';

/** Waits until it is so, looking again every so often; throws when the time is over. A look that fails says "not yet". */
export async function eventually(
  there: () => Promise<boolean>,
  { seconds, everyMilliseconds }: { seconds: number; everyMilliseconds: number },
): Promise<void> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await pause(everyMilliseconds)) {
    if (await there().catch(() => false)) return;
  }
  throw new Error(`Not within ${seconds} s.`);
}
