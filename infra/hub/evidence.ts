import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { agencyDataSource } from '#kernel/database.js';
import { collectHoldings, type Holdings } from '../evidence/collect.js';
import { writeBundle } from '../evidence/bundle.js';
import type { AgencyName } from '../county/process-table.js';
import { homeOf } from '../home.js';
import { addressBookFiles } from '../keys/address-book-file.js';
import { manifests } from '../manifests.js';
import { databaseUrls, openCluster, type DatabaseUrls } from './databases.js';

/** Writes the evidence of a referral into a folder, from every agency whose database this machine reaches. */
export async function evidence(referralId: string, { at = '.' }: { at?: string }): Promise<void> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(referralId))
    throw new Error('A referral is named by its id, such as 8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d.');
  const home = homeOf();
  const book = addressBookFiles(home.keys);
  if (!existsSync(book.book)) throw new Error('There is no address book here. Start the hub once.');
  const cluster = await openCluster(home);
  try {
    const holdings = await collectAll(referralId, await databaseUrls(home, cluster));
    const folder = resolve(at, `evidence-${referralId}`);
    writeBundle(folder, referralId, holdings, book);
    console.log(`${folder} holds the evidence. It contains personal data.`);
    console.log(`Verify it with OpenSSL alone: sh ${join(folder, 'verify.sh')}`);
  } finally {
    await cluster?.release();
  }
}

async function collectAll(referralId: string, urls: DatabaseUrls): Promise<Holdings[]> {
  const holdings: Holdings[] = [];
  for (const manifest of manifests) {
    const dataSource = agencyDataSource(manifest, urls[manifest.name as AgencyName], 2);
    try {
      await dataSource.initialize();
      holdings.push(await collectHoldings(manifest.name, dataSource, referralId));
    } catch (error) {
      console.error(`${manifest.name} could not be asked: ${(error as Error).message}`);
    } finally {
      if (dataSource.isInitialized) await dataSource.destroy();
    }
  }
  return holdings;
}
