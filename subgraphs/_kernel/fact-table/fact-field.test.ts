import * as fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { money } from '#kernel/values/money.js';
import { checkFacts } from './check-facts.js';
import type { FactBody } from './fact-body.js';
import { factFields, isKept, needField, readValue, wordsOf } from './fact-field.js';
import { isContradicted, standing } from './fact-table.js';
import { maySendSensitive } from './fact-table.policy.js';

const today = '2025-05-20';
const read = (code: string, given: string): string => readValue(needField(code), given, today);

describe('a field of the fact table', () => {
  test.each([
    ['EMPLOYED_FROM', ' 2023-03-01 ', '2023-03-01', '2023-03-01'],
    ['OWED_FROM', '2025-01', '2025-01', '2025-01'],
    ['MONTHLY_WAGE', '￥6,200.00元', '620000', '6,200.00元'],
    ['CONTRACT', 'NONE', 'NONE', '未签订'],
    ['POST', '装配工', '装配工', '装配工'],
  ])('%s keeps %j as %j', (code, given, kept, words) => {
    expect(read(code, given)).toBe(kept);
    expect(wordsOf(needField(code), kept)).toBe(words);
  });

  test.each([
    ['EMPLOYED_FROM', '2023-02-30', '不是有效的日期'],
    ['EMPLOYED_FROM', '2025-05-21', '入职日期不能晚于今天'],
    ['OWED_UNTIL', '2025-06', '欠薪截止月份不能晚于今天'],
    ['OWED_FROM', '2025年1月', '不是有效的月份'],
    ['MONTHLY_WAGE', '六千', '不是有效的金额'],
    ['MONTHLY_WAGE', '-1', '不是有效的金额'],
    ['MONTHLY_WAGE', '10.005', '不是有效的金额'],
    ['CONTRACT', 'SIGNED', '没有“SIGNED”这一选项'],
    ['CONTRACT', 'constructor', '没有“constructor”这一选项'],
    ['POST', '  ', '请填写工作岗位'],
    ['POST', '岗'.repeat(201), '最多填写200字'],
    ['BANK_CARD', '1', '要素表中没有“BANK_CARD”这一项'],
  ])('%s refuses %j in words', (code, given, words) => {
    expect(() => read(code, given)).toThrow(words);
  });

  test('keeps every amount to the fen, and only what is written as it is kept passes in a letter', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000_000), (fen) => {
        const field = needField('WAGES_OWED');
        const kept = readValue(field, wordsOf(field, String(money(fen))), today);
        expect(kept).toBe(String(fen));
        expect(isKept(field, kept)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...factFields()), fc.string({ maxLength: 12 }), (field, text) => {
        if (isKept(field, text) && field.kind !== 'MONEY')
          expect(readValue(field, text, '2999-12-31')).toBe(text);
      }),
      { numRuns: 300 },
    );
    for (const value of ['01', '1.5', '1e3', '-1', String(2 ** 60), ''])
      expect(isKept(needField('WAGES_OWED'), value)).toBe(false);
  });

  test('that may not lie before another names one of the same kind', () => {
    const bound = factFields().filter(({ notBefore }) => notBefore !== null);
    expect(bound.map(({ code }) => code)).toEqual(['EMPLOYED_UNTIL', 'CONTRACT_UNTIL', 'OWED_UNTIL']);
    for (const { kind, notBefore } of bound) expect(needField(notBefore!).kind).toBe(kind);
    expect(
      factFields().filter(({ kind, codes }) => (kind === 'ENUM') !== Object.keys(codes).length > 1),
    ).toEqual([]);
  });
});

