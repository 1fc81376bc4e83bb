import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { KeyFolder } from '#kernel/exchange/keyring.js';
import type { Chains } from '../../../infra/audit/chains.js';
import { verifyChains } from '../../../infra/audit/verify.js';
import { agencyNames, type AgencyName } from '../../../infra/county/process-table.js';
import { addressBookFiles } from '../../../infra/keys/address-book-file.js';
import { keyFolderOf } from '../../../infra/keys/development-keys.js';
import type { FaultCounty } from '../county/fault-county.js';
import type { History } from '../workload/history.js';
import { check, type Findings } from './check.js';
import { readAgency, readLedger } from './end-state.js';

export interface Examination {
  findings: Findings;
  /** I6: chains that do not verify, by agency, and what is wrong. One that was set back to a backup must be among them. */
  chains: string[];
  messages: number;
  referrals: number;
}

/** Reads what every agency holds, and checks it. */
export async function examine(
  county: FaultCounty,
  history: History,
  setBack: AgencyName | null = null,
): Promise<Examination> {
  const book = bookOf(county);
  const states = await Promise.all(
    agencyNames.map((agency) => readAgency(agency, county.databaseUrl(agency))),
  );
  const ledger = await readLedger(county.databaseUrl('docket'));
  const findings = await check({ history, states, ledger, book, setBack });
  return {
    findings,
    chains: await brokenChains(county, book),
    messages: states.reduce((sum, { outbox }) => sum + outbox.length, 0),
    referrals: states.reduce(
      (sum, { referrals }) => sum + referrals.filter(({ direction }) => direction === 'OUT').length,
      0,
    ),
  };
}

function bookOf({ home }: FaultCounty): AddressBookCache {
  const files = addressBookFiles(home.keys);
  return new AddressBookCache(files.book, readFileSync(files.publicKey, 'utf8'));
}

async function brokenChains(county: FaultCounty, book: AddressBookCache): Promise<string[]> {
  const chains: Chains = {
    book,
    databases: new Map(agencyNames.map((agency) => [agency, county.databaseUrl(agency)])),
    keyringOf: (name) => new KeyFolder(join(keyFolderOf(county.home.keys, name)), book),
  };
  const verdicts = await verifyChains(chains, null, {});
  return verdicts
    .filter(({ report }) => !report?.holds)
    .map(({ agency, report, failure }) => {
      const { broken = null, contradictions = [] } = report ?? {};
      const witnessed = contradictions.map(({ kind, from, seq }) => `${kind} ${from}–${seq}`);
      return [agency, failure, broken && `${broken.reason} ${broken.seq}`, ...witnessed]
        .filter(Boolean)
        .join(' ');
    });
}
