import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { personOf } from './person.js';
import { hashOf, personHashOf, seal, unseal } from './seal.js';

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

export interface SessionLimits {
  idleMinutes: number;
  absoluteHours: number;
}

/** A session as its person may see it; the handle ends it and opens nothing. */
export interface OpenSession {
  handle: string;
  begunAt: Date;
  lastUsedAt: Date;
  /** Whether it is the one that asks. */
  own: boolean;
}

/** Sessions in the gateway's own database. A row alone opens nothing: it holds a hash of the id, and the tokens sealed. */
export class SessionStore {
  /** SQL: which sessions have not ended. */
  private readonly live: string;
  /** SQL: which of them must note their use, so that it is not written down at every request. */
  private readonly stale: string;

  constructor(
    private readonly pool: Pool,
    /** Connections of their own for renewals, which wait for an issuer: sessions are read meanwhile. */
    private readonly renewals: Pool,
    private readonly gatewayKey: string,
    { idleMinutes, absoluteHours }: SessionLimits,
  ) {
    this.live = `used_at > now() - interval '${idleMinutes} minutes'
      and created_at > now() - interval '${absoluteHours} hours'`;
    this.stale = `used_at < now() - interval '${idleMinutes / 30} minutes'`;
  }

  /** Keeps the tokens and returns the cookie's value. */
  async open(agency: string, tokens: Tokens): Promise<string> {
    const [id, secret] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
    await this.pool.query(
      'insert into session (id_hash, agency, person_hash, sealed) values ($1, $2, $3, $4)',
      [
        hashOf(id),
        agency,
        this.personHash({ ...tokens, agency }),
        seal(tokens, secret, this.gatewayKey, 'session'),
      ],
    );
    return `${id}.${secret}`;
  }

  /** `quiet`: the look is no use of the session, and does not keep it from ending. */
  async read(cookie: string, quiet = false): Promise<Session | null> {
    const key = parseCookie(cookie);
    return key && this.load(this.pool, key, { lock: false, quiet });
  }

  /**
   * Lets one request at a time, on any gateway, exchange the tokens of a session. The exchange sees the tokens as they
   * are now; null ends the session.
   */
  async renew(
    cookie: string,
    exchange: (session: Session) => Promise<Tokens | null>,
    quiet = false,
  ): Promise<Session | null> {
    const key = parseCookie(cookie);
    if (!key) return null;
    const connection = await this.renewals.connect();
    try {
      await connection.query('begin');
      const session = await this.load(connection, key, { lock: true, quiet });
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

  /** Every open session of the person of this one, the last used first; the cookie says which is its own. */
  async openOf(session: Session, cookie: string): Promise<OpenSession[]> {
    const { rows } = await this.pool.query<OpenSession>(
      `select handle, created_at as "begunAt", used_at as "lastUsedAt", id_hash = $2 as own
       from session where person_hash = $1 and ${this.live} order by own desc, used_at desc`,
      [this.personHash(session), hashOf(parseCookie(cookie)?.id ?? '')],
    );
    return rows;
  }

  /** Ends one session of the person, by its handle; says whether there was one. */
  async closeOne(session: Session, handle: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('delete from session where person_hash = $1 and handle = $2', [
      this.personHash(session),
      handle,
    ]);
    return rowCount === 1;
  }

  /** Ends every session of the person, wherever it was begun. */
  async closeAll(session: Session): Promise<void> {
    await this.pool.query('delete from session where person_hash = $1', [this.personHash(session)]);
  }

  async sweep(): Promise<void> {
    await this.pool.query(`delete from session where not (${this.live})`);
  }

  private personHash({ agency, accessToken }: Session): Buffer {
    return personHashOf(agency, personOf(accessToken).id, this.gatewayKey);
  }

  private async load(
    on: Pool | PoolClient,
    key: SessionKey,
    { lock, quiet }: { lock: boolean; quiet: boolean },
  ): Promise<Session | null> {
    const { rows } = await on.query<{ agency: string; sealed: Buffer; stale: boolean }>(
      `select agency, sealed, ${this.stale} as stale from session
       where id_hash = $1 and ${this.live} ${lock ? 'for update' : ''}`,
      [hashOf(key.id)],
    );
    const row = rows[0];
    const tokens = row && unseal<Tokens>(row.sealed, key.secret, this.gatewayKey, 'session');
    if (!tokens) return null;
    if (row.stale && !quiet)
      await on.query('update session set used_at = now() where id_hash = $1', [hashOf(key.id)]);
    return { ...tokens, agency: row.agency };
  }
}

function parseCookie(cookie: string): SessionKey | null {
  const [, id, secret] = /^([\w-]{43})\.([\w-]{43})$/.exec(cookie) ?? [];
  return id && secret ? { id, secret } : null;
}
