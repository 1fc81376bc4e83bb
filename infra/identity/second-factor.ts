import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Pool } from 'pg';
import { openThrottle } from '#kernel/throttle/throttle.js';

const period = 30;
const enrolmentMinutes = 10;
const tries = { name: 'second-factor', points: 5, seconds: 900, closedSeconds: 900 };

export type CodeOutcome = 'RIGHT' | 'WRONG' | 'CLOSED';

/** A secret to be entered into an authenticator, as text and as the address that authenticators read. */
export interface Enrolment {
  secret: string;
  uri: string;
}

/** One-time codes by RFC 6238 (SHA-1, 6 digits, 30 s). Secrets lie sealed in the issuers' database. */
export class SecondFactor {
  private readonly key: Buffer;
  private readonly throttle;

  constructor(
    private readonly pool: Pool,
    keysDir: string,
  ) {
    this.key = Buffer.from(readFileSync(join(keysDir, 'second-factor.key'), 'utf8').trim(), 'hex');
    this.throttle = openThrottle(pool, tries);
  }

  /** Keeps whose code this sign-in waits for; for somebody without a secret it makes one. */
  async begin(uid: string, person: string): Promise<void> {
    const { rowCount } = await this.pool.query('select from second_factor where person = $1', [person]);
    const secret = rowCount === 0 ? this.seal(new Secret({ size: 20 }).base32, person) : null;
    await this.pool.query(
      `insert into second_factor_step (uid, person, sealed, expires_at)
       values ($1, $2, $3, now() + interval '${enrolmentMinutes} minutes')
       on conflict (uid) do update set person = excluded.person, sealed = excluded.sealed
       where second_factor_step.person <> excluded.person`,
      [uid, person, secret],
    );
  }

  /** Whose code a sign-in waits for, and the secret to enrol with where the person has none yet. */
  async waiting(uid: string): Promise<{ person: string; enrolment: Enrolment | null } | null> {
    const { rows } = await this.pool.query<{ person: string; sealed: Buffer | null }>(
      'select person, sealed from second_factor_step where uid = $1 and expires_at > now()',
      [uid],
    );
    const [row] = rows;
    if (!row) return null;
    const totp = row.sealed && this.totp(row.person, row.sealed);
    return {
      person: row.person,
      enrolment: totp && { secret: totp.secret.base32, uri: totp.toString() },
    };
  }

  /**
   * Takes a code for a sign-in. Each try is counted before it is looked at, and each code opens once, so that neither
   * many guesses at one moment nor a code read over the shoulder help anybody.
   */
  async check(uid: string, person: string, code: string, now = Date.now()): Promise<CodeOutcome> {
    const { allowed } = await this.throttle.take(person);
    if (!allowed) return 'CLOSED';
    if (!(await this.enrol(uid, person, code, now)) && !(await this.useUp(person, code, now))) return 'WRONG';
    await this.throttle.forget(person);
    await this.pool.query('delete from second_factor_step where uid = $1', [uid]);
    return 'RIGHT';
  }

  private async useUp(person: string, code: string, now: number): Promise<boolean> {
    const { rows } = await this.pool.query<{ sealed: Buffer }>(
      'select sealed from second_factor where person = $1',
      [person],
    );
    const step = rows[0] ? this.stepOf(person, rows[0].sealed, code, now) : null;
    if (step === null) return false;
    const { rowCount } = await this.pool.query(
      'update second_factor set last_step = $2 where person = $1 and last_step < $2',
      [person, step],
    );
    return rowCount === 1;
  }

  private async enrol(uid: string, person: string, code: string, now: number): Promise<boolean> {
    const { rows } = await this.pool.query<{ sealed: Buffer }>(
      'select sealed from second_factor_step where uid = $1 and person = $2 and sealed is not null and expires_at > now()',
      [uid, person],
    );
    const sealed = rows[0]?.sealed;
    const step = sealed ? this.stepOf(person, sealed, code, now) : null;
    if (step === null) return false;
    const { rowCount } = await this.pool.query(
      'insert into second_factor (person, sealed, last_step) values ($1, $2, $3) on conflict (person) do nothing',
      [person, sealed, step],
    );
    return rowCount === 1;
  }

  /** The half minute a code belongs to, at most one before or after now; null when it is not the person's. */
  private stepOf(person: string, sealed: Buffer, code: string, now: number): number | null {
    if (!/^\d{6}$/.test(code)) return null;
    const delta = this.totp(person, sealed).validate({ token: code, timestamp: now, window: 1 });
    return delta === null ? null : Math.floor(now / 1000 / period) + delta;
  }

  private totp(person: string, sealed: Buffer): TOTP {
    const secret = Secret.fromBase32(this.unseal(sealed, person));
    return new TOTP({ issuer: '五方联动', label: person, secret, algorithm: 'SHA1', digits: 6, period });
  }

  /** AES-256-GCM; a secret moved to another person's row does not open. */
  private seal(text: string, person: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(person));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  private unseal(sealed: Buffer, person: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(person)).setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
  }
}

/** Forgets sign-ins that never got their code. */
export async function sweepSteps(pool: Pool): Promise<void> {
  await pool.query('delete from second_factor_step where expires_at < now()');
}
