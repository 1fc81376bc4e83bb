import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organisations, type Organisation } from '../county/organisations.js';
import { agencyNames, type AgencyName, type ProcessName } from '../county/process-table.js';
import { replaceFile } from '../home.js';
import * as files from './key-files.js';

/** A key pair per organisation, gateway and issuer, kept apart so that each program reads its own folder only. */
export interface DevelopmentKeys {
  readonly organisations: ReadonlyMap<Organisation, KeyObject>;
  readonly gateway: KeyObject;
  /** Signs the address book; belongs to no program. */
  readonly addressBook: KeyObject;
}

export function keyFolderOf(keys: string, name: ProcessName): string {
  return join(keys, name);
}

/** Makes what is missing and leaves the rest alone. */
export async function ensureDevelopmentKeys(keys: string): Promise<DevelopmentKeys> {
  const own = new Map<Organisation, KeyObject>();
  for (const organisation of organisations) {
    own.set(organisation, await files.ed25519Key(privateKeyFile(keys, organisation)));
  }
  await shareMatchingKey(keys);
  for (const agency of agencyNames) {
    await files.es256Jwk(join(keyFolderOf(keys, 'identity'), `${agency}.jwk.json`));
  }
  await files.secret(join(keyFolderOf(keys, 'gateway'), 'session.key'));
  const gateway = await files.ed25519Key(join(keyFolderOf(keys, 'gateway'), 'gateway.pem'));
  const addressBook = await files.ed25519Key(join(keys, 'address-book', 'signer.pem'));
  publish(join(keys, 'address-book.public.pem'), files.publicPem(addressBook));
  return { organisations: own, gateway, addressBook };
}

export function privateKeyFile(keys: string, { agency, code }: Organisation): string {
  return join(keyFolderOf(keys, agency), `${code}.pem`);
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
