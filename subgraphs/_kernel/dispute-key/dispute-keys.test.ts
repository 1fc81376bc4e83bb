import * as fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { causes } from '#kernel/clock/law.js';
import type { PartyKind } from '#kernel/party/party.entity.js';
import { claimsOfItems } from './claims-of-items.js';
import { claimKindRows, kindsOfCause } from './claim-kind.js';
import { assumedClaims, disputeKeys, mostKeys } from './dispute-keys.js';
import { employerName } from './employer-name.js';
import { monthsFrom, needMonth } from './month.js';

const keyring = { signing: new Map(), matching: randomBytes(32) };
const party = (kind: PartyKind, name: string, matchingKey: string | null) => ({ kind, name, matchingKey });
const worker = party('PERSON', '测试甲', 'w'.repeat(43));
const firm = party('EMPLOYER', '虚构市中科技有限公司', 'e'.repeat(43));
const wages = (from: string, until: string) => ({ kind: 'WAGES' as const, from, until });
const common = (one: readonly string[], other: readonly string[]): number =>
  one.filter((key) => other.includes(key)).length;

describe('the keyed hashes of a dispute', () => {
  const keys = disputeKeys(keyring, [worker, firm], [wages('2025-01', '2025-03')]);

  test('are one for each month and each way the employer is known, and no text of the dispute', () => {
    expect(keys).toHaveLength(3 * 2);
    expect(keys.every((key) => /^[\w-]{22}$/.test(key))).toBe(true);
  });

  test.each([
    [
      'another key',
      disputeKeys({ ...keyring, matching: randomBytes(32) }, [worker, firm], [wages('2025-01', '2025-03')]),
    ],
    [
      'another person',
      disputeKeys(keyring, [{ ...worker, matchingKey: 'v'.repeat(43) }, firm], [wages('2025-01', '2025-03')]),
    ],
    [
      'another employer',
      disputeKeys(
        keyring,
        [worker, party('EMPLOYER', '虚构市外公司', 'f'.repeat(43))],
        [wages('2025-01', '2025-03')],
      ),
    ],
    [
      'another kind of claim',
      disputeKeys(keyring, [worker, firm], [{ ...wages('2025-01', '2025-03'), kind: 'WORK_INJURY' }]),
    ],
    ['other months', disputeKeys(keyring, [worker, firm], [wages('2025-04', '2025-06')])],
  ])('have nothing in common with those of %s', (_what, others) => {
    expect(others).toHaveLength(6);
    expect(common(keys, others)).toBe(0);
  });

  test('are found by the name where one door does not know the code, however the name is written', () => {
    const byName = party('EMPLOYER', ' 虚构市中科技（有限责任公司） ', null);
    expect(common(keys, disputeKeys(keyring, [worker, byName], [wages('2025-03', '2025-05')]))).toBe(1);
  });

  test('are none without a number of the person, and none without an employer', () => {
    expect(
      disputeKeys(keyring, [{ ...worker, matchingKey: null }, firm], [wages('2025-01', '2025-01')]),
    ).toEqual([]);
    expect(disputeKeys(keyring, [worker], [wages('2025-01', '2025-01')])).toEqual([]);
  });

  test('meet exactly where the months overlap', () => {
    const month = fc
      .integer({ min: 0, max: 30 })
      .map((n) => `${2023 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`);
    const period = fc.tuple(month, month).map(([a, b]) => (a < b ? wages(a, b) : wages(b, a)));
    fc.assert(
      fc.property(period, period, (one, other) => {
        const overlap = one.from <= other.until && other.from <= one.until;
        const [these, those] = [one, other].map((claim) => disputeKeys(keyring, [worker, firm], [claim]));
        expect(common(these!, those!) > 0).toBe(overlap);
      }),
      { numRuns: 60 },
    );
  });

  test('of a large group fit into one message, and two doors take the same of its persons', () => {
    const group = Array.from({ length: 900 }, (_, at) =>
      party('PERSON', '测试', String(at).padStart(43, '0')),
    );
    const one = disputeKeys(keyring, [...group, firm], [wages('2024-01', '2024-12')]);
    const other = disputeKeys(keyring, [...group].reverse().concat(firm), [wages('2024-12', '2025-06')]);
    expect(one.length).toBeLessThanOrEqual(mostKeys);
    expect(common(one, other)).toBe(200 * 2);
  });
});

describe('what is claimed', () => {
  test('is assumed for the year before the case was opened where nobody states it', () => {
    expect(assumedClaims('WAGE_CLAIM', '2025-03-10')).toEqual([wages('2024-04', '2025-03')]);
  });

  test('has a kind for every cause and every item', () => {
    const known = new Set(claimKindRows().flatMap((row) => row.causes));
    expect(causes().filter(({ code }) => !known.has(code))).toEqual([]);
    expect([...known].filter((code) => !causes().some((row) => row.code === code))).toEqual([]);
    expect(kindsOfCause('LABOUR_DISPUTE')).toEqual(['WAGES', 'COMPENSATION', 'WORK_INJURY']);
    expect(kindsOfCause('NO_SUCH_CAUSE')).toEqual(['OTHER']);
  });

  test('of an application is taken from its items as far as months are given and past', () => {
    const items = [
      { kind: 'OVERTIME', from: '2024-11-15', until: '2025-02-03' },
      { kind: 'DAMAGES', from: '2010-01-01', until: '2026-01-01' },
      { kind: 'WAGES', from: null, until: null },
      { kind: 'WAGES', from: '2025-07-01', until: '2025-08-01' },
    ];
    expect(claimsOfItems(items, '2025-06-10')).toEqual([
      wages('2024-11', '2025-02'),
      { kind: 'COMPENSATION', from: '2020-07', until: '2025-06' },
    ]);
  });

  test.each(['2025-13', '2025-1', '25-01', '2025-01-01', '', '三月'])(
    'is not stated for the month %j',
    (text) => {
      expect(() => needMonth(text)).toThrow('不是有效的月份');
    },
  );

  test('is stated for five years at most, and forwards', () => {
    expect(monthsFrom('2020-01', '2024-12')).toHaveLength(60);
    expect(() => monthsFrom('2020-01', '2025-01')).toThrow('争议期间最多填写六十个月');
    expect(() => monthsFrom('2025-02', '2025-01')).toThrow('起始月份晚于截止月份');
  });
});

test('an employer has one spelling', () => {
  expect(employerName('虚构 Ａ科技（市中）有限责任公司')).toBe(employerName('虚构a科技(市中)有限公司'));
  expect(employerName('虚构甲公司')).not.toBe(employerName('虚构乙公司'));
});
