import { Router, type Request, type Response } from 'express';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { refusedBody } from '../errors.js';
import { tokensOf, type Callers } from './caller.js';
import { cookieOf, cookieOptions, loginCookie, sessionCookie } from './cookies.js';
import type { Issuers } from './issuers.js';
import { personOf } from './person.js';
import { seal, unseal } from './seal.js';
import type { SessionStore } from './session-store.js';

/** A sign-in under way, kept sealed in the browser that began it. */
interface Login {
  agency: string;
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
  begunAt: number;
}

export interface SignInOptions {
  publicUrl: string;
  gatewayKey: string;
  book: AddressBookCache;
  issuers: Issuers;
  sessions: SessionStore;
  callers: Callers;
  /** The agency of a demo person; always null outside development. */
  agencyOf(person: string): string | null;
  log: Logger;
}

const loginMinutes = 10;

/** `/auth`: the gateway signs people in at their own agency's issuer and keeps the tokens; the browser holds a cookie. */
export function signInRoutes(options: SignInOptions): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.get('/login', (request, response) => begin(options, request, response));
  router.get('/callback', (request, response) => complete(options, request, response));
  router.get('/me', (request, response) => me(options, request, response));
  router.post('/logout', (request, response) => logout(options, request, response));
  return router;
}

async function begin(options: SignInOptions, request: Request, response: Response): Promise<void> {
  const { publicUrl, gatewayKey, issuers, log } = options;
  // The cookie of the sign-in must be of the name the issuer comes back to.
  if (request.headers.host !== new URL(publicUrl).host)
    return response.redirect(303, publicUrl + request.originalUrl);
  const person = text(request.query.person);
  const agency = (person && options.agencyOf(person)) ?? text(request.query.agency);
  if (!agency) return response.redirect(303, '/?signin=unknown');
  const login: Login = {
    agency,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    returnTo: localPath(text(request.query.return)),
    begunAt: Date.now(),
  };
  try {
    const issuer = await issuers.of(agency);
    const url = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: `${publicUrl}/auth/callback`,
      scope: 'openid case',
      state: login.state,
      nonce: login.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: 'S256',
      prompt: 'login',
      ...(person && { login_hint: person }),
    });
    const sealed = seal(login, gatewayKey, gatewayKey, 'login').toString('base64url');
    response.cookie(loginCookie, sealed, {
      ...cookieOptions(publicUrl, '/auth'),
      maxAge: loginMinutes * 60_000,
    });
    response.redirect(303, url.href);
  } catch (error) {
    log.warn({ agency, reason: (error as Error).message }, 'sign-in could not begin');
    response.redirect(303, '/?signin=unavailable');
  }
}

async function complete(options: SignInOptions, request: Request, response: Response): Promise<void> {
  const { publicUrl, gatewayKey, issuers, sessions, log } = options;
  const kept = cookieOf(request, loginCookie);
  const login = kept && unseal<Login>(Buffer.from(kept, 'base64url'), gatewayKey, gatewayKey, 'login');
  response.clearCookie(loginCookie, cookieOptions(publicUrl, '/auth'));
  if (!login || Date.now() - login.begunAt > loginMinutes * 60_000)
    return response.redirect(303, '/?signin=expired');
  try {
    const answer = await oidc.authorizationCodeGrant(
      await issuers.of(login.agency),
      new URL(publicUrl + request.originalUrl),
      {
        pkceCodeVerifier: login.verifier,
        expectedState: login.state,
        expectedNonce: login.nonce,
        idTokenExpected: true,
      },
    );
    const former = cookieOf(request, sessionCookie);
    if (former) await sessions.close(former);
    const cookie = await sessions.open(login.agency, tokensOf(answer));
    response.cookie(sessionCookie, cookie, cookieOptions(publicUrl, '/'));
    response.redirect(303, login.returnTo);
  } catch (error) {
    log.warn({ agency: login.agency, reason: (error as Error).message }, 'sign-in not completed');
    response.redirect(303, '/?signin=failed');
  }
}

async function me({ callers, book }: SignInOptions, request: Request, response: Response): Promise<void> {
  const token = await callers.tokenOf(request);
  if (!token) {
    response.status(401).json(refusedBody('UNAUTHENTICATED', '请先登录。'));
    return;
  }
  const person = personOf(token);
  response.json({ ...person, organisationName: book.find(person.organisation)?.name ?? null });
}

async function logout(options: SignInOptions, request: Request, response: Response): Promise<void> {
  const { publicUrl, sessions, issuers, log } = options;
  // A page of another site cannot sign a clerk out; browsers name the page a POST comes from.
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== publicUrl && origin !== `http://${request.headers.host}`) {
    response.status(403).json(refusedBody('BAD_REQUEST', '请在本平台页面上退出登录。'));
    return;
  }
  const cookie = cookieOf(request, sessionCookie);
  const session = cookie && (await sessions.read(cookie));
  if (cookie) await sessions.close(cookie);
  if (session && session.refreshToken) {
    const { agency, refreshToken } = session;
    issuers
      .of(agency)
      .then((issuer) => oidc.tokenRevocation(issuer, refreshToken, { token_type_hint: 'refresh_token' }))
      .catch((error: Error) => log.warn({ agency, reason: error.message }, 'refresh token not revoked'));
  }
  response.clearCookie(sessionCookie, cookieOptions(publicUrl, '/'));
  if (request.accepts(['json', 'html']) === 'html') response.redirect(303, '/');
  else response.status(204).end();
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 500 ? value : null;
}

/** Only a path of this site is returned to. */
function localPath(path: string | null): string {
  return path && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/';
}
