import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { suiteOf } from '#kernel/signing/suite.js';
import { organisations } from '../county/organisations.js';
import { agencyNames, defaultPorts } from '../county/process-table.js';
import { addressBookFiles, ensureAddressBook, knownBook } from './address-book-file.js';
import { readSignatureSuite } from './config.js';
import { ensureDevelopmentKeys, privateKeyFile, signerFile } from './development-keys.js';
import { rotateKey } from './rotate-key.js';

const places = { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' };
const start = new Date('2026-03-02T01:00:00Z');
const later = (days: number) => new Date(start.getTime() + days * 86_400_000);
let keys: string;

beforeEach(() => {
  keys = mkdtempSync(join(tmpdir(), 'wufang-keys-'));
});

afterEach(() => rmSync(keys, { recursive: true }));

function everyFile(): string[] {
  return readdirSync(keys, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('the address book', () => {
  test('names every organisation with the key it signs with', async () => {
    const files = await ensureAddressBook(keys, places, start);
    const book = knownBook(files);
    expect(book?.organisations.map(({ code }) => code)).toEqual(organisations.map(({ code }) => code));
    const { organisations: owned } = await ensureDevelopmentKeys(keys);
    for (const [{ code }, [first]] of owned) {
      const pem = book?.organisations.find((entry) => entry.code === code)?.keys[0]?.publicKey ?? '';
      const words = Buffer.from('移送');
      expect(verify(null, words, createPublicKey(pem), sign(null, words, first!.key))).toBe(true);
    }
    expect(book?.issuers).toHaveLength(agencyNames.length);
  });

  test('is not written again while it says the same', async () => {
    await ensureAddressBook(keys, places, start);
    const before = everyFile().map((file) => readFileSync(file, 'utf8'));
    await ensureAddressBook(keys, places, later(300));
    expect(everyFile().map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  test('is signed anew when a port moves, with the same keys', async () => {
    const files = await ensureAddressBook(keys, places, start);
    const before = knownBook(files);
    await ensureAddressBook(keys, { ...places, ports: { ...defaultPorts, court: 5002 } }, later(1));
    const after = knownBook(files);
    expect(JSON.stringify(after)).toContain('http://127.0.0.1:5002/exchange/messages');
    expect(after?.gateways).toEqual(before?.gateways);
    expect(after?.organisations[0]?.keys).toEqual(before?.organisations[0]?.keys);
  });

  test('can name another host for every program', async () => {
    const files = await ensureAddressBook(keys, { ...places, hostOf: (name) => `${name}.internal` }, start);
    const book = knownBook(files);
    expect(book?.organisations.find(({ agency }) => agency === 'court')?.graphql).toBe(
      'http://court.internal:4002/graphql',
    );
    expect(book?.issuers[0]?.jwksUri).toMatch(/^http:\/\/identity\.internal:4007\/idp\//);
  });

  test('says of each key by which suite it signs, and keeps to the keys that are there', async () => {
    const [first] = organisations;
    const mixed = {
      ...places,
      suiteOf: ({ code }: { code: string }) => (code === first?.code ? 'SM2' : 'Ed25519'),
    };
    const files = await ensureAddressBook(keys, mixed, start);
    const suites = () => knownBook(files)?.organisations.map((entry) => entry.keys.map(({ suite }) => suite));
    const others = organisations.slice(1).map(() => ['Ed25519']);
    expect(suites()).toEqual([['SM2'], ...others]);
    await ensureAddressBook(keys, { ...places, publicUrl: 'http://127.0.0.1:4100' }, later(1));
    expect(suites()).toEqual([['SM2'], ...others]);
    const key = createPrivateKey(readFileSync(privateKeyFile(keys, first!)));
    expect(suiteOf(key)).toBe('SM2');
  });

  test('lists the new key of a rotation by the suite asked for, or by the former key’s', async () => {
    const files = await ensureAddressBook(keys, places, start);
    const { code } = organisations[1]!;
    const suites = () => knownBook(files)?.organisations[1]?.keys.map(({ suite }) => suite);
    await rotateKey(keys, code, later(1), 'SM2');
    await rotateKey(keys, code, later(2));
    await rotateKey(keys, code, later(3), 'Ed25519');
    expect(suites()).toEqual(['Ed25519', 'SM2', 'SM2', 'Ed25519']);
    await ensureAddressBook(keys, places, later(4));
    expect(suites()).toEqual(['Ed25519', 'SM2', 'SM2', 'Ed25519']);
    await expect(rotateKey(keys, 'gateway', later(5), 'SM2')).rejects.toThrow('RFC 9421');
  });

  test('can be signed by a keeper of SM2', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
    mkdirSync(join(keys, 'address-book'));
    writeFileSync(signerFile(keys), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    const files = await ensureAddressBook(keys, places, start);
    expect(knownBook(files)?.organisations).toHaveLength(organisations.length);
    writeFileSync(files.book, readFileSync(files.book, 'utf8').replace('127.0.0.1:4002', '127.0.0.1:6666'));
    expect(knownBook(files)).toBeNull();
  });

  test('is renewed in its last month', async () => {
    const files = await ensureAddressBook(keys, places, start);
    await ensureAddressBook(keys, places, later(340));
    expect(knownBook(files)?.issuedAt).toBe(later(340).toISOString());
  });

  test('is not believed after a change by another hand', async () => {
    const files = await ensureAddressBook(keys, places, start);
    writeFileSync(files.book, readFileSync(files.book, 'utf8').replace('127.0.0.1:4002', '127.0.0.1:6666'));
    expect(knownBook(addressBookFiles(keys))).toBeNull();
    await ensureAddressBook(keys, places, start);
    expect(readFileSync(files.book, 'utf8')).not.toContain('6666');
  });
});

describe('the development keys', () => {
  test('can be read by their owner alone', async () => {
    await ensureAddressBook(keys, places, start);
    for (const file of everyFile()) expect(statSync(file).mode & 0o077, file).toBe(0);
  });

  test('give the matching key to the five agencies, and not to the docket', async () => {
    await ensureDevelopmentKeys(keys);
    const shared = readFileSync(join(keys, 'matching.key'), 'utf8');
    expect(shared).toMatch(/^[0-9a-f]{64}$/);
    for (const agency of agencyNames.filter((name) => name !== 'docket')) {
      expect(readFileSync(join(keys, agency, 'matching.key'), 'utf8')).toBe(shared);
    }
    expect(existsSync(join(keys, 'docket', 'matching.key'))).toBe(false);
  });

  test('put a private key into the folder of its own agency only', async () => {
    await ensureDevelopmentKeys(keys);
    for (const organisation of organisations) {
      const holders = everyFile().filter((file) => file.includes(organisation.code));
      expect(holders).toEqual([privateKeyFile(keys, organisation)]);
    }
  });
});

test('the suite of new keys is a setting: Ed25519 unless it says SM2', () => {
  expect(readSignatureSuite({})).toBe('Ed25519');
  expect(readSignatureSuite({ HUB_SIGNATURE_SUITE: 'SM2' })).toBe('SM2');
  expect(() => readSignatureSuite({ HUB_SIGNATURE_SUITE: 'RSA' })).toThrow('HUB_SIGNATURE_SUITE');
});
