import { decodeJwt, decodeProtectedHeader } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../infra/county/people.js';
import { Browser } from '../testing/browser.js';
import { startToyHub, type ToyHub } from '../testing/toy-hub.js';
import { hashOf, seal, unseal } from './seal.js';
import { sessionCookie } from './cookies.js';
import type { Tokens } from './session-store.js';

let hub: ToyHub;
let database: pg.Pool;
beforeAll(async () => {
  hub = await startToyHub({ THROTTLE_SIGN_IN: '1000' });
  database = new pg.Pool({ connectionString: hub.databaseUrl, max: 2 });
});
afterAll(async () => {
  await database.end();
  await hub.stop();
});

async function signedIn(person: string): Promise<Browser> {
  const browser = new Browser(hub.url);
  await browser.open(`/auth/login?person=${person}`);
  return browser;
}

async function ask(browser: Browser, query: string): Promise<{ status: number; body: { data?: unknown } }> {
  const response = await browser.send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as { data?: unknown } };
}

describe('signing in', () => {
  test.each(people.map(({ id }) => id))('%s gets in without a password and is who they are', async (id) => {
    const browser = await signedIn(id);
    const me = await browser.send('/auth/me');
    const person = people.find((entry) => entry.id === id)!;
    expect(me.status).toBe(200);
    expect(await me.json()).toMatchObject({
      id,
      name: person.name,
      agency: person.agency,
      organisation: person.organisation,
      roles: person.roles,
    });
  });

  test('goes through the own agency’s issuer, at the gateway’s own address, and back to where the clerk was', async () => {
    const { response, passed } = await new Browser(hub.url).open(
      '/auth/login?person=arbitrator&return=/?case=1',
    );
    expect(response.status).toBe(200);
    expect(passed.every((url) => url.startsWith('/') || url.startsWith(`${hub.url}/`))).toBe(true);
    expect(passed.some((url) => url.startsWith(`${hub.url}/idp/human-resources/auth?`))).toBe(true);
    expect(passed.at(-1)).toBe(`${hub.url}/?case=1`);
  });

  test('leads nowhere outside', async () => {
    for (const target of ['https://evil.example', '//evil.example', '/\\evil.example']) {
      const { passed } = await new Browser(hub.url).open(
        `/auth/login?person=leader&return=${encodeURIComponent(target)}`,
      );
      expect(passed.at(-1)).toBe(`${hub.url}/`);
    }
  });

  test('without a name offers the people of the agency to pick from', async () => {
    const browser = new Browser(hub.url);
    const { response, passed } = await browser.open('/auth/login?agency=court');
    const page = await response.text();
    expect(page).toContain('样例法官');
    expect(page).not.toContain('样例仲裁员');
    const form = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'person=court-judge',
    };
    await browser.open(passed.at(-1)!, form);
    expect(await (await browser.send('/auth/me')).json()).toMatchObject({ id: 'court-judge' });
  });

  test('replaces the person of the same agency who was there before', async () => {
    const browser = await signedIn('court-clerk');
    await browser.open('/auth/login?person=second-court-judge');
    expect((await ask(browser, '{ courtWho unionWho }')).body.data).toEqual({
      courtWho: 'second-court-judge',
      unionWho: 'second-court-judge',
    });
  });

  test('is not finished by another browser, nor with another state', async () => {
    const first = new Browser(hub.url);
    let url = '/auth/login?person=court-clerk';
    while (!url.includes('/auth/callback'))
      url = new URL((await first.send(url)).headers.get('location')!, new URL(url, hub.url)).href;
    const other = new Browser(hub.url);
    expect((await other.open(url)).passed.at(-1)).toContain('signin=expired');
    const tampered = new URL(url);
    tampered.searchParams.set('state', 'guessed');
    expect((await first.open(tampered.href)).passed.at(-1)).toContain('signin=failed');
  });

  test('hands out a token of RFC 9068 with the claims of the contract', async () => {
    const browser = await signedIn('union-mediator');
    await ask(browser, '{ unionWho }');
    const token = (hub.agency('union').calls.at(-1)!.authorization as string).slice('Bearer '.length);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(decodeJwt(token)).toMatchObject({
      iss: `${hub.url}/idp/union`,
      sub: 'union-mediator',
      aud: 'wufang',
      agency: 'union',
      organisation: '81370499FAKE000643',
      roles: ['MEDIATOR'],
    });
  });
});

