import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstBrokenLink } from '#kernel/audit/verify.js';
import { returnReasons } from '#kernel/clock/law.js';
import { agencyDataSource } from '#kernel/database.js';
import { isCreditCode } from '#kernel/values/credit-code.js';
import { isIdNumber } from '#kernel/values/id-number.js';
import { agencyNames, type AgencyName, defaultPorts } from '../county/process-table.js';
import { ensureAddressBook } from '../keys/address-book-file.js';
import { manifests } from '../manifests.js';
import { migratedDatabase } from '../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../tests/kit/scratch-database.js';
import { listIntakes } from '../../subgraphs/court/filing-intake/list-intakes.js';
import { PreFilingMediationEntity } from '../../subgraphs/court/pre-filing-mediation/pre-filing-mediation.entity.js';
import { DemoCounty } from './demo-county.js';
import { planCases } from './plan.js';
import { seedDemo } from './seed.js';

const now = new Date('2026-11-20T10:00:00+08:00');
const today = '2026-11-20';

describe('the plan of the demo county', () => {
  const plan = planCases(now);

  test('is the same for the same day, and another for another seed', () => {
    expect(planCases(new Date('2026-11-20T23:00:00+08:00'))).toEqual(plan);
    expect(planCases(now, 1)).not.toEqual(plan);
  });

  test('has three hundred cases, in the order of their opening, none of them today or later', () => {
    expect(plan).toHaveLength(300);
    const opened = plan.map(({ days }) => days[0]!);
    expect(opened.toSorted()).toEqual(opened);
    expect(plan.every(({ days }) => days.at(-1)! < today)).toBe(true);
  });

  test('names people and firms that cannot exist, with numbers that check', () => {
    for (const { workers, firm } of plan) {
      expect(isCreditCode(firm.creditCode) && firm.creditCode.includes('FAKE')).toBe(true);
      for (const { name, idNumber, phone } of workers) {
        expect(isIdNumber(idNumber) && idNumber.startsWith('370499')).toBe(true);
        expect([name.slice(0, 2), phone.slice(0, 3)]).toEqual([expect.stringMatching(/测试|样例/), '144']);
      }
    }
    const numbers = plan.flatMap(({ workers }) => workers.map(({ idNumber }) => idNumber));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('the demo county', () => {
  const databases = new Map<AgencyName, ScratchDatabase>();
  const folder = mkdtempSync(join(tmpdir(), 'wufang-demo-'));
  let county: DemoCounty | undefined;
  const lines: string[] = [];

  beforeAll(async () => {
    const files = await ensureAddressBook(folder, {
      ports: defaultPorts,
      publicUrl: 'http://127.0.0.1:4000',
    });
    await Promise.all(
      manifests.map(async (manifest) => {
        const database = await migratedDatabase(manifest, `demo_${manifest.name}`);
        databases.set(manifest.name as AgencyName, database);
      }),
    );
    const urls = Object.fromEntries([...databases].map(([name, { url }]) => [name, url])) as Record<
      AgencyName,
      string
    >;
    county = await DemoCounty.open({ databases: urls, keys: folder, book: files });
    const begun = performance.now();
    await seedDemo(county, now, (line) => lines.push(line));
    console.info(`The demo county took ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  }, 180_000);

  afterAll(async () => {
    await county?.close();
    for (const database of databases.values()) await database.drop();
    rmSync(folder, { recursive: true });
  });

  async function rows<Row extends object>(agency: AgencyName, query: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: databases.get(agency)!.url });
    await client.connect();
    try {
      return (await client.query<Row>(query)).rows;
    } finally {
      await client.end();
    }
  }

  test('has told the register of three hundred cases, and says how far it is', async () => {
    expect(
      await rows('docket', 'select count(*)::int as n, count(title)::int as named from docket_case'),
    ).toEqual([{ n: 300, named: 300 }]);
    expect(lines.at(-1)).toBe('300 of 300 cases');
  });

  test('gives the case codes in the order of the plan', async () => {
    const letters = await rows<{ letter: string }>(
      'docket',
      `select split_part(case_code, '-', 3) as letter from docket_case where case_code like '%-2026-%' group by 1 order by 1`,
    );
    expect(letters.map(({ letter }) => letter)).toEqual(['C', 'H', 'J', 'U']);
    const opened = await rows<{ opened_on: string }>(
      'docket',
      `select opened_on::text from docket_case where case_code like '%-C-2026-%' order by case_code`,
    );
    const days = opened.map((row) => row.opened_on);
    expect(days).toEqual(days.toSorted());
  });

  test('has referrals in every state that an act leads to', async () => {
    const states = await rows<{ state: string }>('docket', 'select distinct state from referral_ledger');
    expect(states.map(({ state }) => state).toSorted()).toEqual([
      ...['ACCEPTED', 'CLOSED', 'EXTENDED', 'FORWARDED', 'IN_HANDLING', 'RECALLED', 'RECEIVED'],
      ...['RESULT_REPORTED', 'RETURNED', 'RE_DESIGNATED', 'SENT', 'SUSPENDED', 'UNCONFIRMED'],
    ]);
  });

  test('has overdue cases, and a return for each reason of the list', async () => {
    const [overdue] = await rows<{ n: number }>(
      'docket',
      `select count(*)::int as n from docket_case where due_on < '${today}' and closed_on is null`,
    );
    expect(overdue!.n).toBeGreaterThan(10);
    const reasons = await rows<{ reason: string }>(
      'docket',
      'select distinct return_reason as reason from referral_ledger where return_reason is not null',
    );
    expect(reasons.map(({ reason }) => reason).toSorted()).toEqual(
      returnReasons()
        .map(({ code }) => code)
        .toSorted(),
    );
  });

  test('opens with what a clerk can delegate at once', async () => {
    const ctx = county!.as('court-clerk', now);
    const { nodes } = await listIntakes(ctx, { states: ['RECEIVED'], first: 50, after: null });
    const open = await ctx.db.findBy(PreFilingMediationEntity, {
      state: 'OPENED',
      organisation: ctx.actor.organisation,
    });
    const ready = new Set(open.map(({ intakeId }) => intakeId));
    expect(nodes.filter(({ id }) => ready.has(id)).length).toBeGreaterThanOrEqual(30);
  });

  test.each(agencyNames)('keeps the audit chain of %s and leaves no message behind', async (name) => {
    const manifest = manifests.find((candidate) => candidate.name === name)!;
    const dataSource = await agencyDataSource(manifest, databases.get(name)!.url, 1).initialize();
    expect(await firstBrokenLink(dataSource.manager)).toBeNull();
    await dataSource.destroy();
    expect(
      await rows(
        name,
        `select type, disposition from outbox_message where delivered_at is null or disposition <> 'APPLIED'
         union all select type, disposition from inbox_message where disposition <> 'APPLIED'`,
      ),
    ).toEqual([]);
  });
});
