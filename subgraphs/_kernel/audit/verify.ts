import type { EntityManager } from 'typeorm';
import { walkChain } from './walk-chain.js';

/** Walks the whole chain; answers the number of the first link that does not hold, or null when all do. */
export async function firstBrokenLink(db: EntityManager): Promise<number | null> {
  return (await walkChain(db)).broken?.seq ?? null;
}
