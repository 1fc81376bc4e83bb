import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { scratchDatabase, type ScratchDatabase } from '../../tests/kit/scratch-database.js';
import { people } from '../county/people.js';
import { databaseVariableOf, defaultPorts, processNames } from '../county/process-table.js';
import { staffRegister } from '../identity/staff-register.js';
import { ensureAddressBook } from '../keys/address-book-file.js';
import { bookOf } from '../keys/revoke-key.js';
import { revoke, rotate } from './keys.js';
import { restorePerson, withdrawPerson } from './people.js';

let folder: string;
let database: ScratchDatabase;
let pool: pg.Pool;
const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wufang-home-'));
  database = await scratchDatabase('identity');
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  vi.stubEnv('WUFANG_HOME', folder);
  for (const name of processNames) vi.stubEnv(databaseVariableOf(name), database.url);
});
afterAll(async () => {
  vi.unstubAllEnvs(); // cspell:disable-line
  said.mockRestore();
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const found = () => staffRegister(pool, people).find('court-clerk');

test('an administrator withdraws a role or a person, and restores them', async () => {
  await withdrawPerson('court-clerk', { role: 'CLERK' });
  expect((await found())?.roles).toEqual([]);
  await withdrawPerson('court-clerk', {});
  await withdrawPerson('court-clerk', {});
  expect(await found()).toBeNull();
  await restorePerson('court-clerk', {});
  await restorePerson('court-clerk', { role: 'CLERK' });
  expect((await found())?.roles).toEqual(['CLERK']);
});

test('a person or a role that is not there is no withdrawal', async () => {
  await expect(withdrawPerson('nobody', {})).rejects.toThrow('know nobody called nobody');
  await expect(withdrawPerson('court-clerk', { role: 'JUDGE' })).rejects.toThrow(
    'has no role JUDGE, but CLERK',
  );
});

test('an administrator revokes a key and gives its owner a new one', async () => {
  const keys = join(folder, 'keys');
  await ensureAddressBook(keys, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  await rotate('gateway');
  revoke('gateway#1');
  const { version, gateways } = bookOf(keys);
  expect(version).toBe(3);
  expect(gateways.map(({ id, revokedAt }) => [id, revokedAt !== null])).toEqual([
    ['gateway#1', true],
    ['gateway#2', false],
  ]);
});
