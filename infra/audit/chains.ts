import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { KeyFolder } from '#kernel/exchange/keyring.js';
import { agencyNames, databaseVariableOf, type AgencyName } from '../county/process-table.js';
import type { Home } from '../home.js';
import { addressBookFiles } from '../keys/address-book-file.js';
import { keyFolderOf } from '../keys/development-keys.js';
import { findCluster } from '../postgres/cluster.js';
import { knownDatabases } from '../postgres/databases.js';

/** What one needs to look at chains: the address book, and the databases and keys within reach of whoever looks. */
export interface Chains {
  readonly book: AddressBookCache;
  readonly databases: ReadonlyMap<AgencyName, string>;
  keyringOf(agency: AgencyName): KeyFolder;
}

/** What the environment names, and for the rest this home: its running server, its address book, its keys. */
export async function chainsOf(home: Home, environment = process.env): Promise<Chains> {
  const files = addressBookFiles(home.keys);
  const publicKey = readFileSync(environment.ADDRESS_BOOK_KEY || files.publicKey, 'utf8');
  const book = new AddressBookCache(environment.ADDRESS_BOOK || files.book, publicKey);
  const passwords = join(home.keys, 'database-passwords.json');
  const cluster = existsSync(passwords) ? await findCluster(home.postgres) : null;
  const embedded = cluster ? knownDatabases(cluster.adminUrl, passwords) : {};
  const databases = new Map(
    agencyNames.flatMap((name) => {
      const url = environment[databaseVariableOf(name)] || embedded[name];
      return url ? [[name, url] as const] : [];
    }),
  );
  const folderOf = (name: AgencyName) => environment.KEYS_DIR || keyFolderOf(home.keys, name);
  return { book, databases, keyringOf: (name) => new KeyFolder(folderOf(name), book) };
}

/** Reads a database of an agency without knowing its entities, and without changing anything. */
export async function reading<T>(url: string, work: (database: DataSource) => Promise<T>): Promise<T> {
  const database = await new DataSource({
    ...{ type: 'postgres', url, entities: [], poolSize: 1, applicationName: 'wufang-audit' },
    ...{ installExtensions: false, extra: { connectionTimeoutMillis: 5_000, statement_timeout: 60_000 } },
  }).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
