import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Agency } from '#kernel/agency.js';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { KeyFolder } from '#kernel/exchange/keyring.js';
import { type WitnessCounty, witnessCounty } from '../../tests/security/audit/witness-county.js';
import type { AgencyName } from '../county/process-table.js';
import { describe as printed } from '../hub/audit.js';
import { addressBookFiles } from '../keys/address-book-file.js';
import type { Chains } from './chains.js';
import { contradictedChains, verifyChains } from './verify.js';

let county: WitnessCounty;
let chains: Chains;
const urlOf = ({ dataSource }: Agency) => (dataSource.options as { url: string }).url;

beforeAll(async () => {
  county = await witnessCounty();
  for (const agency of [county.court, county.union]) {
    for (const links of [3, 4]) {
      await county.act(agency, links);
      await county.give(agency);
    }
  }
  const files = addressBookFiles(county.keys);
  const book = new AddressBookCache(files.book, readFileSync(files.publicKey, 'utf8'));
  chains = {
    book,
    databases: new Map(
      county.agencies.map((agency) => [agency.manifest.name as AgencyName, urlOf(agency)] as const),
    ),
    keyringOf: (name) => new KeyFolder(join(county.keys, name), book),
  };
});
afterAll(() => county.stop());

/** With the chain of one agency changed, and changed back. */
async function changed(
  agency: Agency,
  change: string[],
  back: string[],
  look: () => Promise<void>,
): Promise<void> {
  for (const statement of change) await agency.dataSource.query(statement);
  await look();
  for (const statement of back) await agency.dataSource.query(statement);
}

describe('verifying the chains', () => {
  test('says of each that it holds, and who has witnessed it up to where', async () => {
    const verdicts = await verifyChains(chains, null, { carry: county.carry });
    expect(verdicts.map(({ agency, report }) => [agency, report?.length, report?.holds])).toEqual([
      ['court', 7, true],
      ['union', 7, true],
      ['docket', 0, true],
    ]);
    const text = printed(verdicts);
    expect(text).toMatch(
      /✔ court +7 +\d+ {2}docket to 7, union to 7|✔ court +7 +\d+ {2}union to 7, docket to 7/,
    );
    expect(text).toContain('justice was not heard: ECONNREFUSED');
    expect(text).toContain('Every chain holds.');
  });

  test.each([
    ['reading their databases', {}],
    ['asking them over their doors', { ask: true }],
  ])('finds, %s, the witness whose head is gone', async (_how, how) => {
    const take = [
      'create table kept_aside as select * from audit_entry where seq > 5',
      'delete from audit_entry where seq > 5',
      'update audit_head set (seq, hash) = (select seq, hash from audit_entry where seq = 5)',
    ];
    const back = [
      'insert into audit_entry select * from kept_aside',
      'update audit_head set (seq, hash) = (select seq, hash from audit_entry where seq = 7)',
      'drop table kept_aside',
    ];
    await changed(county.court, take, back, async () => {
      const verdicts = await verifyChains(chains, 'court', { ...how, carry: county.carry });
      expect(verdicts).toHaveLength(1);
      expect(verdicts[0]!.report).toMatchObject({ length: 5, broken: null, holds: false });
      expect(printed(verdicts)).toMatch(
        /rows 6 to 7 gone: (union, docket|docket, union) keep a signed head of \S+ with row 7;/,
      );
      expect(printed(verdicts)).toContain('Does not hold: court.');
      expect(await contradictedChains(chains)).toEqual([expect.stringMatching(/^court \(row 7, by \w+\)$/)]);
    });
  });

  test('names an edited row, though no witness can know of it', async () => {
    const change = [`update audit_entry set subject = subject || '!' where seq = 2`];
    const back = [`update audit_entry set subject = rtrim(subject, '!') where seq = 2`];
    await changed(county.union, change, back, async () => {
      const verdicts = await verifyChains(chains, 'union', { carry: county.carry });
      expect(printed(verdicts)).toContain('row 2 is not what its hash was made of: edited');
    });
  });

  test('is not misled by a head that a witness has invented', async () => {
    const change = [`update witnessed_head set hash = repeat('f', 64) where agency = 'court' and seq = 7`];
    const back = [
      `update witnessed_head set hash = '${(await hashAt(7))!}' where agency = 'court' and seq = 7`,
    ];
    await changed(county.union, change, back, async () => {
      const [verdict] = await verifyChains(chains, 'court', { carry: county.carry });
      expect(verdict!.report!.holds).toBe(true);
      expect(await contradictedChains(chains)).toEqual([]);
    });
  });

  test('says which chain could not be read', async () => {
    const databases = new Map([...chains.databases, ['justice', 'postgres://127.0.0.1:9/none'] as const]);
    const verdicts = await verifyChains({ ...chains, databases }, 'justice', { carry: county.carry });
    expect(printed(verdicts)).toMatch(/✘ justice +could not be read: ECONNREFUSED/);
  });
});

async function hashAt(seq: number): Promise<string | undefined> {
  const [row] = await county.court.dataSource.query<{ hash: string }[]>(
    'select hash from audit_entry where seq = $1',
    [seq],
  );
  return row?.hash;
}
