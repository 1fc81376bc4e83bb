import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionCookie } from '../../../gateway/identity/cookies.js';
import { hashOf } from '../../../gateway/identity/seal.js';
import { Browser } from '../../../gateway/testing/browser.js';
import { startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { noThrottle, question } from './doors.js';

let hub: ToyHub;
let database: pg.Pool;
beforeAll(async () => {
  hub = await startToyHub({ ...noThrottle, SESSION_IDLE_MINUTES: '10', SESSION_ABSOLUTE_HOURS: '2' });
  database = new pg.Pool({ connectionString: hub.databaseUrl, max: 2 });
});
afterAll(async () => {
  await database.end();
  await hub.stop();
});

interface Listed {
  handle: string;
  begunAt: string;
  lastUsedAt: string;
  own: boolean;
}

async function signedIn(person = 'court-clerk', browser = new Browser(hub.url)): Promise<Browser> {
  await browser.open(`/auth/login?person=${person}`);
  return browser;
}

async function status(browser: Browser): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await browser.send('/graphql', { method: 'POST', headers, body: question });
  await response.body?.cancel();
  return response.status;
}

async function sessionsOf(browser: Browser): Promise<Listed[]> {
  const response = await browser.send('/auth/sessions');
  return ((await response.json()) as { sessions: Listed[] }).sessions;
}

/** The way of a sign-in up to the address that the issuer sends the browser back to. */
async function upToCallback(browser: Browser, person: string): Promise<URL> {
  let url = `/auth/login?person=${person}`;
  while (!url.includes('/auth/callback'))
    url = new URL((await browser.send(url)).headers.get('location')!, new URL(url, hub.url)).href;
  return new URL(url);
}

describe('session fixation', () => {
  test('a cookie put into the browser beforehand never becomes a session', async () => {
    const browser = new Browser(hub.url);
    const planted = `${randomBytes(32).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
    browser.setCookie(sessionCookie, planted);
    await signedIn('court-clerk', browser);
    expect(browser.cookie(sessionCookie)).not.toBe(planted);
    const attacker = new Browser(hub.url);
    attacker.setCookie(sessionCookie, planted);
    expect([await status(browser), await status(attacker)]).toEqual([200, 401]);
  });

  test('signing in again changes both halves of the cookie and ends the former session', async () => {
    const browser = await signedIn();
    const former = browser.cookie(sessionCookie)!;
    await signedIn('court-judge', browser);
    const [id, secret] = former.split('.');
    expect(browser.cookie(sessionCookie)).not.toContain(id);
    expect(browser.cookie(sessionCookie)).not.toContain(secret);
    const copy = new Browser(hub.url);
    copy.setCookie(sessionCookie, former);
    expect(await status(copy)).toBe(401);
  });
});

describe('a cookie that was tampered with', () => {
  test.each([
    ['another secret', (id: string) => `${id}.${'A'.repeat(43)}`],
    ['another id', (_id: string, secret: string) => `${'A'.repeat(43)}.${secret}`],
    ['the halves exchanged', (id: string, secret: string) => `${secret}.${id}`],
    ['no secret', (id: string) => id],
    ['one letter more', (id: string, secret: string) => `${id}.${secret}A`],
    ['SQL', () => `' or 1=1 --.${'A'.repeat(43)}`],
    ['nothing', () => ''],
  ])('opens nothing: %s', async (_what, change) => {
    const browser = await signedIn();
    const [id, secret] = browser.cookie(sessionCookie)!.split('.') as [string, string];
    browser.setCookie(sessionCookie, change(id, secret));
    expect(await status(browser)).toBe(401);
  });

  test('another person’s secret does not open the session', async () => {
    const [one, other] = [await signedIn('court-clerk'), await signedIn('court-judge')];
    const [id] = one.cookie(sessionCookie)!.split('.');
    const [, secret] = other.cookie(sessionCookie)!.split('.');
    other.setCookie(sessionCookie, `${id}.${secret}`);
    expect(await status(other)).toBe(401);
  });
});

