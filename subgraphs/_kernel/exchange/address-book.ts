import { createPublicKey } from 'node:crypto';
import { statSync } from 'node:fs';
import { z } from 'zod';
import { canonical } from '#kernel/canonical.js';
import { Refusal } from '#kernel/refusal.js';
import { holdsHere, suites } from '#kernel/signing/suite.js';
import { readBookText, soundBook } from './sound-book.js';

const key = z.object({
  id: z.string(),
  suite: z.enum(suites),
  publicKey: z.string(),
  validFrom: z.iso.datetime({ offset: true }),
  validUntil: z.iso.datetime({ offset: true }),
  revokedAt: z.iso.datetime({ offset: true }).nullable(),
});
const organisation = z.object({
  code: z.string(),
  name: z.string(),
  agency: z.string(),
  division: z.string(),
  /** Its agency's letter in case codes; null where it opens no cases. */
  letter: z.string().length(1).nullable().default(null),
  endpoint: z.url(),
  graphql: z.url(),
  keys: z.array(key),
  roster: z.array(z.string()),
  register: z.boolean(),
});
const gatewayKey = key.omit({ suite: true }).extend({ revokedAt: key.shape.revokedAt.default(null) });
const issuer = z.object({ agency: z.string(), issuer: z.url(), jwksUri: z.url(), audience: z.string() });
const book = z.object({
  version: z.number().int(),
  issuedAt: z.iso.datetime({ offset: true }),
  validUntil: z.iso.datetime({ offset: true }),
  organisations: z.array(organisation),
  gateways: z.array(gatewayKey),
  issuers: z.array(issuer),
});
const signedBook = z.object({ book: z.unknown(), signature: z.string(), keyId: z.string() });

export type AddressBook = z.infer<typeof book>;
export type Organisation = z.infer<typeof organisation>;
export type OrganisationKey = z.infer<typeof key>;
/** When a key may be used. */
export type KeyDates = Pick<OrganisationKey, 'validFrom' | 'validUntil' | 'revokedAt'>;
export type DatedKey = KeyDates & { id: string; publicKey: string };

/** Reads a signed address book and checks its signature, whatever else it may hold; throws when it is not the signer's. */
export function readAddressBook(path: string, signerPem: string): AddressBook {
  return verifyAddressBook(readBookText(path), signerPem);
}

/** A signed text that says it is the address book, and is not its keeper's. */
export class NotGenuine extends Error {}

/** As `readAddressBook`, for the text of the file. */
export function verifyAddressBook(text: string, signerPem: string): AddressBook {
  const signed = signedBook.parse(JSON.parse(text));
  const signature = Buffer.from(signed.signature, 'base64url');
  const genuine = holdsHere(createPublicKey(signerPem), Buffer.from(canonical(signed.book)), signature);
  if (!genuine) throw new NotGenuine('The address book is not signed by its keeper.');
  return soundBook(book.parse(signed.book));
}

/**
 * The address book as this process knows it, read again when the file changes. A book that is not genuine, has ended or
 * is older than the one known never takes its place; the keys of the last good one hold until their own ends.
 *
 * The version is remembered as long as the process lives: so the gateway, the issuers and the tools read it. A gateway that
 * begins anew with an older book deceives no agency: each checks call keys and tokens against its own, which is kept in
 * its database (`KeptAddressBook`).
 */
export class AddressBookCache {
  protected book: AddressBook;
  private readAt: number;
  private checkedAt = 0;

  /** With `first`, the book to begin with is not read from the file. */
  constructor(
    protected readonly path: string,
    protected readonly signerPem: string,
    first: AddressBook | null = null,
  ) {
    this.readAt = first ? 0 : statSync(path).mtimeMs;
    this.book = first ?? readAddressBook(path, signerPem);
    if (hasEnded(this.book)) throw new Error(`The address book ended on ${this.book.validUntil}.`);
  }

  get current(): AddressBook {
    if (Date.now() - this.checkedAt > 1000) {
      this.checkedAt = Date.now();
      this.refresh();
    }
    return this.book;
  }

  find(code: string): Organisation | null {
    return this.current.organisations.find((entry) => entry.code === code) ?? null;
  }

  /** The organisation with this code. Refuses with UNKNOWN_ORGANISATION. */
  organisation(code: string): Organisation {
    const found = this.find(code);
    if (!found)
      throw new Refusal(
        'UNKNOWN_ORGANISATION',
        '通讯录中没有这个单位。',
        '请核对统一社会信用代码，或请管理员更新通讯录。',
      );
    return found;
  }

  /** Every organisation in it, the register among them. */
  get organisations(): readonly Organisation[] {
    return this.current.organisations;
  }

  organisationsOf(agency: string): Organisation[] {
    return this.current.organisations.filter((entry) => entry.agency === agency);
  }

  /** The organisation that keeps the register of cases. */
  get register(): Organisation {
    const found = this.current.organisations.find((entry) => entry.register);
    if (!found) throw new Error('The address book names no register.');
    return found;
  }

  protected refresh(): void {
    try {
      const changedAt = statSync(this.path).mtimeMs;
      if (changedAt === this.readAt) return;
      const found = readAddressBook(this.path, this.signerPem);
      this.readAt = changedAt;
      if (!hasEnded(found) && found.version > this.book.version) this.book = found;
    } catch {
      // A book that is half written or not genuine does not replace the last good one.
    }
  }
}

/** Whether a key may sign at this instant. */
export function keyInForce(candidate: KeyDates, at: Date): boolean {
  const revoked = candidate.revokedAt !== null && new Date(candidate.revokedAt) <= at;
  return !revoked && new Date(candidate.validFrom) <= at && at < new Date(candidate.validUntil);
}

export function hasEnded(book: AddressBook): boolean {
  return new Date(book.validUntil) <= new Date();
}
