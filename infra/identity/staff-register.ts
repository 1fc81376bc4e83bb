import type { Pool, PoolClient } from 'pg';
import type { Person } from '../county/people.js';

/** Whom an issuer knows, as they are now: it asks at each sign-in and at each renewal. */
export interface StaffRegister {
  find(id: string): Promise<Person | null>;
  all(): Promise<Person[]>;
}

/** A list of people, less the persons and roles withdrawn in the issuer's own database. */
export function staffRegister(pool: Pool, people: readonly Person[]): StaffRegister {
  const present = async (candidates: readonly Person[]): Promise<Person[]> => {
    const { rows } = await pool.query<{ person: string; role: string | null }>(
      'select person, role from withdrawal where person = any($1)',
      [candidates.map(({ id }) => id)],
    );
    return candidates
      .filter(({ id }) => !rows.some(({ person, role }) => person === id && role === null))
      .map((person) => ({
        ...person,
        roles: person.roles.filter(
          (role) => !rows.some((row) => row.person === person.id && row.role === role),
        ),
      }));
  };
  return {
    find: async (id) => (await present(people.filter((person) => person.id === id)))[0] ?? null,
    all: () => present(people),
  };
}

/** Withdraws a role, or with null the person: no token is given out any more, and what a withdrawn person held is void. */
export async function withdraw(pool: Pool, person: string, role: string | null): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      'insert into withdrawal (person, role) values ($1, $2) on conflict (person, role) do nothing',
      [person, role],
    );
    if (role === null) await forgetIssued(client, person);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Takes a withdrawal back; a person restored signs in anew. Says whether there was one. */
export async function restore(pool: Pool, person: string, role: string | null): Promise<boolean> {
  const { rowCount } = await pool.query(
    'delete from withdrawal where person = $1 and role is not distinct from $2',
    [person, role],
  );
  return rowCount === 1;
}

async function forgetIssued(client: PoolClient, person: string): Promise<void> {
  await client.query(`delete from issued where payload->>'accountId' = $1`, [person]);
}
