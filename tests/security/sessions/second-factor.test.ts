import { decodeJwt } from 'jose';
import { Secret, TOTP } from 'otpauth';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionCookie } from '../../../gateway/identity/cookies.js';
import { Browser } from '../../../gateway/testing/browser.js';
import { startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { SecondFactor } from '../../../infra/identity/second-factor.js';
import { atGateway, forge, noThrottle, question } from './doors.js';

let hub: ToyHub;
let identity: pg.Pool;
let factor: SecondFactor;
beforeAll(async () => {
  hub = await startToyHub({ ...noThrottle, SECOND_FACTOR: 'totp' });
  identity = new pg.Pool({ connectionString: hub.identityDatabaseUrl, max: 4 });
  factor = new SecondFactor(identity, `${hub.keys}/identity`);
});
afterAll(async () => {
  await identity.end();
  await hub.stop();
});

const halfMinute = 30_000;

function codeOf(secret: string, at = Date.now()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}

/** A sign-in up to the page that asks for the code; the page, and where it stands. */
async function upToCode(person: string): Promise<{ browser: Browser; url: string; page: string }> {
  const browser = new Browser(hub.url);
  const { response, passed } = await browser.open(`/auth/login?person=${person}`);
  return { browser, url: passed.at(-1)!, page: await response.text() };
}

async function give(browser: Browser, url: string, code: string) {
  const { response, passed } = await browser.open(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code }).toString(),
  });
  return { status: response.status, page: await response.text(), end: passed.at(-1)! };
}

const secretIn = (page: string) => /<code>([A-Z2-7]{32})<\/code>/.exec(page)?.[1];

/** Signs in for the first time and returns the secret the authenticator now holds. */
async function enrolled(person: string): Promise<string> {
  const { browser, url, page } = await upToCode(person);
  const secret = secretIn(page)!;
  expect((await give(browser, url, codeOf(secret))).end).toBe(`${hub.url}/`);
  await halfMinuteAgo(person);
  return secret;
}

/** As if the last code had been given in the half minute before, so that the present one is unused. */
async function halfMinuteAgo(person: string): Promise<void> {
  await identity.query('update second_factor set last_step = last_step - 2 where person = $1', [person]);
}

async function status(browser: Browser): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await browser.send('/graphql', { method: 'POST', headers, body: question });
  await response.body?.cancel();
  return response.status;
}

