import 'reflect-metadata';
import { getNamedType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subgraphSchema } from '#kernel/schema.js';
import { lexemesOf } from '#kernel/search/lexemes.js';
import { caseNumber } from '#kernel/values/case-number.js';
import { type AgencyName, agencyNames } from '../../../infra/county/process-table.js';
import { CaseTemplate, lastRound } from '../../../infra/load/case-template.js';
import { inventedWorker, lexemesKept, soughtName } from '../../../infra/load/invented.js';
import { allFields } from '../../kit/all-fields.js';
import { tallyErrors } from '../../../subgraphs/docket/figures/tally.js';
import { askAgency } from '../../kit/case-as-seen.js';
import { countStatements, noteStatements, statementsDuring } from '../../kit/statement-log.js';
import { someCases } from './bench.js';
import { questions } from './questions.js';
import { type SmallCounty, smallCounty } from './small-county.js';
import { pagesTouched } from './touched.js';

/** So many cases there are of each kind at least. */
const kindSize = 10;

const now = new Date('2026-11-20T10:00:00+08:00');
noteStatements();

let county: SmallCounty;

beforeAll(async () => {
  county = await smallCounty(now);
  expect(await tallyErrors(county.agency('docket').dataSource.manager)).toEqual([]);
  await county.grow(1_000, 500, 0);
}, 180_000);
afterAll(() => county.stop());

const rows = <Row>(name: AgencyName, text: string, values: unknown[] = []): Promise<Row[]> =>
  county.agency(name).dataSource.query(text, values);

const represented = (codes: readonly string[]) => ({
  of: codes.map((id) => ({ __typename: 'Case', id })),
});

