import pg from 'pg';
import { people } from '../county/people.js';
import { homeOf, prepareHome } from '../home.js';
import { restore, withdraw } from '../identity/staff-register.js';
import { migrate } from '../migrate.js';
import { databaseUrls, openCluster } from './databases.js';

interface PeopleOptions {
  readonly role?: string;
}

/** Withdraws a person of the embedded issuers, or one role; effective at every door within a minute. */
export async function withdrawPerson(id: string, { role }: PeopleOptions): Promise<void> {
  check(id, role);
  await withIdentityDatabase((pool) => withdraw(pool, id, role ?? null));
  console.log(`${id}: ${role ? `role ${role}` : 'the person'} is withdrawn, effective within 60 s.`);
}

export async function restorePerson(id: string, { role }: PeopleOptions): Promise<void> {
  check(id, role);
  const done = await withIdentityDatabase((pool) => restore(pool, id, role ?? null));
  console.log(done ? `${id}: restored.` : `${id}: nothing of the kind was withdrawn.`);
}

function check(id: string, role: string | undefined): void {
  const person = people.find((entry) => entry.id === id);
  if (!person) throw new Error(`The embedded issuers know nobody called ${id}.`);
  if (role !== undefined && !person.roles.some((own) => own === role))
    throw new Error(`${id} has no role ${role}, but ${person.roles.join(', ')}.`);
}

async function withIdentityDatabase<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const home = homeOf();
  prepareHome(home);
  const cluster = await openCluster(home);
  try {
    const { identity } = await databaseUrls(home, cluster);
    await migrate('identity', identity);
    const pool = new pg.Pool({ connectionString: identity, max: 1 });
    return await work(pool).finally(() => pool.end());
  } finally {
    await cluster?.release();
  }
}
