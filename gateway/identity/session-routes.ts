import { Router, type NextFunction, type Request, type Response } from 'express';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import { refusedBody } from '../errors.js';
import type { Callers } from './caller.js';
import { cookieName, cookieOf, cookieOptions, sessionCookie } from './cookies.js';
import type { Issuers } from './issuers.js';
import { personOf } from './person.js';
import type { Session, SessionStore } from './session-store.js';

export interface SessionOptions {
  publicUrl: string;
  book: AddressBookCache;
  issuers: Issuers;
  sessions: SessionStore;
  callers: Callers;
  log: Logger;
}

const handle = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `/auth`: who is signed in, their open sessions, and the ways to end one or all of them. */
export function sessionRoutes(options: SessionOptions): Router {
  const router = Router();
  const ownPage = sameSite(options.publicUrl);
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  router.get('/me', (request, response) => me(options, request, response));
  router.post('/logout', ownPage, (request, response) => logout(options, request, response));
  router.get('/sessions', (request, response) => list(options, request, response));
  router.delete('/sessions/:handle', ownPage, (request, response) => endOne(options, request, response));
  return router;
}

/** A page of another site cannot end a clerk's sessions; browsers name the page such a request comes from. */
function sameSite(publicUrl: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const origin = request.headers.origin;
    if (origin === undefined || origin === publicUrl || origin === `http://${request.headers.host}`) next();
    else response.status(403).json(refusedBody('BAD_REQUEST', '请在本平台页面上退出登录。'));
  };
}

async function me({ callers, book }: SessionOptions, request: Request, response: Response): Promise<void> {
  const token = await callers.tokenOf(request);
  if (!token) return notSignedIn(response);
  const person = personOf(token);
  response.json({ ...person, organisationName: book.find(person.organisation)?.name ?? null });
}

async function list(options: SessionOptions, request: Request, response: Response): Promise<void> {
  const found = await signedIn(options, request);
  if (!found) return notSignedIn(response);
  response.json({ sessions: await options.sessions.openOf(found.session, found.cookie) });
}

async function endOne(options: SessionOptions, request: Request, response: Response): Promise<void> {
  const found = await signedIn(options, request);
  if (!found) return notSignedIn(response);
  const wanted = String(request.params.handle);
  const ended = handle.test(wanted) && (await options.sessions.closeOne(found.session, wanted));
  if (ended) response.status(204).end();
  else
    response.status(404).json(refusedBody('NOT_FOUND', '没有这个登录。', '它可能已经退出，请刷新后查看。'));
}

/** Ends the session at once, or with `?everywhere=1` every session of the person. */
async function logout(options: SessionOptions, request: Request, response: Response): Promise<void> {
  const { publicUrl, sessions } = options;
  const name = cookieName(publicUrl, sessionCookie);
  const cookie = cookieOf(request, name);
  const session = cookie && (await sessions.read(cookie));
  if (session && request.query.everywhere === '1') await sessions.closeAll(session);
  if (cookie) await sessions.close(cookie);
  if (session) void revoke(options, session);
  response.clearCookie(name, cookieOptions(publicUrl));
  if (request.accepts(['json', 'html']) === 'html') response.redirect(303, '/');
  else response.status(204).end();
}

async function revoke({ issuers, log }: SessionOptions, { agency, refreshToken }: Session): Promise<void> {
  if (!refreshToken) return;
  try {
    const issuer = await issuers.of(agency);
    await oidc.tokenRevocation(issuer, refreshToken, { token_type_hint: 'refresh_token' });
  } catch (error) {
    log.warn({ agency, reason: (error as Error).message }, 'refresh token not revoked');
  }
}

/** The session of the cookie, if its person is still signed in; a program's token has no session. */
async function signedIn(
  { publicUrl, callers, sessions }: SessionOptions,
  request: Request,
): Promise<{ session: Session; cookie: string } | null> {
  const cookie = cookieOf(request, cookieName(publicUrl, sessionCookie));
  if (!cookie || request.headers.authorization !== undefined || !(await callers.tokenOf(request)))
    return null;
  const session = await sessions.read(cookie);
  return session && { session, cookie };
}

function notSignedIn(response: Response): void {
  response.status(401).json(refusedBody('UNAUTHENTICATED', '请先登录。'));
}
