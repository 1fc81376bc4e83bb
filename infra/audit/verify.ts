import type { SeenHead } from '#kernel/witness/verify-chain.js';
import { genuineHeads, type Testimony } from '#kernel/witness/ask-witness.js';
import { keptHeads, type KeptHead } from '#kernel/witness/kept-heads.js';
import { type ChainReport, contradictionsOf, verifyChain } from '#kernel/witness/verify-chain.js';
import type { AgencyName } from '../county/process-table.js';
import { type Chains, reading } from './chains.js';
import { type Hearing, testimonies } from './testimonies.js';

export interface Verdict {
  readonly agency: AgencyName;
  /** Null where the chain could not be read. */
  readonly report: ChainReport | null;
  readonly failure: string | null;
  readonly testimonies: readonly Testimony[];
}

/** Walks the chain of each agency whose database is within reach, or of one, and holds it against all witnesses. */
export async function verifyChains(
  chains: Chains,
  only: AgencyName | null = null,
  hearing: Hearing = {},
): Promise<Verdict[]> {
  const wanted = [...chains.databases].filter(([name]) => only === null || name === only);
  const verdicts: Verdict[] = [];
  for (const [agency, url] of wanted) {
    // Heard before the chain is read: a head given in between is then in the chain, and never the other way about.
    const heard = await testimonies(chains, agency, hearing);
    const seen = heard.flatMap(({ heads }) => heads);
    const verdict = await reading(url, (database) => verifyChain(database.manager, seen)).then(
      (report) => ({ report, failure: null }),
      (error: { code?: string }) => ({ report: null, failure: error.code ?? 'UNREADABLE' }),
    );
    verdicts.push({ agency, ...verdict, testimonies: heard });
  }
  return verdicts;
}

/**
 * For a glance: only what the databases within reach have witnessed is looked up in the chains, no row is walked. Answers
 * which chains are contradicted, where and by whom.
 */
export async function contradictedChains({ book, databases }: Chains): Promise<string[]> {
  const contradicted: string[] = [];
  for (const [agency, url] of databases) {
    const kept: [witness: string, heads: KeptHead[]][] = [];
    for (const [witness, itsUrl] of databases)
      if (witness !== agency)
        kept.push([witness, await reading(itsUrl, (database) => keptHeads(database, agency))]);
    const held = (heads: SeenHead[]) => reading(url, (database) => contradictionsOf(database.manager, heads));
    const doubtful = await held(
      kept.flatMap(([witness, heads]) => heads.map((head) => ({ ...head, witness }))),
    );
    if (doubtful.length === 0) continue;
    // Signatures cost more than the comparison, so they are looked at only now.
    const genuine = await Promise.all(
      kept.map(([witness, heads]) => genuineHeads(book, witness, agency, heads)),
    );
    const [found] = await held(genuine.flat());
    if (found) contradicted.push(`${agency} (row ${found.seq}, by ${found.witness})`);
  }
  return contradicted;
}
