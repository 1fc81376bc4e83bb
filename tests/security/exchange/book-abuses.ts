import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import {
  emptyBook,
  listed,
  listedKey,
  privatePem,
  publicPem,
  type SignedBook,
} from '../../kit/signed-book.js';

/** One named abuse of the address book: how the file is written that must never take the place of the good one. */
export interface BookAbuse {
  /** A sentence after “not taken is”. */
  title: string;
  write(file: SignedBook): void;
  /** A program that starts with nothing known cannot tell that the book is an old one. */
  onlyWhileRunning?: true;
}

const pair = generateKeyPairSync('ed25519');
const otherPair = generateKeyPairSync('ed25519');
const gatewayPair = generateKeyPairSync('ed25519');

const key = listedKey('11370499FAKE000725#1', publicPem(pair.publicKey));
const otherKey = listedKey('81370499FAKE000643#1', publicPem(otherPair.publicKey));
const court = listed('11370499FAKE000725', { keys: [key], letter: 'C' });
const union = listed('81370499FAKE000643', { agency: 'union', keys: [otherKey], register: true });
const { id, publicKey, validFrom, validUntil } = listedKey('gateway#1', publicPem(gatewayPair.publicKey));
const gateway = { id, publicKey, validFrom, validUntil, revokedAt: null };
const issuer = {
  ...{ agency: 'court', issuer: 'http://127.0.0.1:9/idp/court', audience: 'wufang' },
  jwksUri: 'http://127.0.0.1:9/idp/court/jwks',
};

/** A book that nothing is wrong with. */
export const goodBook = { organisations: [court, union], gateways: [gateway], issuers: [issuer] };

/** A newer book, rightly signed by its keeper, that says something it may not. */
function saying(title: string, changes: object): BookAbuse {
  return { title, write: (file) => file.write({ ...goodBook, version: 2, ...changes }) };
}

const ofCourt = (title: string, changes: object): BookAbuse =>
  saying(title, { organisations: [{ ...court, ...changes }, union] });
const courtKey = (title: string, changes: object): BookAbuse =>
  ofCourt(title, { keys: [{ ...key, ...changes }] });

/** A newer good book whose file is spoilt afterwards. */
function spoilt(title: string, spoil: (text: string) => string): BookAbuse {
  return {
    title,
    write(file) {
      file.write({ ...goodBook, version: 2 });
      file.scribble(spoil(readFileSync(file.path, 'utf8')));
    },
  };
}

const signedByOther = (title: string, by: KeyObject): BookAbuse => ({
  title,
  write: (file) => file.write({ ...goodBook, version: 2 }, by),
});

