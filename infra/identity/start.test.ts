import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchDatabase, type ScratchDatabase } from '../../tests/kit/scratch-database.js';
import { people } from '../county/people.js';
import { agencyNames, defaultPorts } from '../county/process-table.js';
import { freePort } from '../free-port.js';
import { ensureAddressBook } from '../keys/address-book-file.js';
import type { IdentityConfig } from './config.js';
import { issuedStore, sweepIssued } from './issued-store.js';
import { migrate } from './migrate.js';
import { mintToken } from './mint-token.js';
import { startIdentity, type RunningIdentity } from './start.js';

let folder: string;
let database: ScratchDatabase;
let config: IdentityConfig;
let identity: RunningIdentity;
let migrations: string[];
let pool: pg.Pool;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wufang-identity-'));
  database = await scratchDatabase('identity');
  migrations = await migrate(database.url);
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const port = await freePort();
  const files = await ensureAddressBook(folder, {
    ports: { ...defaultPorts, identity: port },
    publicUrl: `http://127.0.0.1:${port}`,
  });
  config = {
    PORT: port,
    HOST: '127.0.0.1',
    IDENTITY_DATABASE_URL: database.url,
    KEYS_DIR: join(folder, 'identity'),
    ADDRESS_BOOK: files.book,
    ADDRESS_BOOK_KEY: files.publicKey,
    HUB_MODE: 'development',
    SECOND_FACTOR: 'none',
  };
  identity = await startIdentity(config, people);
});
afterAll(async () => {
  await identity.stop();
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

describe('the embedded issuers', () => {
  test.each(agencyNames)('%s has its own, with a key nobody else has', async (agency) => {
    const discovery = (await (
      await fetch(`${identity.url}/idp/${agency}/.well-known/openid-configuration`)
    ).json()) as Record<string, unknown>;
    expect(discovery).toMatchObject({
      issuer: `${identity.url}/idp/${agency}`,
      jwks_uri: `${identity.url}/idp/${agency}/jwks`,
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
    const text = await (await fetch(discovery.jwks_uri as string)).text();
    const keys = JSON.parse(text) as JSONWebKeySet;
    expect(keys.keys).toHaveLength(1);
    expect(text).not.toContain('"d"');
    const person = people.find((entry) => entry.agency === agency)!;
    for (const issuer of agencyNames) {
      const signer = people.find((entry) => entry.agency === issuer)!;
      const token = await mintToken({
        keysDir: config.KEYS_DIR,
        issuer: `${identity.url}/idp/${agency}`,
        person: signer,
      });
      const verified = jwtVerify(token, createLocalJWKSet(keys), { audience: 'wufang' });
      if (issuer === agency) expect((await verified).payload.sub).toBe(person.id);
      else await expect(verified).rejects.toThrow();
    }
  });

  test('ask for a proof key, and return nowhere but to the gateway', async () => {
    const authorise = async (changes: Record<string, string>) => {
      const parameters = new URLSearchParams({
        client_id: 'wufang-gateway',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `${identity.url}/auth/callback`,
        ...changes,
      });
      const response = await fetch(`${identity.url}/idp/court/auth?${parameters.toString()}`, {
        redirect: 'manual',
      });
      return {
        status: response.status,
        location: response.headers.get('location') ?? '',
        text: await response.text(),
      };
    };
    expect((await authorise({})).location).toContain('error=invalid_request');
    const elsewhere = await authorise({
      redirect_uri: 'http://evil.example/',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    });
    expect([elsewhere.status, elsewhere.location]).toEqual([400, '']);
    expect(elsewhere.text).toContain('登录没有完成');
  });

  test('do not start in production', async () => {
    await expect(startIdentity({ ...config, PORT: 0, HUB_MODE: 'production' }, people)).rejects.toThrow(
      'do not start in production',
    );
  });

  test('say that they are ready', async () => {
    expect(await (await fetch(`${identity.url}/health`)).json()).toEqual({
      status: 'ready',
      process: 'identity',
      notReady: [],
    });
  });
});

describe('the migration', () => {
  test('runs once', async () => {
    expect(migrations).toEqual(['001-issued', '002-withdrawal', '003-second-factor']);
    expect(await migrate(database.url)).toEqual([]);
  });
});

const storeOf = (agency: string) => issuedStore(pool, agency)('AuthorizationCode');

describe('what an issuer has handed out', () => {
  test('is found by id and by uid, at its own issuer only, until it runs out or is revoked', async () => {
    const store = storeOf('court');
    await store.upsert('one', { uid: 'u', grantId: 'g', accountId: 'court-clerk' }, 60);
    expect(await store.find('one')).toMatchObject({ accountId: 'court-clerk' });
    expect(await store.findByUid('u')).toMatchObject({ grantId: 'g' });
    expect(await storeOf('union').find('one')).toBeUndefined();
    await store.consume('one');
    expect(await store.find('one')).toMatchObject({ consumed: expect.any(Number) as number });
    await store.revokeByGrantId('g');
    expect(await store.find('one')).toBeUndefined();
    await store.upsert('two', { accountId: 'court-clerk' }, 60);
    await pool.query(`update issued set expires_at = now() - interval '1 second' where id = 'two'`);
    expect(await store.find('two')).toBeUndefined();
    await sweepIssued(pool);
    expect((await pool.query(`select from issued where id = 'two'`)).rowCount).toBe(0);
  });
});

test('the private keys stay in their files', async () => {
  const { d } = JSON.parse(readFileSync(join(config.KEYS_DIR, 'court.jwk.json'), 'utf8')) as { d: string };
  const { rows } = await pool.query<{ text: string }>(
    `select coalesce(string_agg(payload::text, ''), '') as text from issued`,
  );
  expect(rows[0]!.text).not.toContain(d);
});
