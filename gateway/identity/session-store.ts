import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { sessionLimits } from '../config.js';
import { hashOf, seal, unseal } from './seal.js';

/** What a session keeps: readable only with the secret in the person's own cookie. */
export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
  /** When the access token ends, in milliseconds since 1970. */
  expiresAt: number;
}

export interface Session extends Tokens {
  agency: string;
}

/** The value of the session cookie, in its two parts. */
interface SessionKey {
  id: string;
  secret: string;
}

const live = `used_at > now() - interval '${sessionLimits.idleMinutes} minutes'
  and created_at > now() - interval '${sessionLimits.absoluteHours} hours'`;

/** Sessions in the gateway's own database. A row alone opens nothing: it holds a hash of the id, and the tokens sealed. */
export class SessionStore {
  constructor(
    private readonly pool: Pool,
    /** Connections of their own for renewals, which wait for an issuer: sessions are read meanwhile. */
    private readonly renewals: Pool,
    private readonly gatewayKey: string,
  ) {}

  /** Keeps the tokens and returns the cookie's value. */
  async open(agency: string, tokens: Tokens): Promise<string> {
    const [id, secret] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
    await this.pool.query('insert into session (id_hash, agency, sealed) values ($1, $2, $3)', [
      hashOf(id),
      agency,
      seal(tokens, secret, this.gatewayKey, 'session'),
    ]);
    return `${id}.${secret}`;
  }

  async read(cookie: string): Promise<Session | null> {
    const key = parseCookie(cookie);
    return key && this.load(this.pool, key, false);
  }

  /**
   * Lets one request at a time, on any gateway, exchange the tokens of a session. The exchange sees the tokens as they
   * are now; null ends the session.
   */
  async renew(
    cookie: string,
    exchange: (session: Session) => Promise<Tokens | null>,
  ): Promise<Session | null> {
    const key = parseCookie(cookie);
    if (!key) return null;
    const connection = await this.renewals.connect();
    try {
      await connection.query('begin');
      const session = await this.load(connection, key, true);
      const tokens = session && (await exchange(session));
      if (session && !tokens)
        await connection.query('delete from session where id_hash = $1', [hashOf(key.id)]);
      if (tokens) {
        await connection.query('update session set sealed = $2 where id_hash = $1', [
          hashOf(key.id),
          seal(tokens, key.secret, this.gatewayKey, 'session'),
        ]);
      }
      await connection.query('commit');
      return session && tokens && { ...tokens, agency: session.agency };
    } catch (error) {
      await connection.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      connection.release();
    }
  }

  async close(cookie: string): Promise<void> {
    const key = parseCookie(cookie);
    if (key) await this.pool.query('delete from session where id_hash = $1', [hashOf(key.id)]);
  }

  async sweep(): Promise<void> {
    await this.pool.query(`delete from session where not (${live})`);
  }

  private async load(on: Pool | PoolClient, key: SessionKey, lock: boolean): Promise<Session | null> {
    const { rows } = await on.query<{ agency: string; sealed: Buffer; stale: boolean }>(
      `select agency, sealed, used_at < now() - interval '1 minute' as stale from session
       where id_hash = $1 and ${live} ${lock ? 'for update' : ''}`,
      [hashOf(key.id)],
    );
    const row = rows[0];
    const tokens = row && unseal<Tokens>(row.sealed, key.secret, this.gatewayKey, 'session');
    if (!tokens) return null;
    if (row.stale) await on.query('update session set used_at = now() where id_hash = $1', [hashOf(key.id)]);
    return { ...tokens, agency: row.agency };
  }
}

function parseCookie(cookie: string): SessionKey | null {
  const [, id, secret] = /^([\w-]{43})\.([\w-]{43})$/.exec(cookie) ?? [];
  return id && secret ? { id, secret } : null;
}
