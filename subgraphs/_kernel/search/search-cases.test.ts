import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { type NewParty, openCase } from '#kernel/case-file/open-case.js';
import { progress } from '#kernel/case-file/register.js';
import { RequestContext } from '#kernel/context.js';
import { court } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { wageDispute } from '../../../tests/kit/toy-referral.js';
import { lexemesOf, queryOf } from './lexemes.js';
import { mostCounted, searchCases } from './search-cases.js';

let county: ToyCounty;
const codes: Record<string, string> = {};

beforeAll(async () => {
  county = await toyCounty();
  county.setTime('2024-09-05T09:00:00+08:00');
  await enter('测试甲', '370499198803120019', '虚构市中科技有限公司', '91370499FAKE00013R');
  await enter('单样例', null, '虚构重庆陶瓷有限公司', null);
  await enter('甲测', null, '虚构市中科技有限公司', '91370499FAKE00013R');
});
afterAll(() => county?.stop());

async function enter(name: string, idNumber: string | null, employer: string, creditCode: string | null) {
  const ctx = county.clerk(county.court);
  await ctx.transaction(async (tx) => {
    const parties: NewParty[] = [
      { side: 'APPLICANT', kind: 'PERSON', name, idNumber },
      { side: 'RESPONDENT', kind: 'EMPLOYER', name: employer, creditCode },
    ];
    const { file } = await openCase(tx, ctx, court.code, { ...wageDispute, parties });
    codes[name] = file.caseCode;
    const [kind, recordId] = ['ToyCase', '5b0f7a52-0c1d-4a55-9d59-111111111111'];
    const number = `（2024）测0499诉前调${Object.keys(codes).length}号`;
    const { caseCode, organisation } = file;
    progress(tx, ctx, { caseCode, organisation, kind, recordId, state: 'OPEN', number });
  });
}

async function found(words: string, changes: Partial<RequestContext['actor']> = {}): Promise<string[]> {
  const ctx = new RequestContext(county.court, { ...county.clerk(county.court).actor, ...changes });
  const { rows, total } = await searchCases(ctx, { words, state: null, first: 50, after: null });
  expect(total).toBe(rows.length);
  return rows.map(({ case_code }) => Object.entries(codes).find(([, code]) => code === case_code)![0]).sort();
}

describe('searching the own cases', () => {
  test.each([
    ['a name', '测试甲', ['测试甲']],
    ['two characters, in their order', '甲测', ['甲测']],
    ['one character', '单', ['单样例']],
    ['initials', 'csj', ['测试甲']],
    ['full pinyin', 'ceshi', ['测试甲']],
    ['pinyin from within an employer', 'zhongkeji', ['甲测', '测试甲'].sort()],
    ['a surname as it is spoken', 'shanyang', ['单样例']],
    ['a surname as it is written elsewhere', 'dyl', ['单样例']],
    ['characters and pinyin together', '重庆taoci', ['单样例']],
    ['two words, which both must fit', 'csj 科技', ['测试甲']],
    ['an identity number', '370499198803120019', ['测试甲']],
    ['a credit code in small letters', '91370499fake00013r', ['甲测', '测试甲'].sort()],
    ['an official number with other brackets', '(2024)测0499诉前调2号', ['单样例']],
    ['nothing that is there', '不在册', []],
    ['signs alone', '%_\'"&|!', []],
  ])('finds by %s', async (_, words, expected) => {
    expect(await found(words)).toEqual(expected);
  });

  test('finds by case code and by its serial, and all without words', async () => {
    const code = codes['单样例']!;
    expect(await found(code.toLowerCase())).toEqual(['单样例']);
    expect(await found(String(Number(code.split('-')[4])))).toContain('单样例');
    expect(await found('  ')).toHaveLength(3);
  });

  test('never shows another organisation’s cases', async () => {
    for (const words of ['测试甲', 'csj', '370499198803120019', codes['测试甲']!, ''])
      expect(await found(words, { organisation: '11370499FAKE00099X' })).toEqual([]);
  });

  test('leaves a search by identity number on record, without the number', async () => {
    const before = await county.court.dataSource.manager.countBy(AuditEntryEntity, { act: 'case.search' });
    await found('370499198803120019');
    await found('测试甲');
    const entries = await county.court.dataSource.manager.findBy(AuditEntryEntity, { act: 'case.search' });
    expect(entries).toHaveLength(before + 1);
    expect(JSON.stringify(entries)).not.toContain('19880312');
  });

  test('goes on behind a page', async () => {
    const ctx = county.clerk(county.court);
    const one = await searchCases(ctx, { words: '', state: null, first: 2, after: null });
    const two = await searchCases(ctx, { words: '', state: null, first: 2, after: one.endCursor });
    expect([one.total, one.rows.length, two.rows.length, two.endCursor]).toEqual([3, 2, 1, null]);
  });
});

test('counts no further than a list is read', async () => {
  const organisation = '11370499FAKE00098X';
  const ctx = new RequestContext(county.court, { ...county.clerk(county.court).actor, organisation });
  const count = async () => {
    const { total, totalAtLeast } = await searchCases(ctx, {
      ...{ words: '', state: null, first: 1, after: null },
    });
    return [total, totalAtLeast];
  };
  const open = (from: number, until: number) =>
    county.court.dataSource.query(
      `insert into case_file (case_code, organisation, opened_on, division, title, cause, cause_version, first_door)
       select 'WF-370499-C-2025-' || lpad(n::text, 6, '0') || '-X', $1, '2025-01-01', '370499', '追索劳动报酬', 'LABOUR_DISPUTE', '2025', true
       from generate_series($2::int, $3::int) n`,
      [organisation, from, until],
    );
  await open(1, mostCounted);
  expect(await count()).toEqual([mostCounted, false]);
  await open(mostCounted + 1, mostCounted + 5);
  expect(await count()).toEqual([mostCounted, true]);
});

test('a name is taken apart into characters, pairs, pinyin and initials', () => {
  expect(lexemesOf('吕乙').sort()).toEqual(['lvyi', 'ly', 'y', 'yi', '乙', '吕', '吕乙']);
  expect(queryOf("x'y")).toBe("'x':* & 'y':*");
  expect(queryOf('％')).toBeNull();
});