export const signatureAbuses: BookAbuse[] = [
  signedByOther('a book signed by a stranger', generateKeyPairSync('ed25519').privateKey),
  signedByOther('a book signed by an organisation that it lists', pair.privateKey),
  signedByOther('a book signed by the gateway that it lists', gatewayPair.privateKey),
  spoilt('a book without a signature', (text) => text.replace(/"signature":"[^"]*",/, '')),
  spoilt('a book with an empty signature', (text) => text.replace(/"signature":"[^"]*"/, '"signature":""')),
  spoilt('a book with one letter changed after signing', (text) => text.replace('样例单位', '别的单位')),
  spoilt('a book with an address changed after signing', (text) =>
    text.replace('127.0.0.1:9/exchange', '127.0.0.1:6/exchange'),
  ),
  spoilt('a book with a newer number written over its own', (text) =>
    text.replace('"version":2', '"version":3'),
  ),
  spoilt('a book with a longer life written over its own', (text) =>
    text.replace('2099-01-01T00:00:00+08:00","organisations', '2199-01-01T00:00:00+08:00","organisations'),
  ),
  spoilt('a book with a key taken out after signing', (text) =>
    text.replace(/"keys":\[\{[^\]]*\]/, '"keys":[]'),
  ),
  spoilt('a book with a second book before it', (text) =>
    text
      .replace(
        '{"book":',
        `{"book":${JSON.stringify({ ...emptyBook, version: 9 })},"signature":"x","book":{},"book":`,
      )
      .replace(/"version":2/, '"version":4'),
  ),
];

export const ageAbuses: BookAbuse[] = [
  { ...saying('an older book, rightly signed', { version: 0 }), onlyWhileRunning: true },
  {
    ...saying('a book of the same number with other words', { version: 1, organisations: [union] }),
    onlyWhileRunning: true,
  },
  saying('a book that has ended', { validUntil: '2025-01-01T00:00:00+08:00' }),
  saying('a book whose number is a text', { version: '2' }),
  saying('a book whose number is no whole one', { version: 2.5 }),
  saying('a book whose number is larger than can be counted', { version: 2 ** 53 }),
  saying('a book without a number', { version: undefined }),
  saying('a book without an end', { validUntil: undefined }),
  saying('a book that ends at a time without its zone', { validUntil: '2099-01-01T00:00:00' }),
  saying('a book that ends on a day that is none', { validUntil: '2099-02-30T00:00:00Z' }),
];

export const entryAbuses: BookAbuse[] = [
  saying('a book with two organisations of one code', {
    organisations: [court, union, { ...court, keys: [] }],
  }),
  saying('a book with two registers of cases', { organisations: [{ ...court, register: true }, union] }),
  ofCourt('a book with an organisation whose door is a file', { endpoint: 'file:///etc/passwd' }),
  ofCourt('a book with an organisation whose door is a program', { endpoint: 'javascript:alert(1)' }),
  ofCourt('a book with an organisation whose door is a text', { endpoint: 'data:text/plain,APPLIED' }),
  ofCourt('a book with an organisation whose door is of another protocol', {
    endpoint: 'ftp://127.0.0.1:9/exchange',
  }),
  ofCourt('a book with an organisation whose door is a word', { endpoint: 'exchange' }),
  ofCourt('a book with an organisation whose door has a password in it', {
    endpoint: 'http://clerk:secret@127.0.0.1:9/exchange',
  }),
  ofCourt('a book with an organisation whose graph is a file', { graphql: 'file:///graphql' }),
  ofCourt('a book with an organisation without a door', { endpoint: undefined }),
  ofCourt('a book with an organisation without a code', { code: undefined }),
  ofCourt('a book with an organisation that is the register by a text', { register: 'true' }),
  saying('a book with an issuer whose keys are a file', {
    issuers: [{ ...issuer, jwksUri: 'file:///jwks.json' }],
  }),
  saying('a book with an issuer whose name is a program', {
    issuers: [{ ...issuer, issuer: 'javascript:1' }],
  }),
  saying('a book without organisations', { organisations: undefined }),
  saying('a book without gateways', { gateways: undefined }),
];

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ecdsa = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const keyAbuses: BookAbuse[] = [
  courtKey('a book with a key without a beginning', { validFrom: undefined }),
  courtKey('a book with a key without an end', { validUntil: undefined }),
  courtKey('a book with a key that may or may not be revoked', { revokedAt: undefined }),
  courtKey('a book with a key that ends on no day', { validUntil: 'never' }),
  courtKey('a book with a key of a suite nobody agreed on', { suite: 'RSA' }),
  courtKey('a book with a key that is none', { publicKey: 'none' }),
  courtKey('a book with a key of RSA under the name of Ed25519', { publicKey: publicPem(rsa.publicKey) }),
  courtKey('a book with a key of ECDSA under the name of SM2', {
    ...{ publicKey: publicPem(ecdsa.publicKey), suite: 'SM2' },
  }),
  courtKey('a book with the private key in the place of the public one', {
    publicKey: privatePem(pair.privateKey),
  }),
  courtKey('a book with the private key besides the public one', { secret: privatePem(pair.privateKey) }),
  ofCourt('a book with two keys of one id', { keys: [key, { ...otherKey, id: key.id }] }),
  ofCourt('a book with a key under another organisation as well', {
    keys: [key, { ...otherKey, id: 'copy#1' }],
  }),
  ofCourt('a book with a key id of another organisation', {
    keys: [{ ...key, id: otherKey.id }],
  }),
  saying('a book with an organisation’s key as the gateway’s', {
    gateways: [{ ...gateway, publicKey: key.publicKey }],
  }),
  saying('a book with a gateway without a key', { gateways: [{ ...gateway, publicKey: undefined }] }),
];

export const fileAbuses: BookAbuse[] = [
  spoilt('an empty file', () => ''),
  spoilt('half a book', (text) => text.slice(0, text.length / 2)),
  spoilt('a page for people in the place of a book', () => '<!doctype html>'),
  spoilt('the word null in the place of a book', () => 'null'),
  spoilt('a list of books', (text) => `[${text}]`),
  spoilt('the bare book without what signs it', (text) =>
    JSON.stringify((JSON.parse(text) as { book: object }).book),
  ),
  spoilt('a file of zero bytes', () => '\u0000'.repeat(1024)),
  spoilt('a good book with 17 megabytes behind it', (text) => text + ' '.repeat(17 * 1024 * 1024)),
  spoilt('a hundred thousand lists within lists', () => '['.repeat(100_000) + ']'.repeat(100_000)),
  {
    title: 'a folder in its place',
    write: ({ path }) => {
      rmSync(path);
      mkdirSync(path);
    },
  },
  { title: 'no file at all', write: ({ path }) => rmSync(path) },
];
