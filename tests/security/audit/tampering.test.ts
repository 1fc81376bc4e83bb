import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EntityManager } from 'typeorm';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { linkHash } from '#kernel/audit/record.js';
import { walkChain } from '#kernel/audit/walk-chain.js';
import { agencyDataSource } from '#kernel/database.js';
import { askWitness } from '#kernel/witness/ask-witness.js';
import { peersOf } from '#kernel/witness/peers.js';
import { type ChainReport, type SeenHead, verifyChain } from '#kernel/witness/verify-chain.js';
import { scratchDatabase } from '../../kit/scratch-database.js';
import { type WitnessCounty, witnessCounty } from './witness-county.js';

/** Of each kind, from one seed; `TAMPER_TRIALS=1000` for a release. */
const numRuns = Number(process.env.TAMPER_TRIALS ?? 40);
const seed = Number(process.env.TAMPER_SEED ?? 1727);
const patience = 60_000 + numRuns * 2_000;

/** Heads are given after so many links, and after the last. */
const stride = 6;
const length = 60;

let county: WitnessCounty;
let seen: SeenHead[];
beforeAll(async () => {
  county = await witnessCounty();
  for (let links = 0; links < length; links += stride) {
    await county.act(county.court, stride);
    await county.give(county.court);
  }
  seen = await testimony();
}, patience);
afterAll(() => county.stop());

/** What the other two have seen of the court's chain; the court asks them over their doors. */
async function testimony(): Promise<SeenHead[]> {
  const peers = peersOf(county.court.book, 'court').filter(({ agency }) =>
    ['union', 'docket'].includes(agency),
  );
  const told = await Promise.all(peers.map((peer) => askWitness(county.court, peer, 'court', county.carry)));
  expect(told.map(({ failure }) => failure)).toEqual([null, null]);
  return told.flatMap(({ heads }) => heads);
}

const undo = new Error('undo');