const [worker, employer] = [randomUUID(), randomUUID()];
const parties = [
  { partyId: worker, kind: 'PERSON' },
  { partyId: employer, kind: 'EMPLOYER' },
];
const body = (more: Partial<FactBody> = {}): FactBody => ({
  ...{ factId: randomUUID(), field: 'EMPLOYED_FROM', about: worker, value: '2023-03-01', supplier: 'PARTY' },
  ...{
    supplierParty: worker,
    supplierOrganisation: 'A',
    supplierRole: 'CLERK',
    suppliedAt: '2025-05-20T02:00:00Z',
  },
  confirmedBy: [],
  ...more,
});

describe('the fact table of a letter', () => {
  test('is taken as an agency writes it', () => {
    const confirmed = { confirmedOn: '2025-05-20', confirmedBy: [worker, employer] };
    expect(() =>
      checkFacts([body(), body(confirmed), body({ supplier: 'AGENCY', supplierParty: null })], parties),
    ).not.toThrow();
  });

  test.each<[string, Partial<FactBody>]>([
    ['a field the table does not have', { field: 'BANK_CARD' }],
    ['a value that the field does not hold', { value: '2023-02-30' }],
    ['a value that is not written as it is kept', { value: ' 2023-03-01' }],
    ['a party that is none', { supplierParty: randomUUID() }],
    ['a worker who is no party', { about: randomUUID() }],
    ['an agency that is a party', { supplier: 'AGENCY' }],
    ['nobody who says so', { supplierParty: null }],
    ['a source of no kind', { supplier: 'constructor' }],
    ['an office that there is not', { supplierRole: 'MINISTER' }],
    ['a confirmation by a stranger', { confirmedOn: '2025-05-20', confirmedBy: [randomUUID()] }],
    ['a confirmation by nobody', { confirmedOn: '2025-05-20' }],
    ['an id that is none', { factId: 'x' }],
    [
      'a correction of itself',
      { factId: '0191e0a0-0000-4000-8000-000000000001', replaces: '0191e0a0-0000-4000-8000-000000000001' },
    ],
    ['a hash that is none', { evidenceHash: 'x' }],
    ['a reason that nobody could write', { reason: '\u202e' }],
  ])('is refused with %s', (_what, more) => {
    expect(() => checkFacts([body(), body(more)], parties)).toThrow('要素表的内容无效');
  });

  test('is refused with an entry twice, and with more than a case has', () => {
    const one = body();
    expect(() => checkFacts([one, one], parties)).toThrow('要素表的内容无效');
    expect(() =>
      checkFacts(
        Array.from({ length: 1_001 }, () => body()),
        parties,
      ),
    ).toThrow('要素表的内容无效');
  });
});

describe('what stands', () => {
  const source = (id: string, more: object = {}) => ({
    ...{ id, field: 'POST', about: null, value: id, supplier: 'PARTY' as const, supplierParty: worker },
    ...{
      supplierOrganisation: 'A',
      replaces: null as string | null,
      confirmedOn: null as string | null,
      ...more,
    },
  });

  test('is what its own source has not corrected', () => {
    const entries = [
      source('a'),
      source('b', { replaces: 'a' }),
      source('c', { replaces: 'b', supplierParty: employer }),
    ];
    expect(standing(entries).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(isContradicted(entries[1]!, standing(entries))).toBe(true);
    expect(isContradicted(entries[1]!, [entries[1]!, { ...entries[2]!, value: 'b' }])).toBe(false);
    expect(isContradicted(entries[1]!, [{ ...entries[2]!, about: worker }])).toBe(false);
  });

  test('for good is what every party has confirmed', () => {
    expect(
      standing([source('a', { confirmedOn: '2025-05-20' }), source('b', { replaces: 'a' })]),
    ).toHaveLength(2);
  });
});

test('sensitive facts are carried to whom an accepted referral shows them, as the sharing matrix says', () => {
  const agencies = ['union', 'court', 'human-resources', 'procuratorate', 'justice', 'elsewhere'];
  expect(agencies.filter((agency) => maySendSensitive(agency, today as never))).toEqual([
    'court',
    'human-resources',
    'justice',
  ]);
});
