const longestWaitMilliseconds = 60_000;

/** Doubles from a quarter of a second to a minute, with jitter of half, so that a receiver's return is not a stampede. */
export function backoff(attempts: number, random = Math.random()): number {
  const ceiling = Math.min(longestWaitMilliseconds, 250 * 2 ** Math.min(attempts - 1, 10));
  return ceiling / 2 + (ceiling / 2) * random;
}
