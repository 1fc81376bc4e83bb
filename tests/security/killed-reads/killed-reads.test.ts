import { describe, expect, test } from 'vitest';
import { thorough } from '../config.js';
import { reportFinding } from '../report.js';
import { compare, type UsageRow } from './compare.js';
import type { Read } from './reader.js';
import { runKilledReads } from './run-killed-reads.js';

const campaign = thorough ? { reads: 10_000, kills: 30 } : { reads: 300, kills: 3 };

test('under kill -9 of the agency that serves them no read is answered without its one record', async () => {
  const { answered, wrong, ...figures } = await runKilledReads(campaign);
  const { kills, recordedUnanswered } = figures;
  reportFinding({
    check: 'personal data read under kill -9: answered without its one record, or recorded without a reader',
    ...{ tried: answered, wrong, figures: { kills, recordedUnanswered } },
  });
  expect(figures).toMatchObject({ kills: campaign.kills, unrecorded: 0, double: 0, withoutReader: 0 });
  expect([wrong, answered >= campaign.reads]).toEqual([0, true]);
}, 1_800_000);

describe('the comparison', () => {
  const read = (mark: string, saw = true): Read => ({ mark, reader: 'a', saw, whole: saw });
  const row = (mark: string, changes: Partial<UsageRow> = {}): UsageRow => ({
    ...{ mark, reader: 'a', agency: 'union', organisation: 'x', what: 'PARTY_NAME' },
    ...changes,
  });

  test('finds nothing wrong where each read has its record', () => {
    const figures = compare([read('1'), read('2', false)], [row('1')], 1);
    expect(figures).toMatchObject({ answered: 1, wrong: 0, recordedUnanswered: 0 });
  });

  test('allows a record whose answer was killed', () => {
    expect(compare([read('1', false)], [row('1')], 1)).toMatchObject({ recordedUnanswered: 1, wrong: 0 });
  });

  test('finds an answer without a record, and a broken-off one too', () => {
    expect(compare([read('1')], [], 1)).toMatchObject({ unrecorded: 1, wrong: 1 });
    expect(compare([{ ...read('1'), whole: false }], [], 1)).toMatchObject({ unrecorded: 1 });
  });

  test('finds a record twice', () =>
    expect(compare([read('1')], [row('1'), row('1')], 1)).toMatchObject({ double: 1, wrong: 1 }));

  test.each([{ reader: null }, { reader: 'b' }, { agency: '' }, { organisation: null }, { what: '' }])(
    'finds a record with %j',
    (changes) =>
      expect(compare([read('1')], [row('1', changes)], 1)).toMatchObject({ withoutReader: 1, wrong: 1 }),
  );

  test('finds a record of a read that nobody made', () =>
    expect(compare([], [row('9')], 1)).toMatchObject({ withoutReader: 1 }));
});
