import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Actor, roles } from '#kernel/actor.js';
import type { AddressBook, AddressBookCache } from '#kernel/exchange/address-book.js';
import { KnownTokens } from './known-tokens.js';
import { clockTolerance, oldestTokenSeconds } from './token-life.js';

const claims = z.object({
  sub: z.string().min(1),
  name: z.string(),
  agency: z.string(),
  organisation: z.string(),
  roles: z.array(z.enum(roles)),
});

/** An issuer's keys are fetched anew in the background after this long, so that a key it drops is soon without effect. */
const keysRenewedAfter = 20_000;
/** With keys older than this a token waits for the issuer's answer. */
const keysOldest = 50_000;

interface IssuerKeys {
  set: ReturnType<typeof createRemoteJWKSet>;
  fetchedAt: number;
}

/** Checks a clerk's token against the issuer of the clerk's own agency, as the address book names it. */
export class TokenVerifier {
  private readonly keySets = new Map<string, IssuerKeys>();
  private readonly known = new KnownTokens();

  constructor(private readonly book: AddressBookCache) {}

  /** The person the token speaks for, or null when it does not hold: wrong issuer, key, audience, time, age or agency. */
  async verify(token: string, now = new Date()): Promise<Actor | null> {
    const book = this.book.current;
    const known = this.known.find(token, book, now);
    if (known) {
      this.renewKeys(book, known.agency);
      return known;
    }
    try {
      const issuer = book.issuers.find((entry) => entry.issuer === decodeJwt(token).iss);
      if (!issuer) return null;
      const { payload } = await jwtVerify(token, this.keySet(issuer.jwksUri), {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: ['ES256'],
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub'],
        maxTokenAge: oldestTokenSeconds,
        clockTolerance,
        currentDate: now,
      });
      const person = claims.parse(payload);
      // An issuer speaks for the people of its own agency and organisations alone.
      const employer = this.book.find(person.organisation);
      if (person.agency !== issuer.agency || employer?.agency !== issuer.agency) return null;
      const { sub: id, ...rest } = person;
      const actor: Actor = Object.freeze({ kind: 'STAFF', id, ...rest });
      this.known.keep(token, actor, book, now, { exp: payload.exp!, iat: payload.iat! });
      return actor;
    } catch {
      return null;
    }
  }

  /** Fetches the issuers' keys before anybody asks, so that the first clerk of the day does not wait for them. */
  async warm(): Promise<void> {
    const sets = this.book.current.issuers.map(({ jwksUri }) => this.keySet(jwksUri));
    await Promise.all(sets.map((set) => set.reload()));
  }

  /** Also while every token is known, keys are not left to grow old. */
  private renewKeys({ issuers }: AddressBook, agency: string): void {
    const issuer = issuers.find((entry) => entry.agency === agency);
    if (issuer) this.keySet(issuer.jwksUri);
  }

  private keySet(uri: string): IssuerKeys['set'] {
    const known = this.keySets.get(uri);
    if (!known) {
      const options = { cooldownDuration: 5_000, cacheMaxAge: keysOldest, timeoutDuration: 1_500 };
      const set = createRemoteJWKSet(new URL(uri), options);
      this.keySets.set(uri, { set, fetchedAt: Date.now() });
      return set;
    }
    if (Date.now() - known.fetchedAt > keysRenewedAfter) {
      known.fetchedAt = Date.now();
      known.set.reload().catch(() => undefined);
    }
    return known.set;
  }
}
