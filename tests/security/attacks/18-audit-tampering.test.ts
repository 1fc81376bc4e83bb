import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityManager } from 'typeorm';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { linkHash, record } from '#kernel/audit/record.js';
import { firstBrokenLink } from '#kernel/audit/verify.js';
import { type ToyCounty, toyCounty } from '../../kit/toy-county.js';
import { thorough } from '../config.js';
import { reportFinding } from '../report.js';

/** Of each kind. */
const trials = thorough ? 1000 : 25;
const length = 40;

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
  for (let number = 1; number <= length; number++) {
    const ctx = county.clerk(county.court);
    await ctx.transaction(async (tx) =>
      record(tx, ctx, 'case.look', `subject-${number}`, { caseCode: null, details: { number } }),
    );
  }
});
afterAll(async () => {
  reportFinding({
    check: 'audit chains tampered with: not found, or at the wrong row',
    tried,
    wrong: tried - found,
  });
  await county.stop();
});

const undo = new Error('undo');
let [tried, found] = [0, 0];

/** The check names this row. */
async function shows(row: number, tamper: (tx: EntityManager) => Promise<unknown>): Promise<void> {
  tried += 1;
  expect(await after(tamper)).toBe(row);
  found += 1;
}

/** Whoever has the database's own password changes something; answers the number that the check names. */
async function after(tamper: (tx: EntityManager) => Promise<unknown>): Promise<number | null> {
  let broken: number | null = null;
  await county.court.dataSource
    .transaction(async (tx) => {
      await tamper(tx);
      broken = await firstBrokenLink(tx);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return broken;
}

type Rows = readonly [number, ...number[]];
const anywhere = fc.integer({ min: 1, max: length }).map((seq): Rows => [seq]);
const beforeLast = fc.integer({ min: 1, max: length - 1 }).map((seq): Rows => [seq]);
const twoRows = fc
  .uniqueArray(fc.integer({ min: 1, max: length }), { minLength: 2, maxLength: 2 })
  .map(([one, other]): Rows => [one!, other!]);

const each = (rows: fc.Arbitrary<Rows>, trial: (rows: Rows) => Promise<void>) =>
  fc.assert(fc.asyncProperty(rows, trial), { numRuns: trials });

/** What a row may be made to say instead, column by column. */
const edits: Record<string, string> = {
  at: `at + interval '1 millisecond'`,
  actor_id: `actor_id || 'x'`,
  actor_organisation: `reverse(actor_organisation)`,
  delegate_id: `'somebody'`,
  act: `act || '.refused'`,
  subject: `subject || '1'`,
  case_code: `'WF-370499-C-2026-000417-X'`,
  details: `details || '{"more": 1}'`,
  previous: `md5(previous)`,
  hash: `md5(hash)`,
};

describe('a chain', () => {
  test('of which nothing was changed holds', async () => {
    expect(await after(async () => undefined)).toBeNull();
  });

  test.each(Object.keys(edits))('shows the row of which %s was edited', (column) =>
    each(anywhere, async ([seq]) => {
      const edit = `update audit_entry set ${column} = ${edits[column]} where seq = $1`;
      await shows(seq, (tx) => tx.query(edit, [seq]));
    }),
  );

  test('shows the row that was edited and given a fitting hash: the next one no longer follows it', () =>
    each(anywhere, ([seq]) =>
      shows(seq + 1, async (tx) => {
        const row = await tx.findOneByOrFail(AuditEntryEntity, { seq: String(seq) });
        row.act = 'case.nothing';
        await tx.update(AuditEntryEntity, { seq: row.seq }, { act: row.act, hash: linkHash(row) });
      }),
    ));

  test('shows the place where a row was deleted', () =>
    each(anywhere, ([seq]) => shows(seq, (tx) => tx.query('delete from audit_entry where seq = $1', [seq]))));

  test('shows the place where a row was deleted and the later ones moved up', () =>
    each(beforeLast, ([seq]) =>
      shows(seq, async (tx) => {
        await tx.query('delete from audit_entry where seq = $1', [seq]);
        await tx.query('update audit_entry set seq = -seq where seq > $1', [seq]);
        await tx.query('update audit_entry set seq = -seq - 1 where seq < 0');
      }),
    ));

  test('shows a row that was inserted', () =>
    each(anywhere, ([seq]) =>
      shows(seq, async (tx) => {
        await tx.query('update audit_entry set seq = -seq where seq >= $1', [seq]);
        await tx.query('update audit_entry set seq = -seq + 1 where seq < 0');
        const row = await tx.findOneByOrFail(AuditEntryEntity, { seq: String(seq + 1) });
        await tx.save(AuditEntryEntity, { ...row, seq: String(seq), subject: 'invented' });
      }),
    ));

  // Named is the place behind the last row: there the head should be.
  test('shows a row that was added behind the head, however fitting', () =>
    shows(length + 2, async (tx) => {
      const last = await tx.findOneByOrFail(AuditEntryEntity, { seq: String(length) });
      const more = { ...last, seq: String(length + 1), previous: last.hash };
      await tx.save(AuditEntryEntity, { ...more, hash: linkHash(more) });
    }));

  test('shows the first of two rows that changed places', () =>
    each(twoRows, ([one, other]) =>
      shows(Math.min(one, other!), async (tx) => {
        await tx.query('update audit_entry set seq = 0 where seq = $1', [one]);
        await tx.query('update audit_entry set seq = $1 where seq = $2', [one, other]);
        await tx.query('update audit_entry set seq = $1 where seq = 0', [other]);
      }),
    ));

  test('shows from where the tail was cut off', () =>
    each(anywhere, ([seq]) =>
      shows(seq, (tx) => tx.query('delete from audit_entry where seq >= $1', [seq])),
    ));

  const roll =
    'update audit_head set (seq, hash) = (select seq, hash from audit_entry where seq = $1) where id = 1';
  test('shows a head that was rolled back without its tail', () =>
    each(beforeLast, ([seq]) => shows(length + 1, (tx) => tx.query(roll, [seq]))));

  test('shows a head that is gone', () => shows(length + 1, (tx) => tx.query('delete from audit_head')));
});

// One chain alone cannot show that head and tail were rolled back together, or that all links from one on were written
// anew: what is left is a good chain. Only who has seen a later head can tell; the agencies' witnessing of each other's
// heads is what issue 4 adds.
describe('a chain alone does not show', () => {
  const cut = async (tx: EntityManager): Promise<void> => {
    await tx.query('delete from audit_entry where seq > 30');
    await tx.query(
      'update audit_head set (seq, hash) = (select seq, hash from audit_entry where seq = 30) where id = 1',
    );
  };

  test('that head and tail were rolled back together; a head seen before does', async () => {
    expect(await after(cut)).toBeNull();
    const [seen] = await county.court.dataSource.query<{ seq: string; hash: string }[]>(
      'select seq, hash from audit_head',
    );
    await after(async (tx) => {
      await cut(tx);
      expect(await tx.existsBy(AuditEntryEntity, { seq: seen!.seq, hash: seen!.hash })).toBe(false);
    });
  });
});
