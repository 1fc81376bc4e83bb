import { copyFileSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { court } from '../../../infra/county/organisations.js';
import { defaultPorts } from '../../../infra/county/process-table.js';
import {
  addressBookFiles,
  ensureAddressBook,
  knownBook,
  publishBook,
} from '../../../infra/keys/address-book-file.js';
import { migratedDatabase } from '../../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../../tests/kit/scratch-database.js';
import type { Agency, AgencyManifest } from '../agency.js';
import { openAgency } from '../start.js';

const manifest: AgencyManifest = {
  ...{
    name: 'court',
    field: 'court',
    title: '法院',
    letter: 'C',
    entities: [],
    migrations: [],
    resolvers: [],
  },
  ...{ orphanedTypes: [], machines: {}, handlers: {}, referrals: {} },
};

let folder: string;
let database: ScratchDatabase;
let first: string;
let second: string;
let opened: Agency[] = [];
let writings = 0;
const file = (): string => addressBookFiles(folder).book;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wufang-kept-'));
  await ensureAddressBook(folder, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  first = readFileSync(file(), 'utf8');
  publishBook(folder, knownBook(addressBookFiles(folder))!);
  second = readFileSync(file(), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  database = await migratedDatabase(manifest, 'kept_book');
  put(first);
});
afterEach(async () => {
  vi.useRealTimers();
  for (const { dataSource } of opened) await dataSource.destroy();
  opened = [];
  await database.drop();
});

/** Puts a text in the place of the book, so that it counts as changed; null takes the file away. */
function put(text: string | null, path = file()): void {
  if (text === null) return rmSync(path);
  writeFileSync(path, text);
  utimesSync(path, (writings += 1), writings);
}

/** A process of the agency begins: with the agency's database, and the file it is given. */
async function begin(path = file()): Promise<Agency> {
  const agency = await openAgency(manifest, {
    ...{ databaseUrl: database.url, keysDir: join(folder, 'court'), addressBook: path },
    ...{ addressBookKey: addressBookFiles(folder).publicKey, adjustableClock: true, logLevel: 'silent' },
  });
  opened.push(agency);
  return agency;
}

async function end(agency: Agency): Promise<void> {
  opened = opened.filter((one) => one !== agency);
  await agency.dataSource.destroy();
}

/** A look a second later, and another after it: what may be half written is looked at twice. */
async function look({ book }: Agency, looks = 2): Promise<number> {
  for (let at = 0; at < looks; at++) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_001 });
    void book.current;
  }
  return book.current.version;
}

/** What is written beside the work is there a moment later. */
async function soon(look: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (
      await look().then(
        () => true,
        () => false,
      )
    )
      return;
    await pause(20);
  }
  await look();
}

const alarms = ({ dataSource }: Agency) =>
  dataSource.query<{ organisation: string; peer: string; what: string; count: number }[]>(
    `select organisation, peer, what, count from exchange_alarm where kind = 'BOOK_REFUSED' order by organisation`,
  );
const keptVersion = async ({ dataSource }: Agency): Promise<number> =>
  (await dataSource.query<{ version: number }[]>('select version from address_book_seen'))[0]!.version;

const [versionOne, versionTwo] = [1, 2];
const scribbled = '{"book":{"version":9';
const forged = (): string => second.replace('"version": 2', '"version": 9');

