import { createPublicKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { suiteOf } from '#kernel/signing/suite.js';
import type { AddressBook } from './address-book.js';

/** Room for several thousand organisations. */
const mostBytes = 16 * 1024 * 1024;

/** The text of a book's file. Throws for one that is too long to be a book, or that gives a secret away. */
export function readBookText(path: string): string {
  if (statSync(path).size > mostBytes) throw new Error('The address book is too long.');
  const text = readFileSync(path, 'utf8');
  if (text.includes('PRIVATE KEY')) throw new Error('The address book holds a private key.');
  return text;
}

/** Throws for a book that can be read in two ways: a code, a key or an id of two owners, two registers, an address that is none. */
export function soundBook(book: AddressBook): AddressBook {
  const { organisations, gateways, issuers } = book;
  const keys = [...organisations.flatMap((entry) => entry.keys), ...gateways];
  once(
    'organisation',
    organisations.map(({ code }) => code),
  );
  once(
    'key id',
    keys.map(({ id }) => id),
  );
  once(
    'key',
    keys.map(({ publicKey }) => readable(publicKey)),
  );
  if (organisations.filter(({ register }) => register).length > 1)
    throw new Error('The address book names two registers.');
  for (const { endpoint, graphql } of organisations) [endpoint, graphql].forEach(checkAddress);
  for (const { issuer, jwksUri } of issuers) [issuer, jwksUri].forEach(checkAddress);
  return book;
}

function once(what: string, names: readonly string[]): void {
  const known = new Set<string>();
  for (const name of names) {
    if (known.has(name)) throw new Error(`The address book lists one ${what} twice.`);
    known.add(name);
  }
}

/** The one spelling of a public key of a suite. */
function readable(pem: string): string {
  if (!pem.startsWith('-----BEGIN PUBLIC KEY-----'))
    throw new Error('The address book lists a key that is none.');
  const key = createPublicKey(pem);
  suiteOf(key);
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

function checkAddress(address: string): void {
  const { protocol, username, password } = new URL(address);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '')
    throw new Error('The address book lists an address that is none of HTTP.');
}
