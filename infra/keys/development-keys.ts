import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite } from '#kernel/signing/suite.js';
import { organisations, type Organisation } from '../county/organisations.js';
import { agencyNames, type AgencyName, type ProcessName } from '../county/process-table.js';
import { replaceFile } from '../home.js';
import * as files from './key-files.js';

/** A key pair per organisation, gateway and issuer, kept apart so that each program reads its own folder only. */
export interface DevelopmentKeys {
  readonly organisations: ReadonlyMap<Organisation, readonly OwnedKey[]>;
  readonly gateway: readonly OwnedKey[];
  /** Signs the address book; belongs to no program. */
  readonly addressBook: KeyObject;
}

/** A key pair and its place in the row of its owner's keys, from 1. */
export interface OwnedKey {
  readonly number: number;
  readonly key: KeyObject;
}

export function keyFolderOf(keys: string, name: ProcessName): string {
  return join(keys, name);
}

/** By which suite an organisation signs that has no key yet. */
export type SuiteOf = (organisation: Organisation) => Suite;

/** Makes what is missing and leaves the rest alone. */
export async function ensureDevelopmentKeys(
  keys: string,
  suiteOf: SuiteOf = () => 'Ed25519',
): Promise<DevelopmentKeys> {
  const own = new Map<Organisation, OwnedKey[]>();
  for (const organisation of organisations) {
    await files.signingKey(privateKeyFile(keys, organisation), suiteOf(organisation));
    own.set(organisation, ownedKeys(keyFolderOf(keys, organisation.agency), organisation.code));
  }
  await shareMatchingKey(keys);
  for (const agency of agencyNames) {
    await files.es256Jwk(join(keyFolderOf(keys, 'identity'), `${agency}.jwk.json`));
  }
  await files.secret(join(keyFolderOf(keys, 'gateway'), 'session.key'));
  await files.secret(join(keyFolderOf(keys, 'identity'), 'second-factor.key'));
  await files.ed25519Key(join(keyFolderOf(keys, 'gateway'), 'gateway.pem'));
  const gateway = ownedKeys(keyFolderOf(keys, 'gateway'), 'gateway');
  const addressBook = await files.ed25519Key(signerFile(keys));
  publish(join(keys, 'address-book.public.pem'), files.publicPem(addressBook));
  return { organisations: own, gateway, addressBook };
}

export function privateKeyFile(keys: string, { agency, code }: Organisation): string {
  return join(keyFolderOf(keys, agency), `${code}.pem`);
}

/** Signs the address book; belongs to no program. */
export function signerFile(keys: string): string {
  return join(keys, 'address-book', 'signer.pem');
}

/** The first key of an owner is `<owner>.pem`, the next ones are `<owner>-2.pem`, `<owner>-3.pem`. */
export function numberedKeyFile(folder: string, owner: string, number: number): string {
  return join(folder, number === 1 ? `${owner}.pem` : `${owner}-${number}.pem`);
}

function ownedKeys(folder: string, owner: string): OwnedKey[] {
  const name = new RegExp(`^${owner}(?:-(\\d+))?\\.pem$`);
  return readdirSync(folder)
    .flatMap((file) => {
      const found = name.exec(file);
      if (!found) return [];
      return [{ number: Number(found[1] ?? 1), key: createPrivateKey(readFileSync(join(folder, file))) }];
    })
    .sort((one, other) => one.number - other.number);
}

/** The five agencies hash identities with the same key; the docket compares hashes and cannot make one. */
async function shareMatchingKey(keys: string): Promise<void> {
  const holders = agencyNames.filter((agency: AgencyName) => agency !== 'docket');
  const key = await files.secret(join(keys, 'matching.key'));
  for (const agency of holders)
    await files.copyOfSecret(join(keyFolderOf(keys, agency), 'matching.key'), key);
}

function publish(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) replaceFile(path, text);
}
