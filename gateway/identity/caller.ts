import type { IncomingMessage } from 'node:http';
import * as oidc from 'openid-client';
import type { TokenVerifier } from '#kernel/identity/token.js';
import { issuedTokenSeconds } from '#kernel/identity/token-life.js';
import { cookieOf } from './cookies.js';
import type { Issuers } from './issuers.js';
import { methodsOf } from './person.js';
import type { Session, SessionStore, Tokens } from './session-store.js';

/**
 * An access token with less than this left is exchanged; nobody waits for it while the present one still holds. Of the
 * 45 s a token lives a clerk at work never sees the end.
 */
const renewAhead = 25_000;
/** With less than this left a token might end on its way to an agency: the request waits for the new one. */
const tooShort = 5_000;
/** After a failed exchange the issuer is left alone for so long. */
const pause = 3000;

/** Finds out in whose name a request comes: a signed-in clerk's cookie, or a program's bearer token. */
export class Callers {
  private readonly renewals = new Map<string, Promise<Session | null>>();

  constructor(
    private readonly sessions: SessionStore,
    private readonly issuers: Issuers,
    private readonly tokens: TokenVerifier,
    private readonly door: {
      /** Name of the session cookie. */
      cookie: string;
      secondFactor: boolean;
    },
  ) {}

  /**
   * The caller's own access token, or null when nobody is signed in, or not with every factor this gateway asks for.
   * `quiet`: an open page looks by itself; that alone does not keep a session from ending.
   */
  async tokenOf(request: IncomingMessage, { quiet = false } = {}): Promise<string | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const bearer = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
      return bearer && this.isEnough(bearer) && (await this.tokens.verify(bearer)) ? bearer : null;
    }
    const cookie = cookieOf(request, this.door.cookie);
    const session = cookie && (await this.session(cookie, quiet));
    return session && this.isEnough(session.accessToken) ? session.accessToken : null;
  }

  /** Whether the person a token speaks of has shown every factor that is asked for. */
  isEnough(accessToken: string): boolean {
    return !this.door.secondFactor || methodsOf(accessToken).includes('otp');
  }

  private async session(cookie: string, quiet: boolean): Promise<Session | null> {
    const session = await this.sessions.read(cookie, quiet);
    const left = session ? session.expiresAt - Date.now() : 0;
    if (!session || left > renewAhead) return session;
    const renewal = this.renew(cookie, quiet).catch(() => session);
    const current = left > tooShort ? session : await renewal;
    return current && current.expiresAt > Date.now() ? current : null;
  }

  private renew(cookie: string, quiet: boolean): Promise<Session | null> {
    const underway = this.renewals.get(cookie);
    if (underway) return underway;
    const renewal = this.sessions.renew(cookie, (session) => this.exchange(session), quiet);
    this.renewals.set(cookie, renewal);
    renewal.then(
      () => this.renewals.delete(cookie),
      () => setTimeout(() => this.renewals.delete(cookie), pause).unref(),
    );
    return renewal;
  }

  /** Fresh tokens; null when the issuer no longer knows the person; throws when the issuer cannot be reached. */
  private async exchange(session: Session): Promise<Tokens | null> {
    if (session.expiresAt - Date.now() > renewAhead) return session;
    if (!session.refreshToken) return session.expiresAt > Date.now() ? session : null;
    try {
      const issuer = await this.issuers.of(session.agency);
      return tokensOf(await oidc.refreshTokenGrant(issuer, session.refreshToken), session.refreshToken);
    } catch (error) {
      if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return null;
      throw error;
    }
  }
}

export function tokensOf(
  answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
  former: string | null = null,
): Tokens {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? former,
    // However long an issuer says its tokens live, no agency takes an old one.
    expiresAt: Date.now() + Math.min(answer.expiresIn() ?? issuedTokenSeconds, issuedTokenSeconds) * 1000,
  };
}