describe('an agency that has accepted a book', () => {
  test('refuses an older one after a restart, says so, and works on with the one it kept', async () => {
    put(second);
    await end(await begin());
    put(first);
    const agency = await begin();
    expect(agency.book.current.version).toBe(versionTwo);
    expect(agency.book.refused).toMatchObject({ why: 'OLDER', what: 'OLDER 1 < 2' });
    const told = await alarms(agency);
    expect(told).toContainEqual({
      organisation: court.code,
      peer: court.code,
      what: 'OLDER 1 < 2',
      count: 1,
    });
    expect(agency.keyring.signing.has(court.code)).toBe(true);
  });

  test.each([
    ['missing', () => null, 'MISSING'],
    ['damaged', () => scribbled, 'UNREADABLE'],
    ['not its keeper’s', forged, 'NOT_GENUINE'],
    ['no book', () => '{}', 'UNREADABLE'],
  ])('starts from what it kept where the file is %s', async (_what, text, why) => {
    await end(await begin());
    put(text());
    const agency = await begin();
    expect(agency.book.current.version).toBe(versionOne);
    expect(agency.book.find(court.code)?.code).toBe(court.code);
    expect(agency.book.refused?.why).toBe(why);
    expect((await alarms(agency))[0]).toMatchObject({ what: why, count: 1 });
    put(second);
    expect(await look(agency)).toBe(versionTwo);
    expect(agency.book.refused).toBeNull();
    await soon(async () => expect(await keptVersion(agency)).toBe(versionTwo));
  });

  test('refuses another text under the version it accepted, and takes the same text in another layout', async () => {
    await end(await begin());
    put(JSON.stringify(JSON.parse(first)));
    const agency = await begin();
    expect(agency.book.refused).toBeNull();
    await agency.dataSource.query(`update address_book_seen set version = 2, text = $1`, [second]);
    const other = join(folder, 'address-book', 'version');
    writeFileSync(other, '1');
    put(first);
    const { issuedAt, ...rest } = knownBook(addressBookFiles(folder))!;
    publishBook(folder, { ...rest, issuedAt: new Date(Date.parse(issuedAt) + 1).toISOString() });
    expect((await begin()).book.refused).toMatchObject({ what: 'SAME_VERSION 2' });
  });

  test('believes a text in its database only if the keeper signed it, but counts its version', async () => {
    put(second);
    await end(await begin());
    const agency = await begin();
    await agency.dataSource.query('update address_book_seen set text = $1', [forged()]);
    put(first);
    await expect(begin()).rejects.toThrow('There is no address book to begin with: OLDER 1 < 2.');
  });

  test('does not start without any', async () => {
    put(null);
    await expect(begin()).rejects.toThrow('There is no address book to begin with: MISSING.');
    put(forged());
    await expect(begin()).rejects.toThrow('NOT_GENUINE');
  });
});

describe('while an agency works', () => {
  test('a newer book holds within a second and is kept; going back is refused and told once', async () => {
    const agency = await begin();
    put(second);
    expect(await look(agency)).toBe(versionTwo);
    await soon(async () => expect(await keptVersion(agency)).toBe(versionTwo));
    put(first);
    expect(await look(agency)).toBe(versionTwo);
    await soon(async () => expect(await alarms(agency)).not.toEqual([]));
    put(first);
    await look(agency, 4);
    await begin();
    await begin();
    const told = await alarms(agency);
    expect(told).toHaveLength(agency.book.organisationsOf('court').length);
    expect(told.map(({ count }) => count)).toEqual(told.map(() => 1));
  });

  test('what a person has seen to is unseen again when another book is refused', async () => {
    const agency = await begin();
    put(forged());
    await look(agency);
    await soon(async () => expect(await alarms(agency)).not.toEqual([]));
    await agency.dataSource.query(`update exchange_alarm set seen_at = now(), seen_by = 'x'`);
    put(forged().replace('"version": 9', '"version": 8'));
    await look(agency);
    await soon(async () => expect((await alarms(agency))[0]!.count).toBe(2));
    const rows = await agency.dataSource.query(`select 1 from exchange_alarm where seen_at is not null`);
    expect(rows).toEqual([]);
  });

  test('a file that is half written for a moment alarms nobody', async () => {
    const agency = await begin();
    put(scribbled);
    await look(agency, 1);
    expect(agency.book.refused).toBeNull();
    put(second);
    expect(await look(agency, 1)).toBe(versionTwo);
    expect(await alarms(agency)).toEqual([]);
    put(scribbled);
    await look(agency, 2);
    expect(agency.book.refused?.why).toBe('UNREADABLE');
  });

  test('a revoked key is refused even while the database is away, and the book is kept when it is back', async () => {
    const agency = await begin();
    const away = vi.spyOn(agency.dataSource, 'query').mockRejectedValue(new Error('away'));
    put(second);
    expect(await look(agency)).toBe(versionTwo);
    away.mockRestore();
    expect(await keptVersion(agency)).toBe(versionOne);
    await soon(async () => {
      await look(agency, 1);
      expect(await keptVersion(agency)).toBe(versionTwo);
    });
  });
});

describe('two processes of one agency', () => {
  test('share what either has accepted, though one reads an older file', async () => {
    const older = join(folder, 'older.json');
    copyFileSync(file(), older);
    const behind = await begin(older);
    expect(behind.book.current.version).toBe(versionOne);
    put(second);
    await begin();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_001 });
    await soon(async () => expect(await look(behind, 1)).toBe(versionTwo));
    expect((await begin(older)).book.current.version).toBe(versionTwo);
    await look(behind);
    expect(behind.book.refused?.what).toBe('OLDER 1 < 2');
  });

  test('that accept different books at once keep the newer', async () => {
    const older = join(folder, 'older.json');
    copyFileSync(file(), older);
    put(second);
    const [one, other] = await Promise.all([begin(older), begin()]);
    await soon(async () => expect(await keptVersion(one)).toBe(versionTwo));
    expect(other.book.current.version).toBe(versionTwo);
  });
});
