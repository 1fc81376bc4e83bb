import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHash, randomBytes } from 'node:crypto';
import { issuedTokenSeconds } from '#kernel/identity/token-life.js';
import { Browser } from '../../../gateway/testing/browser.js';
import { startToyHub, type ToyHub } from '../../../gateway/testing/toy-hub.js';
import { atGateway, noThrottle } from './doors.js';

let hub: ToyHub;
beforeAll(async () => {
  hub = await startToyHub(noThrottle);
});
afterAll(() => hub.stop());

interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
}

/** Signs in at the court's issuer as the gateway would, to see the tokens that no browser ever sees. */
async function tokensOf(person: string): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const parameters = new URLSearchParams({
    ...{ client_id: 'wufang-gateway', response_type: 'code', scope: 'openid case', login_hint: person },
    ...{ redirect_uri: `${hub.url}/auth/callback`, prompt: 'login', code_challenge_method: 'S256' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
  const browser = new Browser(hub.url);
  let url = `/idp/court/auth?${parameters.toString()}`;
  while (!url.includes('/auth/callback'))
    url = new URL((await browser.send(url)).headers.get('location')!, new URL(url, hub.url)).href;
  const answer = await token({
    ...{
      grant_type: 'authorization_code',
      code: new URL(url).searchParams.get('code')!,
      code_verifier: verifier,
    },
    redirect_uri: `${hub.url}/auth/callback`,
  });
  return answer.body as Tokens;
}

async function token(words: Record<string, string>): Promise<{ status: number; body: object }> {
  const body = new URLSearchParams({ client_id: 'wufang-gateway', ...words });
  const response = await fetch(`${hub.url}/idp/court/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as object };
}

const refreshed = (refreshToken: string) =>
  token({ grant_type: 'refresh_token', refresh_token: refreshToken });

describe('the tokens of an embedded issuer', () => {
  test('live 45 s, and the refresh token changes with every use', async () => {
    const first = await tokensOf('court-clerk');
    expect(first.expires_in).toBe(issuedTokenSeconds);
    const { iat, exp } = decodeJwt(first.access_token);
    expect(exp! - iat!).toBe(issuedTokenSeconds);
    const second = (await refreshed(first.refresh_token)).body as Tokens;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
  });

  test('used a second time a refresh token ends everything that came of the sign-in', async () => {
    const first = await tokensOf('court-clerk');
    const second = (await refreshed(first.refresh_token)).body as Tokens;
    // The thief comes with the old one.
    expect(await refreshed(first.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    // Now nobody has anything: not the thief, and not the owner, who must sign in again.
    expect(await refreshed(second.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  test('cannot be renewed at another agency’s issuer', async () => {
    const { refresh_token } = await tokensOf('court-clerk');
    const body = new URLSearchParams({
      client_id: 'wufang-gateway',
      grant_type: 'refresh_token',
      refresh_token,
    });
    const response = await fetch(`${hub.url}/idp/union/token`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect((await refreshed(refresh_token)).status).toBe(200);
  });

  test('the identity token and the refresh token open no door', async () => {
    const { id_token, refresh_token, access_token } = await tokensOf('court-clerk');
    expect(await atGateway(hub, access_token)).toBe(200);
    for (const other of [id_token, refresh_token]) expect(await atGateway(hub, other)).toBe(401);
  });

  test('carry no method of a second factor where none was asked for', async () => {
    const { id_token, access_token } = await tokensOf('court-clerk');
    expect([decodeJwt(id_token).amr, decodeJwt(access_token).amr]).toEqual([undefined, undefined]);
  });
});
