import { chmodSync, chownSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defaultPorts, processNames } from '../county/process-table.js';
import { ensureAddressBook } from '../keys/address-book-file.js';
import { readSignatureSuite } from '../keys/config.js';
import { keyFolderOf } from '../keys/development-keys.js';
import { readKeysConfig } from './config.js';

/** Makes the development keys once, each process's in a folder of its own, and publishes the signed address book. */
const { keys, book, publicUrl } = readKeysConfig(process.env);
const suite = readSignatureSuite(process.env);
const places = { ports: defaultPorts, publicUrl, hostOf: (name: string) => name, suiteOf: () => suite };
const files = await ensureAddressBook(keys, places);
mkdirSync(book, { recursive: true });
for (const file of [files.publicKey, files.book]) {
  const copy = join(book, basename(file));
  copyFileSync(file, copy);
  chmodSync(copy, 0o644);
}

/** The image's processes run as this user; each can read the folder of its own keys and no other. */
const imageUser = 1000;
for (const name of processNames) {
  const folder = keyFolderOf(keys, name);
  for (const path of [folder, ...readdirSync(folder).map((file) => join(folder, file))])
    chownSync(path, imageUser, imageUser);
}
