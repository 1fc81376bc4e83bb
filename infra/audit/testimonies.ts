import { askWitness, genuineHeads, type Testimony } from '#kernel/witness/ask-witness.js';
import { type Carrier, overHttp } from '#kernel/witness/carry.js';
import { keptHeads } from '#kernel/witness/kept-heads.js';
import { type Peer, peersOf } from '#kernel/witness/peers.js';
import type { AgencyName } from '../county/process-table.js';
import { type Chains, reading } from './chains.js';

export interface Hearing {
  /** Ask every witness over its door, even where its database is within reach. */
  readonly ask?: boolean;
  readonly carry?: Carrier;
}

/**
 * What each other agency has seen of a chain: read from its database where that is within reach, asked over its door in the
 * name of the chain’s agency where not.
 */
export function testimonies(chains: Chains, agency: AgencyName, hearing: Hearing = {}): Promise<Testimony[]> {
  return Promise.all(
    peersOf(chains.book, agency).map((peer) => {
      const url = hearing.ask ? undefined : chains.databases.get(peer.agency as AgencyName);
      if (url) return read(chains, agency, peer, url);
      const asker = { book: chains.book, keyring: chains.keyringOf(agency), manifest: { name: agency } };
      return askWitness(asker, peer, agency, hearing.carry ?? overHttp);
    }),
  );
}

async function read(chains: Chains, agency: AgencyName, peer: Peer, url: string): Promise<Testimony> {
  try {
    const kept = await reading(url, (database) => keptHeads(database, agency));
    const heads = await genuineHeads(chains.book, peer.agency, agency, kept);
    return { witness: peer.agency, heads, failure: null };
  } catch (error) {
    return { witness: peer.agency, heads: [], failure: (error as { code?: string }).code ?? 'UNREADABLE' };
  }
}
