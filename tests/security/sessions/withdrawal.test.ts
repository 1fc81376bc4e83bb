import { decodeJwt } from 'jose';
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  clockTolerance,
  issuedTokenSeconds,
  oldestTokenSeconds,
  withdrawnWithinSeconds,
} from '#kernel/identity/token-life.js';
import { TokenVerifier } from '#kernel/identity/token.js';
import { Browser } from '../../../gateway/testing/browser.js';
import { startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { people } from '../../../infra/county/people.js';
import { restore, staffRegister, withdraw } from '../../../infra/identity/staff-register.js';
import { atAgency, atGateway, forge, noThrottle, question } from './doors.js';

let hub: ToyHub;
let identity: pg.Pool;
beforeAll(async () => {
  hub = await startToyHub(noThrottle);
  identity = new pg.Pool({ connectionString: hub.identityDatabaseUrl, max: 2 });
});
afterAll(async () => {
  await identity.end();
  await hub.stop();
});

async function signedIn(person: string): Promise<Browser> {
  const browser = new Browser(hub.url);
  await browser.open(`/auth/login?person=${person}`);
  return browser;
}

async function status(browser: Browser): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await browser.send('/graphql', { method: 'POST', headers, body: question });
  await response.body?.cancel();
  return response.status;
}

async function rolesOf(browser: Browser): Promise<string[] | null> {
  const response = await browser.send('/auth/me');
  return response.ok ? ((await response.json()) as { roles: string[] }).roles : null;
}

/** The token that this browser's last question carried to the court. */
async function tokenOf(browser: Browser): Promise<string> {
  await status(browser);
  return (hub.agency('court').calls.at(-1)!.authorization as string).slice('Bearer '.length);
}

/** Seconds until it is so, asking as a busy clerk does. */
async function secondsUntil(so: () => Promise<boolean>, from = Date.now()): Promise<number> {
  for (;;) {
    if (await so()) return (Date.now() - from) / 1000;
    if (Date.now() - from > 70_000) throw new Error('Not within 70 s.');
    await pause(500);
  }
}

describe('the worst case of a withdrawal', () => {
  test('is within a minute by the constants', () => {
    expect(withdrawnWithinSeconds).toBe(oldestTokenSeconds + 2 * clockTolerance + 1);
    expect(withdrawnWithinSeconds).toBeLessThanOrEqual(60);
  });

  test('leaves the gateway its own tokens to the end of their life, with clocks as far apart as is allowed', () => {
    const ageAtEarlyDoor = issuedTokenSeconds + clockTolerance;
    expect(ageAtEarlyDoor).toBeLessThanOrEqual(oldestTokenSeconds + clockTolerance);
  });

  test('holds for a token whose issuer lets it live for hours, at a door whose clock is late', async () => {
    const tokens = new TokenVerifier(hub.book);
    const issued = Math.floor(Date.now() / 1000);
    const token = await forge(hub, { claims: { iat: issued, exp: issued + 8 * 3600 } });
    const after = (seconds: number) => tokens.verify(token, new Date((issued + seconds) * 1000));
    expect(await after(oldestTokenSeconds)).not.toBeNull();
    expect(await after(oldestTokenSeconds + clockTolerance)).not.toBeNull();
    expect(await after(oldestTokenSeconds + clockTolerance + 1)).toBeNull();
    // At the last true instant this door's late clock shows five seconds less.
    expect(await after(withdrawnWithinSeconds - clockTolerance)).toBeNull();
  });
});

describe('in real time, at the constants as they are', () => {
  test('a withdrawn person, a withdrawn role and a stolen token are without effect within 60 s', async () => {
    const [judge, clerk, colleague] = [
      await signedIn('court-judge'),
      await signedIn('court-clerk'),
      await signedIn('second-court-clerk'),
    ];
    const stolen = await tokenOf(judge);
    expect(decodeJwt(stolen).sub).toBe('court-judge');
    expect([await status(judge), await atGateway(hub, stolen), await atAgency(hub, stolen)]).toEqual([
      200, 200, 200,
    ]);
    expect(await rolesOf(clerk)).toEqual(['CLERK']);

    const from = Date.now();
    await withdraw(identity, 'court-judge', null);
    await withdraw(identity, 'court-clerk', 'CLERK');
    const never = { interrupted: 0 };
    let over = false;
    const busyColleague = (async () => {
      while (!over) {
        if ((await status(colleague)) !== 200) never.interrupted++;
        await pause(300);
      }
    })();
    const withdrawn = Promise.all([
      secondsUntil(async () => (await status(judge)) === 401, from),
      secondsUntil(async () => (await rolesOf(clerk))?.length === 0, from),
      secondsUntil(async () => (await atGateway(hub, stolen)) === 401, from),
      secondsUntil(async () => (await atAgency(hub, stolen)) === 401, from),
    ]);
    const [session, role, atFront, atDoor] = await withdrawn.finally(() => (over = true));
    await busyColleague;
    console.log(
      `withdrawn: session ${session.toFixed(1)} s, role ${role.toFixed(1)} s, ` +
        `stolen token ${atFront.toFixed(1)} s at the gateway and ${atDoor.toFixed(1)} s at an agency`,
    );
    for (const seconds of [session, role, atFront, atDoor]) expect(seconds).toBeLessThanOrEqual(60);
    // Several renewals later the colleague has noticed nothing.
    expect(never.interrupted).toBe(0);

    // Who is withdrawn does not come in again, and does not stand on the page.
    const again = await signedIn('court-judge');
    expect(await status(again)).toBe(401);
    const page = await new Browser(hub.url).open('/auth/login?agency=court');
    const text = await page.response.text();
    expect([text.includes('value="court-judge"'), text.includes('value="court-clerk"')]).toEqual([
      false,
      true,
    ]);

    expect(await restore(identity, 'court-judge', null)).toBe(true);
    expect(await restore(identity, 'court-clerk', 'CLERK')).toBe(true);
    expect(await restore(identity, 'court-clerk', 'CLERK')).toBe(false);
    expect(await status(judge)).toBe(401);
    expect(await status(await signedIn('court-judge'))).toBe(200);
    expect(await rolesOf(await signedIn('court-clerk'))).toEqual(['CLERK']);
  }, 120_000);
});

describe('the register of staff', () => {
  test('gives everybody with all their roles when nothing is withdrawn', async () => {
    expect(await staffRegister(identity, people).all()).toEqual(people);
  });

  test('knows nobody it was not given', async () => {
    expect(await staffRegister(identity, []).find('court-clerk')).toBeNull();
  });
});
