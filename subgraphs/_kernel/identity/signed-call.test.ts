import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CallVerifier, signCall, type SignedCall } from './signed-call.js';

const pair = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const pem = (key: typeof pair.privateKey) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const key = { id: 'gateway#1', privateKey: pem(pair.privateKey) };
const book = {
  publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  validFrom: '2020-01-01T00:00:00Z',
  validUntil: '2099-01-01T00:00:00Z',
};
const call: SignedCall = {
  agency: 'union',
  method: 'POST',
  path: '/graphql',
  headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
  body: '{"query":"{__typename}"}',
};
const verifier = (agency = 'union') => new CallVerifier((id) => (id === 'gateway#1' ? book : null), agency);

async function signed(changes: Partial<SignedCall> = {}, by = key, now?: Date): Promise<SignedCall> {
  const headers = signCall(call, by, now);
  return { ...call, headers, ...changes };
}

describe('a signed call', () => {
  test('passes once', async () => {
    const one = verifier();
    const request = await signed();
    expect(await one.verify(request)).toBe('gateway#1');
    expect(await one.verify(request)).toBeNull();
  });

  test('does not pass at another agency than it was signed for', async () => {
    expect(await verifier('court').verify(await signed())).toBeNull();
    expect(await verifier('court').verify(await signed({ agency: 'court' }))).toBeNull();
  });

  test('does not pass by a key that is revoked, has ended or does not hold yet', async () => {
    const past = new Date(Date.now() - 1000).toISOString();
    const future = new Date(Date.now() + 60_000).toISOString();
    for (const change of [{ revokedAt: past }, { validUntil: past }, { validFrom: future }]) {
      const strict = new CallVerifier(() => ({ ...book, revokedAt: null, ...change }), 'union');
      expect(await strict.verify(await signed())).toBeNull();
    }
    const open = new CallVerifier(() => ({ ...book, revokedAt: null }), 'union');
    expect(await open.verify(await signed())).toBe('gateway#1');
  });

  test('does not pass without a signature', async () => {
    expect(await verifier().verify(call)).toBeNull();
  });

  test.each([
    ['another body', { body: '{"query":"{secret}"}' }],
    ['another path', { path: '/dev/clock' }],
    ['another method', { method: 'PUT' }],
  ])('does not pass with %s', async (_what, changes) => {
    expect(await verifier().verify(await signed(changes))).toBeNull();
  });

  test('does not pass with another person’s token', async () => {
    const request = await signed();
    expect(
      await verifier().verify({ ...request, headers: { ...request.headers, authorization: 'Bearer other' } }),
    ).toBeNull();
  });

  test('does not pass with a token put in after signing, or taken out', async () => {
    const bare = { ...call, headers: { 'content-type': 'application/json' } };
    const headers = signCall(bare, key);
    expect(
      await verifier().verify({ ...bare, headers: { ...headers, authorization: 'Bearer token' } }),
    ).toBeNull();
    const without = { ...(await signed()).headers };
    delete without.authorization;
    expect(await verifier().verify({ ...call, headers: without })).toBeNull();
  });

  test('does not pass with a purpose nobody signed', async () => {
    const request = await signed();
    expect(
      await verifier().verify({ ...request, headers: { ...request.headers, 'wufang-purpose': '{}' } }),
    ).toBeNull();
  });

  test('does not pass in the place of a colleague nobody signed for, nor of another one', async () => {
    const request = await signed();
    const added = { ...request.headers, 'wufang-on-behalf-of': 'judge' };
    expect(await verifier().verify({ ...request, headers: added })).toBeNull();
    const named = { ...call, headers: { ...call.headers, 'wufang-on-behalf-of': 'mediator' } };
    const headers = signCall(named, key);
    expect(
      await verifier().verify({ ...named, headers: { ...headers, 'wufang-on-behalf-of': 'judge' } }),
    ).toBeNull();
    expect(await verifier().verify({ ...named, headers })).toBe('gateway#1');
  });

  test('does not pass after its minute, nor from the future', async () => {
    expect(await verifier().verify(await signed({}, key, new Date(Date.now() - 90_000)))).toBeNull();
    expect(await verifier().verify(await signed({}, key, new Date(Date.now() + 90_000)))).toBeNull();
  });

  test('does not pass with a stranger’s key, known id or not', async () => {
    expect(
      await verifier().verify(await signed({}, { id: 'gateway#1', privateKey: pem(stranger.privateKey) })),
    ).toBeNull();
    expect(
      await verifier().verify(await signed({}, { id: 'gateway#9', privateKey: pem(pair.privateKey) })),
    ).toBeNull();
  });

  test('does not pass again half a minute later, though others came between', async () => {
    const one = verifier();
    const request = await signed();
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
    expect(await one.verify(request, at(0))).toBe('gateway#1');
    expect(await one.verify(await signed(), at(30))).toBe('gateway#1');
    expect(await one.verify(request, at(30))).toBeNull();
  });

  test('says how, when and for how long it was signed, and by whom', async () => {
    const now = new Date('2025-03-01T09:00:00Z');
    const headers = new Headers(signCall(call, key, now));
    const created = now.getTime() / 1000;
    expect(headers.get('signature-input')).toMatch(
      new RegExp(
        `;created=${created};expires=${created + 60};nonce="[\\w-]{36}";keyid="gateway#1";alg="ed25519"`,
      ),
    );
  });

  test('carries the digest of its body as RFC 9530 writes it', async () => {
    const headers = new Headers(signCall(call, key));
    expect(headers.get('content-digest')).toBe('sha-256=:mz6w/3EHKCLuWAZU6nr2XR74t4dl+XyDHMDModa/mh4=:');
  });
});