/** Some cases of each kind an agency has: in those of a kind the same tables hold something. */
async function casesByKind(name: AgencyName, ofEach: number): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    name,
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_code'
     where c.relkind = 'r' and c.relname !~ '^(exchange|audit|outbox|inbox|notice)' order by 1`,
  );
  const held = tables.map((table) => `select '${table.name}' as name, case_code from "${table.name}"`);
  const own = name === 'docket' ? 'docket_case' : 'case_file';
  const kinds = await rows<{ codes: string[] }>(
    name,
    `select (array_agg(case_code order by case_code))[:${ofEach}] as codes from (
       select case_code, string_agg(name, ' ' order by name) as held from (${held.join(' union all ')}) t
       where case_code in (select case_code from ${own} ${name === 'docket' ? '' : 'where organisation = $1'}) group by 1) shape
     group by held having count(*) >= ${kindSize}`,
    name === 'docket' ? [] : [county.reader(name).actor.organisation],
  );
  return kinds.flatMap(({ codes }) => codes);
}

describe('a loaded archive', () => {
  test('names people as the search reads their names', () => {
    const names = Array.from({ length: 400 }, (_, at) => inventedWorker(at, at * 977, false).name);
    for (const name of [soughtName, ...names])
      expect(new Set(lexemesKept(name)), name).toEqual(new Set(lexemesOf(name)));
  });

  test('has nobody who sounds like the worker who is sought', () => {
    const sounds = (name: string) => lexemesKept(name).some((lexeme) => lexeme.startsWith('chengche'));
    expect(sounds(soughtName)).toBe(true);
    const names = Array.from({ length: 40_000 }, (_, at) => inventedWorker(at, at * 20_011, false).name);
    expect(names.filter(sounds)).toEqual([]);
  });

  test('holds as many cases as were asked for, each of a code of its own, over three years', async () => {
    const [cases] = await rows(
      'docket',
      `select count(*)::int as n, min(opened_on)::text < '2024-01-01' as old from docket_case`,
    );
    expect(cases).toMatchObject({ old: true });
    expect((cases as { n: number }).n).toBeGreaterThan(1_000);
  });

  test('agrees on every referral: both sides and the register', async () => {
    const sides = new Map<string, string[]>();
    for (const name of agencyNames.filter((agency) => agency !== 'docket'))
      for (const { id, state, case_code } of await rows<Record<string, string>>(
        name,
        'select id, state, case_code from referral',
      ))
        sides.set(id!, [...(sides.get(id!) ?? []), `${state} ${case_code}`]);
    expect([...sides.values()].filter((said) => said.length !== 2 || said[0] !== said[1])).toEqual([]);
    const ledger = await rows<Record<string, string>>(
      'docket',
      'select id, state, case_code from referral_ledger',
    );
    expect(
      ledger.filter(({ id, state, case_code }) => sides.get(id!)?.[0] !== `${state} ${case_code}`),
    ).toEqual([]);
  });

  test('gives both sides of every exchange the same marks, and no case that waits to be compared', async () => {
    const said = new Map<string, string[]>();
    for (const name of agencyNames)
      for (const mark of await rows<Record<string, string>>(
        name,
        `select organisation, peer, direction, case_code, seq, hash from exchange_mark where seq > 0`,
      )) {
        const { organisation, peer, direction, case_code, seq, hash } = mark;
        const way = direction === 'OUT' ? `${organisation} ${peer}` : `${peer} ${organisation}`;
        said.set(`${way} ${case_code}`, [...(said.get(`${way} ${case_code}`) ?? []), `${seq} ${hash}`]);
      }
    expect(said.size).toBeGreaterThan(1_000);
    expect([...said.values()].filter((marks) => marks.length !== 2 || marks[0] !== marks[1])).toEqual([]);
  });

  test('numbers its cases as a court does, to the last one', () => {
    const numbers = ['（2025）鲁0499民诉前调12号', '（2025）鲁0499民初12号', '（2025）鲁0499民初13号'];
    const rows = [{ database: 'court', target: 'numbers', rows: [numbers] }];
    const template = new CaseTemplate('WF-370499-C-2025-000012-X', '2025-03-03', [], rows, new Set(), String);
    const render = (round: number) =>
      template.render({ caseCode: '', shift: 0, round, parties: [] })[0]!.trim().split('\t');
    const written = [0, 1, 999_999, lastRound].flatMap(render);
    expect(written.map(caseNumber)).toEqual(written);
    expect(new Set([...numbers, ...written]).size).toBe(15);
  });

  test('is refused where its numbers would be none', async () => {
    await expect(county.grow(10, 2, 4)).rejects.toThrow('seed from 0 to 3');
    await expect(county.grow(2_000_001, 2, 0)).rejects.toThrow('2000000 cases at most');
  });

  test('is refused beside a party that is not invented', async () => {
    await rows('union', `update party set name = '张三' where id = (select id from party limit 1)`);
    await expect(county.grow(10, 2, 3)).rejects.toThrow('not invented');
    await rows('union', `update party set name = '样例甲' where name = '张三'`);
  });
});

describe('no question takes more statements for more cases:', () => {
  test.each(agencyNames)('all that %s holds of two and of ten cases of every kind', async (name) => {
    const { manifest } = county.agency(name);
    const field = name === 'docket' ? 'docket' : manifest.field;
    const schema = await subgraphSchema(manifest);
    const partName = getNamedType(
      (schema.getType('Case') as GraphQLObjectType).getFields()[field]!.type,
    ).name;
    const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { ${field} { ${allFields(schema, partName, 3)} } } } }`;
    const ask = async (ofEach: number) => {
      const codes = await casesByKind(name, ofEach);
      return statementsDuring(() => askAgency(county.reader(name), source, represented(codes)));
    };
    const few = countStatements(await ask(2));
    const many = countStatements(await ask(kindSize));
    expect(few.size).toBeGreaterThan(10);
    expect([...many].filter(([text, times]) => times > (few.get(text) ?? 0))).toEqual([]);
  });

  test.each(agencyNames.filter((name) => name !== 'docket'))(
    'a page of the worklist and of the search at %s',
    async (name) => {
      const { field } = county.agency(name).manifest;
      const schema = await subgraphSchema(county.agency(name).manifest);
      for (const [door, page, given] of [
        ['Worklist', 'WorkPage', 'view: UNIT'],
        ['Search', 'FoundCases', 'words: ""'],
      ]) {
        const ask = (first: number) =>
          statementsDuring(() =>
            askAgency(
              county.reader(name),
              `{ ${field}${door}(${given}, first: ${first}) { ${allFields(schema, page!, 3)} } }`,
            ),
          );
        const five = countStatements(await ask(5));
        const fifty = countStatements(await ask(50));
        // What five rows have no reason to ask for may be asked for once.
        expect([...fifty].filter(([text, times]) => times > Math.max(1, five.get(text) ?? 0))).toEqual([]);
      }
    },
  );
});

describe('six times the archive', () => {
  test('costs no more pages for any question, but the figures, which may cost three times', async () => {
    const pages = async () => {
      const [code] = await someCases(county, 1);
      const found = new Map<string, number>();
      for (const question of questions) {
        const statements = await statementsDuring(() => question.ask(county, code!));
        const touched = await pagesTouched(county, statements);
        found.set(
          question.name,
          touched.reduce((sum, one) => sum + one.pages, 0),
        );
      }
      return found;
    };
    const before = await pages();
    await county.grow(5_000, 1, 1);
    const after = await pages();
    const dearer = questions.filter(
      ({ name, mostTimes, fewPages = 250 }) =>
        after.get(name)! > Math.max(before.get(name)!, fewPages) * mostTimes,
    );
    expect(dearer.map(({ name }) => `${name}: ${before.get(name)} → ${after.get(name)} pages`)).toEqual([]);
    expect(await tallyErrors(county.agency('docket').dataSource.manager)).toEqual([]);
  }, 120_000);
});
