import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { publicPem } from '../../../tests/kit/signed-book.js';
import { measureSuites } from './measure.js';
import { signatureOf, type SigningKey, softwareKey } from './signing-key.js';
import { holdsHere, pointOf, scalarOf, signHere, type Suite, suiteOf } from './suite.js';

const text = Buffer.from('移送');
const pairs: Record<Suite, { publicKey: KeyObject; privateKey: KeyObject }> = {
  Ed25519: generateKeyPairSync('ed25519'),
  SM2: generateKeyPairSync('ec', { namedCurve: 'SM2' }),
};
const listed = (suite: Suite, claimed = suite) => ({
  suite: claimed,
  publicKey: publicPem(pairs[suite].publicKey),
});

describe.each(['Ed25519', 'SM2'] as const)('a key of %s', (suite) => {
  const { publicKey, privateKey } = pairs[suite];
  const other: Suite = suite === 'SM2' ? 'Ed25519' : 'SM2';

  test('is known by itself, and signs', async () => {
    expect([suiteOf(publicKey), suiteOf(privateKey)]).toEqual([suite, suite]);
    const key = softwareKey('key#1', privateKey);
    expect([key.id, key.suite]).toEqual(['key#1', suite]);
    const signature = await key.sign(text);
    expect(holdsHere(publicKey, text, signature)).toBe(true);
    expect(holdsHere(publicKey, Buffer.from('移交'), signature)).toBe(false);
    expect(await signatureOf(listed(suite), text, signature, null)).toBe(true);
    expect(await signatureOf(listed(suite), text, signHere(privateKey, text), 'somebody')).toBe(true);
    expect(await signatureOf(listed(other), text, signature, null)).toBe(false);
  });

  test('holds nothing under the name of the other suite', async () => {
    const signature = signHere(privateKey, text);
    expect(await signatureOf(listed(suite, other), text, signature, null)).toBe(false);
  });
});

describe('a key of neither suite', () => {
  const strange = [
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    generateKeyPairSync('x25519'),
    generateKeyPairSync('rsa', { modulusLength: 1024 }),
  ];

  test('is no signing key, and nothing holds by it', async () => {
    for (const { publicKey, privateKey } of strange) {
      expect(() => softwareKey('key#1', privateKey)).toThrow('of Ed25519 or of SM2');
      expect(() => suiteOf(publicKey)).toThrow('of Ed25519 or of SM2');
      expect(() => scalarOf(privateKey)).toThrow('no private key of SM2');
      expect(pointOf(publicKey)).toBeNull();
      for (const suite of ['Ed25519', 'SM2'] as const)
        expect(
          await signatureOf({ suite, publicKey: publicPem(publicKey) }, text, Buffer.alloc(64), null),
        ).toBe(false);
    }
  });

  test('nor by a text that is no key', async () => {
    const nothing = { suite: 'SM2', publicKey: 'none' } as const;
    expect(await signatureOf(nothing, text, Buffer.alloc(70), null)).toBe(false);
  });
});

test('a hardware module or a signing server fits behind the port', async () => {
  const server: SigningKey = {
    id: 'key#1',
    suite: 'SM2',
    sign: async (bytes) => Promise.resolve(signHere(pairs.SM2.privateKey, bytes)),
  };
  expect(await signatureOf(listed('SM2'), text, await server.sign(text), null)).toBe(true);
});

test('how fast each suite is can be measured', async () => {
  const speeds = await measureSuites(50);
  expect(speeds.map(({ suite }) => suite)).toEqual(['Ed25519', 'SM2']);
  for (const { signsPerSecond, verifiesPerSecond } of speeds) {
    expect(signsPerSecond).toBeGreaterThan(0);
    expect(verifiesPerSecond).toBeGreaterThan(0);
  }
});
