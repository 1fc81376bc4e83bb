import { hash } from 'node:crypto';
import type { Actor } from '#kernel/actor.js';
import type { AddressBook } from '#kernel/exchange/address-book.js';
import { oldestTokenSeconds } from './token-life.js';

interface KnownToken {
  readonly actor: Actor;
  /** By which book it was found to hold: with another it is looked at anew. */
  readonly book: AddressBook;
  readonly from: number;
  readonly until: number;
}

/** At most so many tokens are remembered, the oldest going first. */
const mostTokens = 4_000;

/**
 * Tokens that were found to hold, by their hash: a person's token comes with every call for most of a minute. None is taken longer than it
 * would be without, so a withdrawn role works no longer either; and what did not hold is never remembered.
 */
export class KnownTokens {
  private readonly known = new Map<string, KnownToken>();

  get size(): number {
    return this.known.size;
  }

  find(token: string, book: AddressBook, now: Date): Actor | null {
    const key = keyOf(token);
    const entry = this.known.get(key);
    if (!entry) return null;
    const time = now.getTime();
    if (entry.book === book && entry.from <= time && time < entry.until) return entry.actor;
    this.known.delete(key);
    return null;
  }

  /** `exp` and `iat` are those of the token, in seconds. */
  keep(token: string, actor: Actor, book: AddressBook, now: Date, life: { exp: number; iat: number }): void {
    const until = Math.min(life.exp, life.iat + oldestTokenSeconds) * 1_000;
    if (until <= now.getTime()) return;
    for (const oldest of this.known.keys()) {
      if (this.known.size < mostTokens) break;
      this.known.delete(oldest);
    }
    this.known.set(keyOf(token), { actor, book, from: now.getTime(), until });
  }
}

function keyOf(token: string): string {
  return hash('sha256', token, 'base64');
}
