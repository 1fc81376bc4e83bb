import { setTimeout as sleep } from 'node:timers/promises';

export interface Issued {
  /** How many were begun. */
  readonly begun: number;
  readonly failed: number;
  /** How long each act took, in milliseconds. */
  readonly acts: readonly number[];
  /** From the first due instant to the last. */
  readonly from: Date;
  readonly until: Date;
}

const tickMilliseconds = 10;

/**
 * Begins so many acts a second for so many seconds, each at its own instant: nobody waits for an act, or for what it
 * sends, before the next is begun. Answers when the last act has ended.
 */
export async function openLoop(
  rate: number,
  seconds: number,
  next: () => (() => Promise<unknown>) | undefined,
): Promise<Issued> {
  const from = new Date();
  const clock = performance.now();
  const acts: number[] = [];
  const open = new Set<Promise<void>>();
  const total = Math.round(rate * seconds);
  let [begun, failed, reason]: [number, number, unknown] = [0, 0, null];
  const begin = (act: () => Promise<unknown>): void => {
    const at = performance.now();
    const ended = act()
      .then(() => void acts.push(performance.now() - at))
      .catch((error: unknown) => {
        failed += 1;
        reason ??= error;
      })
      .finally(() => open.delete(ended));
    open.add(ended);
  };
  while (begun < total) {
    const due = Math.min(total, Math.floor(((performance.now() - clock) * rate) / 1000) + 1);
    for (; begun < due; begun++) {
      const act = next();
      if (!act) throw new Error('Too few cases were prepared.');
      begin(act);
    }
    await sleep(tickMilliseconds);
  }
  const until = new Date(from.getTime() + seconds * 1000);
  await Promise.all(open);
  if (reason !== null) console.error(`${failed} acts failed, the first with: ${(reason as Error).message}`);
  return { begun, failed, acts, from, until };
}
