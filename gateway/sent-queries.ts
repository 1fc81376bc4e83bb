import type { GraphqlBody } from './graphql-body.js';
import { checkJsonSize } from './limits/json-size.js';

interface Sent {
  /** As JSON has it, between its quotes. */
  readonly json: Buffer;
  readonly text: string;
}

/** How a body begins that is read here; every client of GraphQL writes it so. */
const opening = Buffer.from('{"query":"');
const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
/** Bytes of a text that is worth it, and that is not too much to keep. */
const [shortest, longest] = [256, 32 * 1024];
const mostKept = 500;

/**
 * The texts of queries that clients send in full, the same few again and again: one that was sent before is known by its bytes. It need not be read
 * anew, and whoever looks up what is known of it finds the very same text.
 */
export class SentQueries {
  private readonly byLength = new Map<number, Sent[]>();
  private kept = 0;

  /** A body whose query is known; null where it is not, or the body is to be read as a whole. Throws as {@link checkJsonSize}. */
  read(bytes: Buffer): GraphqlBody | null {
    const end = endOfQuery(bytes);
    if (end === null || bytes[end + 1] !== comma || bytes[end + 2] !== quote) return null;
    const known = this.find(bytes, end);
    if (!known) return null;
    checkJsonSize(bytes, { at: end + 1, parts: 1, depth: 1 });
    const rest = JSON.parse(`{${bytes.toString('utf8', end + 2)}`) as GraphqlBody;
    return 'query' in rest ? null : { query: known.text, ...rest };
  }

  /** Remembers the query of a body that was read as a whole. */
  keep(bytes: Buffer, { query }: GraphqlBody): void {
    const end = endOfQuery(bytes);
    const length = (end ?? 0) - opening.length;
    if (end === null || length < shortest || length > longest || this.find(bytes, end)) return;
    const json = Buffer.from(bytes.subarray(opening.length, end));
    // Where a body says it twice, the last word counts.
    if (JSON.parse(`"${json.toString('utf8')}"`) !== query) return;
    if (this.kept >= mostKept) this.byLength.clear();
    this.kept = this.kept >= mostKept ? 1 : this.kept + 1;
    this.byLength.set(length, [...(this.byLength.get(length) ?? []), { json, text: query as string }]);
  }

  private find(bytes: Buffer, end: number): Sent | undefined {
    return this.byLength
      .get(end - opening.length)
      ?.find(({ json }) => json.compare(bytes, opening.length, end) === 0);
  }
}

/** Where the query of a body ends that begins with it. */
function endOfQuery(bytes: Buffer): number | null {
  if (bytes.length < opening.length || opening.compare(bytes, 0, opening.length) !== 0) return null;
  for (let end = bytes.indexOf(quote, opening.length); end !== -1; end = bytes.indexOf(quote, end + 1)) {
    let before = end;
    while (bytes[before - 1] === backslash) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return null;
}