describe('a session ends', () => {
  const aged = async (browser: Browser, column: string, age: string): Promise<void> => {
    const [id] = browser.cookie(sessionCookie)!.split('.') as [string];
    await database.query(`update session set ${column} = now() - $2::interval where id_hash = $1`, [
      hashOf(id),
      age,
    ]);
  };

  test('after the idle time of the configuration, and not before', async () => {
    const browser = await signedIn();
    await aged(browser, 'used_at', '9 minutes 30 seconds');
    expect(await status(browser)).toBe(200);
    // The request counted as use: the idle time begins anew.
    await aged(browser, 'created_at', '50 minutes');
    expect(await status(browser)).toBe(200);
    await aged(browser, 'used_at', '10 minutes 1 second');
    expect(await status(browser)).toBe(401);
  });

  test('after the absolute time of the configuration, however busy', async () => {
    const browser = await signedIn();
    await aged(browser, 'created_at', '1 hour 59 minutes');
    expect(await status(browser)).toBe(200);
    await aged(browser, 'created_at', '2 hours 1 second');
    expect(await status(browser)).toBe(401);
  });

  test('everywhere at once when the person says so, and nobody else’s', async () => {
    const [one, two] = [await signedIn('procurator'), await signedIn('procurator')];
    const colleague = await signedIn('court-clerk');
    expect((await one.send('/auth/logout?everywhere=1', { method: 'POST' })).status).toBe(204);
    expect([await status(one), await status(two), await status(colleague)]).toEqual([401, 401, 200]);
  });

  test('here alone with an ordinary sign-out', async () => {
    const [one, two] = [await signedIn('procurator'), await signedIn('procurator')];
    await one.send('/auth/logout', { method: 'POST' });
    expect([await status(one), await status(two)]).toEqual([401, 200]);
  });
});

describe('the person’s own view of open sessions', () => {
  test('shows each with its times and which one this is, and neither id nor secret', async () => {
    const [one, two] = [await signedIn('union-officer'), await signedIn('union-officer')];
    await signedIn('union-mediator');
    const listed = await sessionsOf(one);
    expect(listed.map(({ own }) => own)).toEqual([true, false]);
    expect(Object.keys(listed[0]!).sort()).toEqual(['begunAt', 'handle', 'lastUsedAt', 'own']);
    expect(Date.now() - Date.parse(listed[0]!.begunAt)).toBeLessThan(60_000);
    const [id, secret] = two.cookie(sessionCookie)!.split('.') as [string, string];
    for (const part of [id, secret, hashOf(id).toString('base64url'), hashOf(id).toString('hex')])
      expect(JSON.stringify(listed)).not.toContain(part);
  });

  test('ends one of them at once, such as the one of a stolen cookie', async () => {
    const [own, stolen] = [await signedIn('union-lawyer'), await signedIn('union-lawyer')];
    const other = (await sessionsOf(own)).find((session) => !session.own)!;
    expect((await own.send(`/auth/sessions/${other.handle}`, { method: 'DELETE' })).status).toBe(204);
    expect([await status(own), await status(stolen)]).toEqual([200, 401]);
    expect((await own.send(`/auth/sessions/${other.handle}`, { method: 'DELETE' })).status).toBe(404);
  });

  test('ends nobody else’s session, and says the same of one that is not there', async () => {
    const [one, other] = [await signedIn('leader'), await signedIn('arbitrator')];
    const [foreign] = await sessionsOf(other);
    const answers = [foreign!.handle, '00000000-0000-4000-8000-000000000000', 'x'].map(async (handle) => {
      const response = await one.send(`/auth/sessions/${handle}`, { method: 'DELETE' });
      return [response.status, await response.text()];
    });
    const [first, ...rest] = await Promise.all(answers);
    expect(first![0]).toBe(404);
    expect(rest).toEqual([first, first]);
    expect(await status(other)).toBe(200);
  });

  test('is for who is signed in, and is not ended by a page of another site', async () => {
    expect((await new Browser(hub.url).send('/auth/sessions')).status).toBe(401);
    const browser = await signedIn('leader');
    const [own] = await sessionsOf(browser);
    const headers = { origin: 'https://evil.example' };
    const answer = await browser.send(`/auth/sessions/${own!.handle}`, { method: 'DELETE', headers });
    expect([answer.status, await status(browser)]).toEqual([403, 200]);
    expect((await browser.send('/auth/logout?everywhere=1', { method: 'POST', headers })).status).toBe(403);
    expect(await status(browser)).toBe(200);
  });

  test('is not told to a program with a token, which has no session', async () => {
    const headers = { authorization: `Bearer ${await hub.token('leader')}` };
    expect((await new Browser(hub.url).send('/auth/sessions', { headers })).status).toBe(401);
  });
});

