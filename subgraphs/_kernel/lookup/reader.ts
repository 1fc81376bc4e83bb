import type { Actor } from '#kernel/actor.js';

/** Who looks in fact: a delegate is counted as the person they are, however many they act for (代办). */
export function readerOf({ id, delegate }: Actor): string {
  return delegate?.id ?? id;
}