/** Somebody with the database's password changes something; what the check finds of it. */
async function after(tamper: (tx: EntityManager) => Promise<unknown>): Promise<ChainReport> {
  let report: ChainReport | undefined;
  await county.court.dataSource
    .transaction(async (tx) => {
      await tamper(tx);
      report = await verifyChain(tx, seen);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return report!;
}

const place = fc.integer({ min: 1, max: length });
const before = fc.integer({ min: 1, max: length - 1 });
const trying = <T>(what: fc.Arbitrary<T>, holds: (value: T) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(what, holds), { numRuns, seed });

/** The first number at or after a row at which heads were given. */
const witnessedFrom = (seq: number): number => Math.ceil(seq / stride) * stride;
const lastAgreedBefore = (seq: number): number => Math.floor((seq - 1) / stride) * stride;

/** What a column may be made to say instead, the least noticeable first. */
const edits: Record<string, string[]> = {
  seq: ['-seq', 'seq + 1000', '0'],
  at: [
    `at + interval '1 microsecond'`,
    `at - interval '1 millisecond'`,
    `'infinity'`,
    `at + interval '1 year'`,
  ],
  actor_id: [`actor_id || ' '`, `upper(actor_id)`, `''`],
  actor_organisation: [`reverse(actor_organisation)`, `lower(actor_organisation)`],
  delegate_id: [`''`, `'somebody'`],
  act: [`act || '.refused'`, `replace(act, 'o', U&'\\043E')`],
  subject: [`subject || U&'\\200B'`, `'subject-0'`],
  case_code: [`''`, `'WF-370499-C-2026-000417-X'`],
  details: [
    `jsonb_set(details, '{number}', to_jsonb((details->>'number')::numeric * 1.0))`,
    `jsonb_set(details, '{number}', to_jsonb((details->>'number')::numeric + 0.00000000000000000001))`,
    `details || '{"kind": "try"}'`,
    `details - 'kind'`,
    `details || '{"more": null}'`,
    `'null'`,
    `'[]'`,
  ],
  previous: [`upper(md5(previous) || md5(previous))`, `hash`, `repeat('0', 63)`],
  hash: [`md5(hash) || md5(hash)`, `upper(hash) || 'x'`, `previous || 'y'`],
};

describe('a witnessed chain', () => {
  test('that nobody touched holds, and every head given was seen by both', async () => {
    expect(await after(async () => undefined)).toMatchObject({
      length,
      broken: null,
      contradictions: [],
      holds: true,
    });
    expect(seen).toHaveLength((2 * length) / stride);
  });

  test.each(Object.keys(edits))(
    'shows the row of which %s was edited',
    (column) =>
      trying(fc.tuple(place, fc.constantFrom(...edits[column]!)), async ([seq, value]) => {
        const { broken, holds } = await after((tx) =>
          tx.query(`update audit_entry set ${column} = ${value} where seq = $1`, [seq]),
        );
        expect(holds).toBe(false);
        // A row that got a number from before the first stands before it; any other leaves its place empty.
        expect(broken!.seq).toBe(
          column === 'seq' && value !== 'seq + 1000' ? Math.min(value === '0' ? 0 : -seq, seq) : seq,
        );
      }),
    patience,
  );

  test(
    'shows the place of a row that was deleted',
    () =>
      trying(place, async (seq) => {
        const { broken } = await after((tx) => tx.query('delete from audit_entry where seq = $1', [seq]));
        expect(broken).toEqual({ seq, reason: seq === length ? 'HEAD_DIFFERS' : 'ROW_MISSING' });
      }),
    patience,
  );

  test(
    'shows the place of a row that was inserted, whatever hash it was given',
    () =>
      trying(fc.tuple(before, fc.boolean()), async ([seq, fitting]) => {
        const { broken } = await after(async (tx) => {
          await tx.query('update audit_entry set seq = -seq where seq >= $1', [seq]);
          await tx.query('update audit_entry set seq = -seq + 1 where seq < 0');
          const next = await tx.findOneByOrFail(AuditEntryEntity, { seq: String(seq + 1) });
          const row = { ...next, seq: String(seq), subject: 'invented' };
          await insert(tx, [{ ...row, hash: fitting ? linkHash(row) : row.hash }]);
        });
        expect(broken!.seq).toBe(fitting ? seq + 1 : seq);
      }),
    patience,
  );

  test(
    'shows the first of two rows that changed places',
    () =>
      trying(fc.uniqueArray(place, { minLength: 2, maxLength: 2 }), async ([one, other]) => {
        const { broken } = await after(async (tx) => {
          await tx.query('update audit_entry set seq = 0 where seq = $1', [one]);
          await tx.query('update audit_entry set seq = $1 where seq = $2', [one, other]);
          await tx.query('update audit_entry set seq = $1 where seq = 0', [other]);
        });
        expect(broken!.seq).toBe(Math.min(one!, other!));
      }),
    patience,
  );

  test(
    'shows from where the tail was cut off with its head, and who has seen more',
    () =>
      trying(before, async (last) => {
        const report = await after((tx) => cutAfter(tx, last));
        expect(report).toMatchObject({ length: last, broken: null, holds: false });
        expect(report.contradictions.map(({ witness }) => witness).sort()).toEqual(['docket', 'union']);
        for (const found of report.contradictions)
          expect(found).toMatchObject({ kind: 'MISSING', from: last + 1, seq: witnessedFrom(last + 1) });
      }),
    patience,
  );

  test(
    'shows that all was set back and went on from there, however far',
    () =>
      trying(fc.tuple(before, fc.integer({ min: 1, max: length })), async ([last, more]) => {
        const report = await after(async (tx) => {
          const from = await tx.findOneByOrFail(AuditEntryEntity, { seq: String(last) });
          await cutAfter(tx, last);
          await rewrite(
            tx,
            Array.from({ length: more }, (_, at) => ({ ...from, seq: String(last + 1 + at) })),
            from.hash,
          );
        });
        expect(report).toMatchObject({ length: last + more, broken: null, holds: false });
        const seq = witnessedFrom(last + 1);
        const kind = seq <= last + more ? 'OTHER_HASH' : 'MISSING';
        const from = kind === 'MISSING' ? last + more + 1 : lastAgreedBefore(last + 1) + 1;
        for (const found of report.contradictions) expect(found).toMatchObject({ kind, from, seq });
        expect(report.contradictions).toHaveLength(2);
      }),
    patience,
  );

  test(
    'shows between which heads a row lies from which on all were written anew',
    () =>
      trying(place, async (first) => {
        const report = await after(async (tx) => {
          const rows = await tx.find(AuditEntryEntity, { order: { seq: 'ASC' } });
          await cutAfter(tx, first - 1);
          const later = rows.slice(first - 1);
          later[0] = { ...later[0]!, subject: 'somebody else' };
          await rewrite(tx, later, rows[first - 2]?.hash ?? '0'.repeat(64));
        });
        expect(report).toMatchObject({ length, broken: null, holds: false });
        expect(report.contradictions).toHaveLength(2);
        for (const found of report.contradictions) {
          expect(found).toMatchObject({ kind: 'OTHER_HASH', seq: witnessedFrom(first) });
          expect(found.from).toBe(lastAgreedBefore(first) + 1);
        }
      }),
    patience,
  );
});

async function cutAfter(tx: EntityManager, last: number): Promise<void> {
  await tx.query('delete from audit_entry where seq > $1', [last]);
  await tx.query('delete from given_head where seq > $1', [last]);
  await tx.query(
    `update audit_head set seq = $1, hash = coalesce((select hash from audit_entry where seq = $1), repeat('0', 64))`,
    [last],
  );
}

/** Puts rows behind the last, linked and hashed as the agency itself would, and moves the head. */
async function rewrite(tx: EntityManager, rows: AuditEntryEntity[], follows: string): Promise<void> {
  let previous = follows;
  const linked = rows.map((row) => {
    const link = { ...row, previous };
    previous = linkHash(link);
    return { ...link, hash: previous };
  });
  await insert(tx, linked);
  await tx.query('update audit_head set seq = $1, hash = $2', [linked.at(-1)!.seq, previous]);
}

async function insert(tx: EntityManager, rows: AuditEntryEntity[]): Promise<void> {
  await tx.insert(AuditEntryEntity, rows as never);
}

describe('a database', () => {
  const name = () => new URL((county.court.dataSource.options as { url: string }).url).pathname.slice(1);

  test(
    'that was set back to a copy of itself is found out by those who saw it later',
    async () => {
      const { dataSource, manifest } = county.court;
      const copies = [];
      for (let copy = 0; copy < 3; copy++) {
        const [head] = await dataSource.query<{ seq: string }[]>('select seq from audit_head');
        // A database is copied whole while nobody is connected to it.
        await dataSource.destroy();
        copies.push({ length: Number(head!.seq), database: await scratchDatabase('copy', name()) });
        await dataSource.initialize();
        await county.act(county.court, 4);
        await county.give(county.court);
      }
      const later = await testimony();
      for (const { length: was, database } of copies) {
        const restored = await agencyDataSource(manifest, database.url, 2).initialize();
        const report = await verifyChain(restored.manager, later);
        expect(report).toMatchObject({ length: was, broken: null, holds: false });
        expect(report.contradictions).toMatchObject(
          [1, 2].map(() => ({ kind: 'MISSING', from: was + 1, seq: was + 4 })),
        );
        await restored.destroy();
        await database.drop();
      }
      expect((await verifyChain(dataSource.manager, later)).holds).toBe(true);
    },
    patience,
  );

  test(
    'holds whenever it is looked at while many write and heads are given',
    async () => {
      let writing = true;
      const writers = Promise.all(Array.from({ length: 6 }, () => county.act(county.court, 25))).finally(
        () => (writing = false),
      );
      let looks = 0;
      while (writing) {
        const { broken } = await walkChain(county.court.dataSource.manager);
        expect(broken).toBeNull();
        await county.give(county.court);
        looks += 1;
      }
      await writers;
      await county.give(county.court);
      expect(looks).toBeGreaterThan(1);
      const report = await verifyChain(county.court.dataSource.manager, await testimony());
      expect(report).toMatchObject({ length: length + 12 + 150, holds: true });
    },
    patience,
  );
});