describe('a sign-in', () => {
  test('that an attacker began is not finished in the victim’s browser (login CSRF)', async () => {
    const callback = await upToCallback(new Browser(hub.url), 'court-judge');
    const victim = new Browser(hub.url);
    expect((await victim.open(callback.href)).passed.at(-1)).toContain('signin=expired');
    expect(victim.cookie(sessionCookie)).toBeUndefined();
    // Nor when the victim has a sign-in of their own under way.
    const underway = new Browser(hub.url);
    await upToCallback(underway, 'court-clerk');
    expect((await underway.open(callback.href)).passed.at(-1)).toContain('signin=failed');
    expect(underway.cookie(sessionCookie)).toBeUndefined();
  });

  test.each(['state', 'code', 'iss'])('is not finished with another %s', async (parameter) => {
    const browser = new Browser(hub.url);
    const callback = await upToCallback(browser, 'court-clerk');
    callback.searchParams.set(parameter, 'guessed');
    expect((await browser.open(callback.href)).passed.at(-1)).toContain('signin=failed');
    expect(browser.cookie(sessionCookie)).toBeUndefined();
  });

  test('is finished once: the address of the return opens nothing a second time', async () => {
    const browser = new Browser(hub.url);
    const callback = await upToCallback(browser, 'court-clerk');
    const login = browser.cookie('wufang_login')!;
    await browser.open(callback.href);
    expect(await status(browser)).toBe(200);
    const thief = new Browser(hub.url);
    thief.setCookie('wufang_login', login);
    expect((await thief.open(callback.href)).passed.at(-1)).toContain('signin=failed');
    expect(thief.cookie(sessionCookie)).toBeUndefined();
  });

  test('cannot be made at the issuer without a proof key, nor finished with another one', async () => {
    const parameters = new URLSearchParams({
      ...{ client_id: 'wufang-gateway', response_type: 'code', scope: 'openid' },
      ...{ redirect_uri: `${hub.url}/auth/callback`, state: 's' },
    });
    const bare = await new Browser(hub.url).send(`/idp/court/auth?${parameters.toString()}`);
    expect(bare.headers.get('location')).toContain('error=invalid_request');
    parameters.set('code_challenge', 'a'.repeat(43));
    parameters.set('code_challenge_method', 'plain');
    const plain = await new Browser(hub.url).send(`/idp/court/auth?${parameters.toString()}`);
    expect(plain.headers.get('location')).toContain('error=invalid_request');

    const code = (await upToCallback(new Browser(hub.url), 'court-clerk')).searchParams.get('code')!;
    for (const verifier of [undefined, 'b'.repeat(43)]) {
      const body = new URLSearchParams({
        ...{ grant_type: 'authorization_code', code, client_id: 'wufang-gateway' },
        ...{ redirect_uri: `${hub.url}/auth/callback`, ...(verifier && { code_verifier: verifier }) },
      });
      const answer = await fetch(`${hub.url}/idp/court/token`, { method: 'POST', body });
      expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
        400,
        'invalid_grant',
      ]);
    }
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/%0d%0a set-cookie:x=1',
    '\\\\evil.example',
    'http:evil.example',
  ])('leads to no other site: %s', async (target) => {
    const browser = new Browser(hub.url);
    const { passed } = await browser.open(`/auth/login?person=leader&return=${encodeURIComponent(target)}`);
    expect(new URL(passed.at(-1)!, hub.url).origin).toBe(hub.url);
    expect(passed.at(-1)).toBe(`${hub.url}/`);
  });

  test('comes back from the issuer to this gateway alone', async () => {
    for (const target of [
      'http://evil.example/auth/callback',
      `${hub.url}/auth/callback/../../x`,
      `${hub.url}/`,
    ]) {
      const parameters = new URLSearchParams({
        ...{ client_id: 'wufang-gateway', response_type: 'code', scope: 'openid', redirect_uri: target },
        ...{ code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' },
      });
      const answer = await new Browser(hub.url).send(`/idp/court/auth?${parameters.toString()}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    }
  });
});
