/**
 * Waits until all are over, whichever of them fails, and then throws the first failure in the order given: nothing of a transaction goes on
 * after it is rolled back. What is asked together in one transaction goes out together, and is answered in the order asked.
 */
export async function allOf<const T extends readonly unknown[]>(
  works: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const outcomes = await Promise.allSettled(works);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as {
    -readonly [K in keyof T]: Awaited<T[K]>;
  };
}
