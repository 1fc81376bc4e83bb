import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { listed, type SignedBook, signedBook } from '../../../tests/kit/signed-book.js';
import { clockTolerance, oldestTokenSeconds } from './token-life.js';
import { TokenVerifier } from './token.js';

const now = new Date('2025-03-01T09:00:00+08:00');
const seconds = Math.floor(now.getTime() / 1000);

/** An issuer whose keys are read over HTTP, as those of the agencies are. */
let server: Server;
let origin: string;
let keys: JWK[];
let fetches: string[];
let file: SignedBook;
let own: CryptoKey;
let ownJwk: JWK;
let stranger: CryptoKey;

async function pair(kid: string): Promise<[CryptoKey, JWK]> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return [privateKey, { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }];
}

beforeAll(async () => {
  [own, ownJwk] = await pair('k1');
  [stranger] = await pair('k1');
  server = createServer((request, response) => {
    fetches.push(request.url!);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  keys = [ownJwk];
  fetches = [];
  const issuerOf = (agency: string) => ({
    ...{ agency, issuer: `${origin}/${agency}`, jwksUri: `${origin}/${agency}/jwks`, audience: agency },
  });
  file = signedBook({
    organisations: [listed('COURT'), listed('UNION', { agency: 'union' })],
    issuers: [issuerOf('court'), issuerOf('union')],
  });
});
afterEach(() => {
  vi.useRealTimers();
  file.remove();
});

const verifier = () => new TokenVerifier(new AddressBookCache(file.path, file.keeper));
const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

interface Changes {
  claims?: object;
  header?: object;
  by?: CryptoKey;
  issuedAt?: number | null;
  endsAt?: number | null;
}

/** A token as the court’s issuer gives it to its clerk, with changes. */
function token({
  claims = {},
  header = {},
  by = own,
  issuedAt = seconds,
  endsAt = seconds + 45,
}: Changes = {}) {
  const given = {
    ...{ iss: `${origin}/court`, aud: 'court', sub: 'clerk', name: '样例书记员' },
    ...{ agency: 'court', organisation: 'COURT', roles: ['CLERK'] },
    ...(issuedAt === null ? {} : { iat: issuedAt }),
    ...(endsAt === null ? {} : { exp: endsAt }),
    ...claims,
  };
  return new SignJWT(JSON.parse(JSON.stringify(given)) as object as Record<string, unknown>)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
    .sign(by);
}

describe('a token', () => {
  test('of the issuer of the clerk’s own agency says who the clerk is', async () => {
    expect(await verifier().verify(await token(), now)).toEqual({
      ...{ kind: 'STAFF', id: 'clerk', name: '样例书记员', agency: 'court', organisation: 'COURT' },
      roles: ['CLERK'],
    });
  });

  test('of another issuer of the book holds as well, for the clerks of its agency', async () => {
    const claims = {
      ...{
        iss: `${origin}/union`,
        aud: 'union',
        agency: 'union',
        organisation: 'UNION',
        roles: ['MEDIATOR'],
      },
    };
    expect(await verifier().verify(await token({ claims }), now)).toMatchObject({
      ...{ agency: 'union', organisation: 'UNION', roles: ['MEDIATOR'] },
    });
    expect(fetches).toEqual(['/union/jwks']);
  });

  test.each<[string, Changes]>([
    ['of an issuer nobody knows', { claims: { iss: 'http://127.0.0.1:9/court' } }],
    ['of another issuer of the book, signed by ours', { claims: { iss: `${'ORIGIN'}/union` } }],
    ['for another audience', { claims: { aud: 'union' } }],
    ['for no audience', { claims: { aud: undefined } }],
    ['of another kind', { header: { typ: 'JWT' } }],
    ['that never ends', { endsAt: null }],
    ['that does not say when it was issued', { issuedAt: null }],
    ['for nobody', { claims: { sub: undefined } }],
    ['for a nameless id', { claims: { sub: '' } }],
    ['without a name', { claims: { name: undefined } }],
    ['for a clerk of another agency', { claims: { agency: 'union' } }],
    ['for another agency and its organisation', { claims: { agency: 'union', organisation: 'UNION' } }],
    ['for an organisation of another agency', { claims: { organisation: 'UNION' } }],
    ['for an organisation nobody knows', { claims: { organisation: 'NOWHERE' } }],
    ['with a role nobody has', { claims: { roles: ['KING'] } }],
    ['without roles', { claims: { roles: undefined } }],
  ])('%s does not hold', async (_, changes) => {
    const { iss } = (changes.claims ?? {}) as { iss?: string };
    const claims = { ...changes.claims, ...(iss ? { iss: iss.replace('ORIGIN', origin) } : {}) };
    expect(await verifier().verify(await token({ ...changes, claims }), now)).toBeNull();
  });

  test('of a stranger’s key does not hold', async () => {
    expect(await verifier().verify(await token({ by: stranger }), now)).toBeNull();
  });

  test('signed in a way we do not ask for does not hold', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
    keys = [{ ...(await exportJWK(publicKey)), kid: 'k3', alg: 'ES384' }];
    const foreign = await token({ by: privateKey, header: { alg: 'ES384', kid: 'k3' } });
    expect(await verifier().verify(foreign, now)).toBeNull();
  });

  test.each(['', 'nonsense', 'a.b.c'])('that is none does not hold: "%s"', async (text) => {
    expect(await verifier().verify(text, now)).toBeNull();
    expect(fetches).toEqual([]);
  });

  test('holds until its end, give or take what clocks may be off', async () => {
    const holds = async (endsAt: number) => (await verifier().verify(await token({ endsAt }), now)) !== null;
    expect(await holds(seconds - clockTolerance + 1)).toBe(true);
    expect(await holds(seconds - clockTolerance)).toBe(false);
  });

  test('that is too old does not hold, whatever its end', async () => {
    const holds = async (age: number) => {
      const old = await token({ issuedAt: seconds - age, endsAt: seconds + 3600 });
      return (await verifier().verify(old, now)) !== null;
    };
    expect(await holds(oldestTokenSeconds + clockTolerance)).toBe(true);
    expect(await holds(oldestTokenSeconds + clockTolerance + 1)).toBe(false);
  });

  test('that was found to hold is taken again without a look at the key, until its end and no longer', async () => {
    const one = verifier();
    const text = await token({ endsAt: seconds + 3600 });
    const first = await one.verify(text);
    expect(await one.verify(text)).toBe(first);
    later(oldestTokenSeconds * 1_000);
    expect(await one.verify(text)).not.toBe(first);
    later((clockTolerance + 1) * 1_000);
    expect(await one.verify(text)).toBeNull();
  });

  test('that was found to hold is looked at anew with another book, and at a time before', async () => {
    const book = new AddressBookCache(file.path, file.keeper);
    const one = new TokenVerifier(book);
    const text = await token();
    expect(await one.verify(text, now)).not.toBeNull();
    expect(await one.verify(text, new Date(now.getTime() - 60_000))).toBeNull();
    expect(await one.verify(text, now)).not.toBeNull();
    file.write({ version: 2, organisations: [listed('UNION', { agency: 'union' })] });
    later(1_500);
    expect(await one.verify(text)).toBeNull();
  });

  test('is checked at the time it comes where no other is said', async () => {
    const one = verifier();
    const text = await token();
    expect(await one.verify(text)).not.toBeNull();
    later(120_000);
    expect(await one.verify(text)).toBeNull();
  });
});

describe('an issuer’s keys', () => {
  const fresh = () =>
    token({ issuedAt: Math.floor(Date.now() / 1000), endsAt: Math.floor(Date.now() / 1000) + 45 });
  const ask = async (one: TokenVerifier) => (await one.verify(await fresh(), new Date())) !== null;

  test('are fetched before anybody asks, those of every issuer', async () => {
    const one = verifier();
    await one.warm();
    expect([...fetches].sort()).toEqual(['/court/jwks', '/union/jwks']);
    expect(await ask(one)).toBe(true);
    expect(fetches.length).toBe(2);
  });

  test('are fetched once for many tokens', async () => {
    const one = verifier();
    await ask(one);
    later(20_000);
    await ask(one);
    expect(fetches).toEqual(['/court/jwks']);
  });

  test('are fetched anew behind the clerk’s back, once, when they are twenty seconds old', async () => {
    const one = verifier();
    await ask(one);
    later(20_001);
    keys = [];
    // The clerk does not wait for the answer that drops the key; the next one finds it dropped.
    expect(await ask(one)).toBe(true);
    await vi.waitFor(() => expect(fetches.length).toBe(2));
    await vi.waitFor(async () => expect(await ask(one)).toBe(false));
  });

  test('that are fifty seconds old are waited for', async () => {
    const one = verifier();
    await ask(one);
    later(50_001);
    keys = [];
    expect(await ask(one)).toBe(false);
  });

  test('that are not known yet are asked for, at most every five seconds', async () => {
    const one = verifier();
    await ask(one);
    const [newer, newerJwk] = await pair('k2');
    keys = [ownJwk, newerJwk];
    const renewed = async () =>
      (await one.verify(await token({ by: newer, header: { kid: 'k2' } }), new Date())) !== null;
    later(4_000);
    expect([await renewed(), fetches.length]).toEqual([false, 1]);
    later(1_001);
    expect([await renewed(), fetches.length]).toEqual([true, 2]);
  });

  test('that cannot be fetched anew do not turn away whose key is known', async () => {
    const one = verifier();
    await ask(one);
    later(20_001);
    keys = undefined as never;
    expect(await ask(one)).toBe(true);
    await vi.waitFor(() => expect(fetches.length).toBe(2));
    expect(await ask(one)).toBe(true);
  });
});