describe('a session', () => {
  test('is a cookie that scripts cannot read and other sites do not send', async () => {
    const browser = new Browser(hub.url);
    let line: string | undefined;
    for (let url = '/auth/login?person=leader'; url && !line;) {
      const response = await browser.send(url);
      line = response.headers.getSetCookie().find((entry) => entry.startsWith(`${sessionCookie}=`));
      url = response.headers.get('location') ?? '';
    }
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax/i);
  });

  test('cannot be opened with what stands in the database', async () => {
    const browser = await signedIn('procurator');
    const [id, secret] = browser.cookie(sessionCookie)!.split('.') as [string, string];
    const { rows } = await database.query<{ id_hash: Buffer; sealed: Buffer }>(
      'select id_hash, sealed from session',
    );
    const text = JSON.stringify(
      rows.map((row) => [row.id_hash.toString('base64url'), row.sealed.toString('latin1')]),
    );
    expect(text).not.toContain(id);
    expect(text).not.toContain('eyJ');
    for (const { sealed } of rows)
      expect(unseal(sealed, secret, 'another gateway key', 'session')).toBeNull();
    browser.setCookie(sessionCookie, `${id}.${'A'.repeat(43)}`);
    expect((await browser.send('/auth/me')).status).toBe(401);
  });

  test('ends with the sign-out, for every copy of the cookie', async () => {
    const browser = await signedIn('court-clerk');
    const copy = browser.cookie(sessionCookie)!;
    expect((await browser.send('/auth/logout', { method: 'POST' })).status).toBe(204);
    browser.setCookie(sessionCookie, copy);
    expect((await ask(browser, '{ courtWho }')).status).toBe(401);
  });

  test('is not ended by a page of another site', async () => {
    const browser = await signedIn('court-clerk');
    const foreign = await browser.send('/auth/logout', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    expect((await ask(browser, '{ courtWho }')).status).toBe(200);
  });

  test('ends after half an hour without a request, and after a working day', async () => {
    for (const column of ['used_at', 'created_at']) {
      const browser = await signedIn('court-clerk');
      await database.query(
        `update session set ${column} = now() - interval '${column === 'used_at' ? '31 minutes' : '10 hours 1 minute'}'`,
      );
      expect((await ask(browser, '{ courtWho }')).status).toBe(401);
    }
  });

  test('is renewed once, however many requests come at the moment its token is about to end', async () => {
    const browser = await signedIn('court-clerk');
    await ask(browser, '{ courtWho }');
    const before = hub.agency('court').calls.at(-1)!.authorization;
    await age(browser, 4_000);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(browser, '{ courtWho }')));
    expect(answers.map(({ body }) => body.data)).toEqual(Array(8).fill({ courtWho: 'court-clerk' }));
    const used = hub
      .agency('court')
      .calls.slice(-8)
      .map(({ authorization }) => authorization);
    expect(new Set(used).size).toBe(1);
    expect(used[0]).not.toBe(before);
    expect((await ask(browser, '{ courtWho }')).status).toBe(200);
  });

  test('is renewed ahead: nobody waits for it while the present token still holds', async () => {
    const browser = await signedIn('court-clerk');
    await ask(browser, '{ courtWho }');
    const tokenUsed = () => hub.agency('court').calls.at(-1)!.authorization;
    const before = tokenUsed();
    await age(browser, 20_000);
    await ask(browser, '{ courtWho }');
    expect(tokenUsed()).toBe(before);
    await expect
      .poll(async () => {
        await ask(browser, '{ courtWho }');
        return tokenUsed();
      })
      .not.toBe(before);
  });

  test('ends when the issuer no longer renews its token', async () => {
    const browser = await signedIn('court-clerk');
    await age(browser, 4_000, 'no longer known');
    expect((await ask(browser, '{ courtWho }')).status).toBe(401);
    const [id] = browser.cookie(sessionCookie)!.split('.') as [string];
    expect((await database.query('select from session where id_hash = $1', [hashOf(id)])).rowCount).toBe(0);
  });
});

/** Lets a session's access token end in so many milliseconds. */
async function age(browser: Browser, left: number, refreshToken?: string): Promise<void> {
  const [id, secret] = browser.cookie(sessionCookie)!.split('.') as [string, string];
  const { rows } = await database.query<{ sealed: Buffer }>('select sealed from session where id_hash = $1', [
    hashOf(id),
  ]);
  const tokens = unseal<Tokens>(rows[0]!.sealed, secret, hub.sessionKey, 'session')!;
  const aged = { ...tokens, expiresAt: Date.now() + left, ...(refreshToken && { refreshToken }) };
  await database.query('update session set sealed = $2 where id_hash = $1', [
    hashOf(id),
    seal(aged, secret, hub.sessionKey, 'session'),
  ]);
}
