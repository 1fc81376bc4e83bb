import { Router, type Request, type Response } from 'express';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { tokensOf, type Callers } from './caller.js';
import { cookieName, cookieOf, cookieOptions, loginCookie, sessionCookie } from './cookies.js';
import type { Issuers } from './issuers.js';
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

/** `/auth/login` and `/auth/callback`: the gateway signs people in at their own agency's issuer and keeps the tokens; the browser holds a cookie. */
export function signInRoutes(options: SignInOptions): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.get('/login', (request, response) => begin(options, request, response));
  router.get('/callback', (request, response) => complete(options, request, response));
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
    response.cookie(cookieName(publicUrl, loginCookie), sealed, {
      ...cookieOptions(publicUrl),
      maxAge: loginMinutes * 60_000,
    });
    response.redirect(303, url.href);
  } catch (error) {
    log.warn({ agency, reason: (error as Error).message }, 'sign-in could not begin');
    response.redirect(303, '/?signin=unavailable');
  }
}

async function complete(options: SignInOptions, request: Request, response: Response): Promise<void> {
  const { publicUrl, gatewayKey, issuers, sessions, callers, log } = options;
  const [own, underway] = [cookieName(publicUrl, sessionCookie), cookieName(publicUrl, loginCookie)];
  const kept = cookieOf(request, underway);
  const login = kept && unseal<Login>(Buffer.from(kept, 'base64url'), gatewayKey, gatewayKey, 'login');
  response.clearCookie(underway, cookieOptions(publicUrl));
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
    if (!callers.isEnough(answer.access_token)) {
      log.warn({ agency: login.agency }, 'sign-in without the second factor');
      return response.redirect(303, '/?signin=factor');
    }
    // Never the id the browser came with: a session planted before the sign-in is nobody's.
    const former = cookieOf(request, own);
    if (former) await sessions.close(former);
    const cookie = await sessions.open(login.agency, tokensOf(answer));
    response.cookie(own, cookie, cookieOptions(publicUrl));
    response.redirect(303, login.returnTo);
  } catch (error) {
    log.warn({ agency: login.agency, reason: (error as Error).message }, 'sign-in not completed');
    response.redirect(303, '/?signin=failed');
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 500 ? value : null;
}

/** Only a path of this site is returned to. */
function localPath(path: string | null): string {
  return path && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/';
}
