import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { Pool } from 'pg';

interface Row {
  payload: AdapterPayload;
  consumed_at: Date | null;
}

/** Everything an issuer hands out (codes, grants, sessions, refresh tokens), kept in the table `issued`. */
export function issuedStore(pool: Pool, issuer: string): AdapterFactory {
  return (model) => new IssuedAdapter(pool, issuer, model);
}

class IssuedAdapter implements Adapter {
  constructor(
    private readonly pool: Pool,
    private readonly issuer: string,
    private readonly model: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const expiresAt = expiresIn ? new Date(Date.now() + expiresIn * 1000) : null;
    await this.pool.query(
      `insert into issued (issuer, model, id, payload, grant_id, uid, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (issuer, model, id) do update
       set payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid, expires_at = excluded.expires_at`,
      [this.issuer, this.model, id, payload, payload.grantId ?? null, payload.uid ?? null, expiresAt],
    );
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.one('id', id);
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.one('uid', uid);
  }

  /** The device flow is off, so no user codes exist. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    await this.pool.query(
      'update issued set consumed_at = now() where issuer = $1 and model = $2 and id = $3',
      [this.issuer, this.model, id],
    );
  }

  async destroy(id: string): Promise<void> {
    await this.pool.query('delete from issued where issuer = $1 and model = $2 and id = $3', [
      this.issuer,
      this.model,
      id,
    ]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.pool.query('delete from issued where issuer = $1 and grant_id = $2', [this.issuer, grantId]);
  }

  private async one(column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.pool.query<Row>(
      `select payload, consumed_at from issued
       where issuer = $1 and model = $2 and ${column} = $3 and (expires_at is null or expires_at > now())`,
      [this.issuer, this.model, value],
    );
    const row = rows[0];
    if (!row) return undefined;
    return row.consumed_at
      ? { ...row.payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) }
      : row.payload;
  }
}

/** Forgets what has run out. */
export async function sweepIssued(pool: Pool): Promise<void> {
  await pool.query('delete from issued where expires_at < now()');
}
