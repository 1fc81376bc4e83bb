import { pino } from 'pino';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readGatewayConfig } from '../../../gateway/config.js';
import { type RunningGateway, startGateway } from '../../../gateway/start.js';
import { startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { people } from '../../../infra/county/people.js';
import { type RunningIdentity, startIdentity } from '../../../infra/identity/start.js';
import { addressBookFiles, publishBook } from '../../../infra/keys/address-book-file.js';
import { bookOf } from '../../../infra/keys/revoke-key.js';
import { noThrottle } from '../sessions/doors.js';

// TLS ends in front of the gateway: versions, suites and client certificates are that proxy's. What the gateway itself must
// do is to let nothing of a session go over anything else, and to say so to browsers.
const publicUrl = 'https://hub.invalid';

let plain: ToyHub;
let identity: RunningIdentity;
let hub: RunningGateway;
beforeAll(async () => {
  plain = await startToyHub(noThrottle);
  const book = bookOf(plain.keys);
  const issuers = book.issuers.map((entry) => ({ ...entry, issuer: `${publicUrl}/idp/${entry.agency}` }));
  publishBook(plain.keys, { ...book, issuers });
  const files = addressBookFiles(plain.keys);
  const places = { HOST: '127.0.0.1', ADDRESS_BOOK: files.book, ADDRESS_BOOK_KEY: files.publicKey };
  identity = await startIdentity(
    {
      ...{ ...places, PORT: 0, KEYS_DIR: `${plain.keys}/identity`, HUB_MODE: 'development' },
      ...{ IDENTITY_DATABASE_URL: plain.identityDatabaseUrl, SECOND_FACTOR: 'none' },
    },
    people,
  );
  const config = readGatewayConfig({
    ...{ ...noThrottle, ...places, PORT: '0', PUBLIC_URL: publicUrl, IDENTITY_URL: identity.url },
    ...{ KEYS_DIR: `${plain.keys}/gateway`, GATEWAY_DATABASE_URL: plain.databaseUrl },
  });
  hub = await startGateway(config, pino({ level: 'silent' }));
});
afterAll(async () => {
  await hub?.stop();
  await identity?.stop();
  await plain?.stop();
});

/** As the proxy in front brings it: under the public name. */
async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await request(`${hub.url}${path}`, { headers: { host: 'hub.invalid', ...headers } });
  await answer.body.dump();
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  const header = (name: string) => String(answer.headers[name] ?? '');
  return { status: answer.statusCode, cookies, header };
}

describe('a gateway whose public address is https', () => {
  test.each(['/', '/graphql', '/auth/me', '/progress', '/nothing'])(
    'tells browsers at %s to use nothing else, for at least half a year',
    async (path) => {
      const said = (await get(path)).header('strict-transport-security');
      expect(Number(/max-age=(\d+)/.exec(said)?.[1])).toBeGreaterThanOrEqual(15_552_000);
      expect(said).toContain('includeSubDomains');
    },
  );

  test('sets no cookie that a browser would take or send over plain http', async () => {
    const { cookies } = await get('/auth/login?person=court-clerk');
    expect(cookies).toHaveLength(1);
    const others = await Promise.all(
      ['/', '/auth/callback?code=x&state=y', '/auth/me'].map(async (path) => (await get(path)).cookies),
    );
    for (const line of [...cookies, ...others.flat()]) {
      expect(line).toMatch(/^__Host-wufang_/);
      expect(line).toMatch(/; Secure(;|$)/);
      expect(line).toMatch(/; HttpOnly(;|$)/);
      expect(line).not.toMatch(/domain=/i);
    }
  });

  test('begins no session for who comes by another way: it leads to the https address first', async () => {
    for (const host of [new URL(hub.url).host, 'evil.example', 'hub.invalid:80']) {
      const { status, cookies, header } = await get('/auth/login?person=court-clerk', { host });
      expect([status, header('location'), cookies]).toEqual([
        303,
        `${publicUrl}/auth/login?person=court-clerk`,
        [],
      ]);
    }
  });

  test('does not know a session by the cookie of a plain one', async () => {
    const answer = await get('/auth/me', { cookie: 'wufang_session=a.b' });
    expect(answer.status).toBe(401);
    const withPrefix = await get('/auth/me', { cookie: '__Host-wufang_session=a.b' });
    expect(withPrefix.status).toBe(401);
  });

  test('leads to sign in and back by https alone, whatever the request claims of itself', async () => {
    for (const headers of [
      {},
      { 'x-forwarded-proto': 'http' },
      { 'x-forwarded-host': 'evil.example' },
    ] as Record<string, string>[]) {
      const { header } = await get('/auth/login?person=court-clerk', headers);
      const target = new URL(header('location'));
      expect(target.origin).toBe(publicUrl);
      expect(target.searchParams.get('redirect_uri')).toBe(`${publicUrl}/auth/callback`);
    }
  });
});

describe('a gateway on one’s own machine, without https', () => {
  test('says nothing of https', async () => {
    const response = await fetch(plain.url);
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });
});

describe('the configuration of a gateway in production', () => {
  const config = (changes: Record<string, string>) =>
    readGatewayConfig({
      ...{ GATEWAY_DATABASE_URL: 'postgres://127.0.0.1/none', KEYS_DIR: '/none', ADDRESS_BOOK: '/none' },
      ...{ ADDRESS_BOOK_KEY: '/none', HUB_MODE: 'production' },
      ...changes,
    });

  test.each(['http://hub.invalid', 'http://10.1.2.3:4000', 'http://127.0.0.1.hub.invalid'])(
    'is refused with the plain public address %s: no session goes over plain http',
    (address) => expect(() => config({ PUBLIC_URL: address })).toThrow('PUBLIC_URL'),
  );

  test.each(['https://hub.invalid', 'http://127.0.0.1:4000', 'http://localhost:4000'])(
    'is taken with %s',
    (address) => expect(config({ PUBLIC_URL: address }).PUBLIC_URL).toBe(address),
  );

  test('is free in development', () =>
    expect(config({ PUBLIC_URL: 'http://10.1.2.3:4000', HUB_MODE: 'development' }).HUB_MODE).toBe(
      'development',
    ));
});