describe('with the second factor on', () => {
  test('who has none enrols at the first sign-in, and is in with a right code', async () => {
    const { browser, url, page } = await upToCode('court-clerk');
    expect(browser.cookie(sessionCookie)).toBeUndefined();
    const secret = secretIn(page)!;
    expect(page.replaceAll('&#38;', '&')).toContain(`secret=${secret}&algorithm=SHA1&digits=6&period=30`);
    expect((await give(browser, url, codeOf(secret))).end).toBe(`${hub.url}/`);
    expect(await status(browser)).toBe(200);
    const used = hub.agency('court').calls.at(-1)!.authorization as string;
    expect(decodeJwt(used.slice('Bearer '.length)).amr).toEqual(['otp']);

    await halfMinuteAgo('court-clerk');
    const next = await upToCode('court-clerk');
    expect(secretIn(next.page)).toBeUndefined();
    expect((await give(next.browser, next.url, codeOf(secret))).end).toBe(`${hub.url}/`);
    expect(await status(next.browser)).toBe(200);
  });

  test('nobody is in before the code, whatever they try of the way', async () => {
    const { browser, url } = await upToCode('court-judge');
    expect(await status(browser)).toBe(401);
    await browser.open(url.replace('/sign-in/', '/auth/').replace('/code', ''));
    expect([await status(browser), browser.cookie(sessionCookie)]).toEqual([401, undefined]);
    expect((await give(new Browser(hub.url), url, '000000')).end).toBe(`${hub.url}/`);
  });

  test('a code opens once', async () => {
    const secret = await enrolled('procurator');
    const code = codeOf(secret);
    const [first, second] = [await upToCode('procurator'), await upToCode('procurator')];
    expect((await give(first.browser, first.url, code)).end).toBe(`${hub.url}/`);
    const again = await give(second.browser, second.url, code);
    expect([again.status, again.page.includes('已经用过')]).toEqual([400, true]);
    expect(await status(second.browser)).toBe(401);
  });

  test('a code given twice at one moment opens one of the two', async () => {
    const secret = await enrolled('arbitrator');
    const code = codeOf(secret);
    const both = [await upToCode('arbitrator'), await upToCode('arbitrator')];
    await Promise.all(both.map(({ browser, url }) => give(browser, url, code)));
    const answers = await Promise.all(both.map(({ browser }) => status(browser)));
    expect(answers.sort()).toEqual([200, 401]);
  });

  test.each([
    ['of the half minute before', -1, true],
    ['of two half minutes before', -2, false],
    ['of the half minute to come', 1, true],
    ['of two half minutes to come', 2, false],
  ])('a code %s: %#', async (_which, steps, right) => {
    const person = `window-${steps}`;
    const now = Date.now();
    await factor.begin(`enrol-${person}`, person);
    const { enrolment } = (await factor.waiting(`enrol-${person}`))!;
    const early = now - 100 * halfMinute;
    expect(await factor.check(`enrol-${person}`, person, codeOf(enrolment!.secret, early), early)).toBe(
      'RIGHT',
    );
    const code = codeOf(enrolment!.secret, now + steps * halfMinute);
    expect(await factor.check('later', person, code, now)).toBe(right ? 'RIGHT' : 'WRONG');
  });

  test('five wrong codes close the sign-in for a quarter of an hour, for the right code too', async () => {
    const secret = await enrolled('union-mediator');
    const { browser, url } = await upToCode('union-mediator');
    for (const code of ['000000', '', 'abcdef', '1234567', "' or 1=1"])
      expect((await give(browser, url, code)).status).toBe(400);
    const closed = await give(browser, url, codeOf(secret));
    expect([closed.status, closed.page.includes('15 分钟')]).toEqual([429, true]);
    // Another browser and a new sign-in do not help, and the count lies in the database.
    const other = await upToCode('union-mediator');
    expect((await give(other.browser, other.url, codeOf(secret))).status).toBe(429);
    const restarted = new SecondFactor(identity, `${hub.keys}/identity`);
    expect(await restarted.check('x', 'union-mediator', codeOf(secret))).toBe('CLOSED');
    const { rows } = await identity.query<{ expire: string }>(
      `select max(expire) as expire from throttle where key like 'second-factor%'`,
    );
    const minutes = (Number(rows[0]!.expire) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThanOrEqual(15);
    // A colleague is not concerned.
    expect(await status((await signInWith('court-judge', await enrolled('court-judge'))).browser)).toBe(200);
  });

  test('a hundred guesses at one moment are five', async () => {
    const secret = await enrolled('leader');
    const wrong = Array.from({ length: 100 }, (_, at) => String(at).padStart(6, '0'));
    const guesses = wrong.filter((code) => code !== codeOf(secret));
    const outcomes = await Promise.all(guesses.map((code) => factor.check('many', 'leader', code)));
    expect(outcomes.filter((outcome) => outcome !== 'CLOSED')).toHaveLength(5);
  });

  test('a right code wipes out the wrong ones before it', async () => {
    const secret = await enrolled('union-lawyer');
    for (let at = 0; at < 4; at++) expect(await factor.check('w', 'union-lawyer', 'x')).toBe('WRONG');
    expect(await factor.check('w', 'union-lawyer', codeOf(secret))).toBe('RIGHT');
    for (let at = 0; at < 4; at++) expect(await factor.check('w', 'union-lawyer', 'x')).toBe('WRONG');
  });

  test('the gateway takes no token without it, however well signed', async () => {
    expect(await atGateway(hub, await forge(hub))).toBe(401);
    expect(await atGateway(hub, await forge(hub, { claims: { amr: ['pwd'] } }))).toBe(401);
    expect(await atGateway(hub, await forge(hub, { claims: { amr: 'otp' } }))).toBe(401);
    expect(await atGateway(hub, await forge(hub, { claims: { amr: ['otp'] } }))).toBe(200);
  });

  test('secrets lie in the database sealed, each to its person', async () => {
    const secret = await enrolled('hr-mediator');
    const { rows } = await identity.query<{ sealed: Buffer }>('select sealed from second_factor');
    const raw = Buffer.from(Secret.fromBase32(secret).bytes);
    for (const { sealed } of rows) {
      expect(sealed.includes(Buffer.from(secret))).toBe(false);
      expect(sealed.includes(raw)).toBe(false);
    }
    // A row moved to another person's name does not open.
    await identity.query(
      `insert into second_factor (person, sealed, last_step)
       select 'second-court-judge', sealed, 0 from second_factor where person = 'hr-mediator'`,
    );
    await expect(factor.check('m', 'second-court-judge', codeOf(secret))).rejects.toThrow();
  });
});

async function signInWith(person: string, secret: string) {
  const step = await upToCode(person);
  await give(step.browser, step.url, codeOf(secret));
  return step;
}

test('with the second factor off at the issuer a gateway that asks for it lets nobody in', async () => {
  // Both are one setting here; the token of an issuer that asks for none is what the gateway then sees.
  const token = await hub.token('court-clerk');
  expect(decodeJwt(token).amr).toBeUndefined();
  expect(await atGateway(hub, token)).toBe(401);
});
