import { z } from 'zod';
import { canonical, readCanonical, sha256 } from '#kernel/canonical.js';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { signatureHolds, signText } from '#kernel/exchange/keyring.js';
import { type Speaker, speaker } from '#kernel/exchange/speaker.js';
import type { SeenHead } from './verify-chain.js';
import { type Carrier, overHttp } from './carry.js';
import { headText } from './head.js';
import { type HeadsQuestion, type KeptHead, pageShape } from './kept-heads.js';
import { headsAddress, type Peer } from './peers.js';

/** What one witness has seen of a chain, or why it could not be asked. */
export interface Testimony {
  readonly witness: string;
  readonly heads: readonly SeenHead[];
  readonly failure: string | null;
}

/** Asks one witness, over its door, for every head it keeps of an agency; believes those that the agency itself has signed. */
export async function askWitness(
  asker: Speaker,
  peer: Peer,
  agency: string,
  carry: Carrier = overHttp,
): Promise<Testimony> {
  const kept: KeptHead[] = [];
  try {
    for (let more = true; more;) {
      const page = await askPage(asker, peer, agency, kept.at(-1)?.seq ?? 0, carry);
      kept.push(...page.heads);
      more = page.more && page.heads.length > 0;
    }
  } catch (error) {
    const failure = (error as { code?: string }).code ?? (error as Error).message;
    return { witness: peer.agency, heads: [], failure };
  }
  return {
    witness: peer.agency,
    heads: await genuineHeads(asker.book, peer.agency, agency, kept),
    failure: null,
  };
}

async function askPage(
  asker: Speaker,
  peer: Peer,
  agency: string,
  after: number,
  carry: Carrier,
): Promise<z.infer<typeof pageShape>> {
  const organisation = speaker(asker);
  const question = canonical({
    ...{ what: 'HEADS_QUESTION', agency, witness: peer.agency, organisation, after },
    at: new Date().toISOString(),
  } satisfies HeadsQuestion);
  const signed = await signText(asker.keyring, organisation, question);
  const { status, body } = await carry('GET', headsAddress(peer, agency), question, signed);
  if (status !== 200) throw new Error(`HTTP_${status}`);
  const answer = z
    .strictObject({ page: z.string(), signature: z.string(), keyId: z.string() })
    .parse(JSON.parse(body));
  const page = readCanonical(answer.page, pageShape);
  const genuine =
    page?.question === sha256(question) &&
    asker.book.find(page.organisation)?.agency === peer.agency &&
    (await signatureHolds(asker.book, page.organisation, answer.page, answer, new Date()));
  if (!genuine) throw new Error('BAD_ANSWER');
  return page;
}

/** The heads that bear the signature of an organisation of the agency, by a key in force when they were signed. */
export async function genuineHeads(
  book: AddressBookCache,
  witness: string,
  agency: string,
  kept: readonly KeptHead[],
): Promise<SeenHead[]> {
  const genuine = await Promise.all(
    kept.map(
      async (head) =>
        book.find(head.organisation)?.agency === agency &&
        (await signatureHolds(
          book,
          head.organisation,
          headText({ ...head, agency }),
          head,
          new Date(head.at),
        )),
    ),
  );
  return kept.filter((_head, at) => genuine[at]).map(({ seq, hash, at }) => ({ witness, seq, hash, at }));
}
