import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../kit/random.js';
import { short } from './campaign.js';
import type { Findings } from './checker/check.js';
import { examine } from './checker/examine.js';
import { undelivered } from './checker/end-state.js';
import { agencyNames } from '../../infra/county/process-table.js';
import { FaultCounty } from './county/fault-county.js';
import type { Habits } from './county/postman.js';
import type { Sabotage } from './county/sabotage.js';
import { killable } from './nemesis/nemesis.js';
import { planOf } from './nemesis/plan.js';
import { Takeovers } from './nemesis/takeovers.js';
import { lastLine, wrongs } from './report.js';
import { runAgainst } from './run-campaign.js';
import { Clerks } from './workload/clerk.js';
import { Desk } from './workload/desk.js';
import { drive } from './workload/drive.js';
import { History } from './workload/history.js';
import { prepareRoster } from './workload/roster.js';

const seed = 'short form';
const takeovers = new Takeovers();
let county: FaultCounty;

beforeAll(async () => {
  const answered = takeovers.answered.bind(takeovers);
  county = await FaultCounty.start({ seed, answered, canBeSabotaged: true });
}, 300_000);
afterAll(() => county?.stop(), 60_000);

test('the same seed gives the same nemesis, another seed another', () => {
  const plan = planOf('one', short.faults, killable);
  expect(planOf('one', short.faults, killable)).toEqual(plan);
  expect(planOf('two', short.faults, killable)).not.toEqual(plan);
});

test('killed, frozen, cut off, out of disk and out of time, a county loses, doubles and disorders nothing', async () => {
  const result = await runAgainst(county, takeovers, { campaign: short, seed, progress: () => undefined });
  console.log(lastLine(result, short));
  expect(wrongs(result, short)).toEqual([]);
  expect(result.history.count('ISSUE', 'OK')).toBeGreaterThanOrEqual(short.referrals);
  expect(result.nemesis).toEqual(short.faults);
  expect(result.post.duplicates).toBeGreaterThan(short.duplicates / 2);
}, 600_000);

describe('the checker', () => {
  const rough: Habits = { again: 0.6, hold: 100, lose: 0.25 };

  test.each<[Sabotage, Habits, (keyof Findings)[]]>([
    ['RECEIPT_CHECK', { again: 0, hold: 0, lose: 0, lie: 0.3 }, ['withoutReceipt']],
    ['ORDER_CHECK', rough, ['outOfOrder']],
    ['INBOX_DEDUPE', rough, ['doubled']],
  ])(
    'finds out that the agencies go without the %s',
    async (check, habits, kinds) => {
      const before = await findings();
      await county.sabotage(check);
      if (check === 'INBOX_DEDUPE') await withoutKeys();
      await workUnder(habits);
      const after = await findings();
      for (const kind of kinds) expect(after[kind].length, kind).toBeGreaterThan(before[kind].length);
    },
    300_000,
  );
});

async function findings(): Promise<Findings> {
  return (await examine(county, new History())).findings;
}

/** The database would not take a message twice either; that is the same check once more. */
async function withoutKeys(): Promise<void> {
  for (const agency of agencyNames)
    await county.databases
      .get(agency)!
      .query(agency, 'alter table inbox_message drop constraint inbox_message_pkey');
}

async function workUnder(habits: Habits): Promise<void> {
  for (const postman of county.postmen.values()) postman.habits = habits;
  const clerks = new Clerks(county);
  const begun = Date.now();
  const over = () => Date.now() - begun > 15_000;
  const desk = new Desk(clerks, new History(), new Random(seed), await prepareRoster(clerks), over);
  await drive(desk, 30, 8);
  for (const postman of county.postmen.values()) postman.habits = { again: 0, hold: 0, lose: 0 };
  await clerks.close();
  for (
    const until = Date.now() + 10_000;
    Date.now() < until;
    await new Promise((done) => setTimeout(done, 500))
  ) {
    const waiting = await Promise.all(agencyNames.map((agency) => undelivered(county.databaseUrl(agency))));
    if (waiting.every((count) => count === 0)) return;
  }
}
