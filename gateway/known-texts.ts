import { hash } from 'node:crypto';
import { OperationCache } from './execution/operation-cache.js';
import type { GraphqlBody } from './graphql-body.js';

/** Far more than are asked in one turn of the event loop; and none that is too much to keep. */
const mostKept = 500;
const longest = 32 * 1024;
const digits = 64;

/**
 * Tells the library the hash of a query in place of its text, by its own form of persisted queries, and gives it the text when it asks for that: it would
 * hash the same text anew for each request. Clients cannot ask this way.
 */
export class KnownTexts {
  private readonly hashes = new OperationCache<string>(mostKept);
  private readonly texts = new OperationCache<string>(mostKept);

  /** The request as the library is told it. */
  named(body: GraphqlBody): GraphqlBody {
    const { query, extensions, ...others } = body;
    if (typeof query !== 'string' || query === '' || query.length > longest) return body;
    // What is wrong is for the library to say.
    if (extensions !== undefined && !isObject(extensions)) return body;
    const sha256Hash = this.hashes.get(query) ?? hash('sha256', query, 'hex');
    this.hashes.set(query, sha256Hash);
    this.texts.set(sha256Hash, query);
    return { ...others, extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash } } };
  }

  /** What the library asks; it puts a word of its own before the hash. */
  readonly cache = {
    get: async (key: string): Promise<string | undefined> => this.texts.get(key.slice(-digits)),
    set: async (): Promise<void> => undefined,
    delete: async (): Promise<void> => undefined,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
