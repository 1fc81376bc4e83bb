import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { type ImportedLine, importIntakes, mostRows } from '#kernel/import/import-intakes.js';
import { ImportedRowEntity } from '#kernel/import/imported-row.entity.js';
import { court as home, secondCourt } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { court } from '../agency.js';
import { FilingIntakeEntity } from './filing-intake.entity.js';
import { filingImport } from './import-filings.js';
import { receiveFiling } from './receive-filing.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(court, home);
  room.setTime('2026-11-20T02:00:00Z');
});
afterAll(() => room.stop());

const workers = ['370499198803120019', '370499199001010015', '370499199202020025'];
const good = {
  applicant: '测试甲',
  idNumber: workers[0]!,
  phone: '１４４ 0000 0001',
  employer: '虚构市中科技有限公司',
  creditCode: '91370499FAKE00013R',
  cause: '追索劳动报酬',
  claim: '18,600.00',
  facts: '欠薪',
  receivedOn: '2026/11/18',
};
type Cells = Partial<Record<string, string>>;

async function load(rows: Cells[], options: { dryRun?: boolean; at?: typeof home; first?: number } = {}) {
  const { dryRun = false, at = home, first = 2 } = options;
  const texts = rows.map((cells, place) => JSON.stringify({ line: first + place, cells }));
  return importIntakes(room.at('CLERK', at), filingImport, { rows: texts, dryRun, importId: randomUUID() });
}

const outcomes = (lines: ImportedLine[]) => lines.map(({ outcome }) => outcome);

async function counts(): Promise<Record<string, number>> {
  const tables = await room.agency.dataSource.query<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await room.agency.dataSource.query<{ n: number }[]>(
        `select count(*)::int as n from "${name}"`,
      );
      return [name, row!.n] as const;
    }),
  );
  return Object.fromEntries(rows);
}

/** What two snapshots differ by. */
function grown(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  const names = Object.keys(after).filter((name) => after[name] !== before[name]);
  return Object.fromEntries(names.map((name) => [name, after[name]! - before[name]!]));
}

describe('rows of a file', () => {
  test('are checked cell by cell, and a dry run changes nothing', async () => {
    const before = await counts();
    const lines = await load(
      [
        { ...good, externalNumber: 'D-1' },
        { ...good, externalNumber: 'D-2', idNumber: '370499198803120018', phone: '123', creditCode: '9137' },
        {
          ...good,
          externalNumber: 'D-3',
          idNumber: workers[1],
          cause: '买卖合同',
          claim: '一万',
          receivedOn: '2026-11-21',
        },
        { externalNumber: 'D-4', periodFrom: '2026-07', colour: '红' },
        { ...good, externalNumber: 'D-5' },
        { ...good, externalNumber: 'D-1', idNumber: workers[2] },
        {
          ...good,
          idNumber: workers[1],
          periodFrom: '2026年9月',
          periodUntil: '2026-7',
          directSuitGround: '没有这种',
        },
      ],
      { dryRun: true },
    );
    const said = lines.map(({ problems }) => problems.map(({ column, code }) => `${column} ${code}`));
    expect(said).toEqual(
      [
        [],
        ['phone INVALID_PHONE', 'idNumber INVALID_ID_NUMBER', 'creditCode INVALID_CREDIT_CODE'].sort(),
        ['receivedOn INVALID_LOCAL_DATE', 'cause INVALID_CAUSE', 'claim INVALID_MONEY'],
        [
          'colour UNKNOWN_COLUMN',
          'cause REQUIRED',
          'periodUntil REQUIRED',
          'applicant REQUIRED',
          'employer REQUIRED',
        ],
        ['null DUPLICATE_ROW'],
        ['externalNumber DUPLICATE_ROW'],
        ['periodUntil BAD_INPUT', 'directSuitGround BAD_INPUT'],
      ].map((codes, at) => (at === 1 ? expect.arrayContaining(codes) : codes)),
    );
    expect(
      lines.flatMap(({ problems }) => problems).every(({ message }) => /[\u4e00-\u9fff]/.test(message)),
    ).toBe(true);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['READY', ...Array<string>(6).fill('REFUSED')]);
    expect(grown(before, await counts())).toEqual({});
  });

  test('become what one at the window becomes, record for record', async () => {
    const [empty, at] = [await counts(), room.at('CLERK')];
    const dispute = {
      cause: 'WAGE_CLAIM',
      causeVersion: '2025',
      claim: 1_860_000,
      facts: '欠薪',
      parties: wageParties,
    };
    const award = '虚劳人仲案字〔2026〕第1号';
    await receiveFiling(at, {
      ...dispute,
      title: null,
      directSuitGround: null,
      awardNumber: award,
      consents: [],
    });
    const window = await counts();
    const [line] = await load([{ ...good, idNumber: workers[1]!, awardNumber: award }]);
    expect(line).toMatchObject({ outcome: 'IMPORTED', problems: [] });
    const besides = { imported_row: 1, look: 1, audit_entry: 1 };
    const one = grown(empty, window);
    const two = grown(window, await counts());
    for (const [table, more] of Object.entries(besides)) one[table] = (one[table] ?? 0) + more;
    // A series begins, and a name is noted, with the first.
    delete one.serial;
    delete one.staff_member;
    expect(two).toEqual(one);
    const caseCode = line!.caseCode!;
    const intake = await room.agency.dataSource.manager.findOneByOrFail(FilingIntakeEntity, { caseCode });
    expect(intake).toMatchObject({ receivedOn: '2026-11-18', state: 'RECEIVED', awardNumber: award });
    expect(intake.receiptNumber).toMatch(/^收20261120-\d{4}$/);
    const [due] = await room.deadlines(intake.id);
    expect(due).toMatchObject({ rule: 'CRT-1', startsFrom: '2026-11-18' });
    const entries = await room.agency.dataSource.manager.findBy(AuditEntryEntity, { caseCode });
    expect(entries.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['case.open', 'filing.receive', 'import.row']),
    );
    await room.deliverAll();
    const [waiting] = await room.agency.dataSource.query<{ n: number }[]>(
      `select count(*)::int as n from outbox_message where disposition is distinct from 'APPLIED'`,
    );
    expect(waiting!.n).toBe(0);
  });

  test('are imported once, however often and by however many the file is loaded', async () => {
    const file = ['E-1', 'E-2', undefined].map((externalNumber, at) => ({
      ...good,
      ...(externalNumber && { externalNumber }),
      ...{
        applicant: `测试重复${at}`,
        idNumber: workers[2]!,
        employer: `虚构重复${at}有限公司`,
        creditCode: '',
      },
    }));
    const [one, other] = await Promise.all([load(file), load(file)]);
    const made = [...one, ...other].map(({ caseCode }) => caseCode);
    expect(new Set(made).size).toBe(3);
    expect(made).not.toContain(null);
    const before = await counts();
    const again = await load([...file.slice(0, 1), { ...file[1], facts: '另有加班费' }, ...file.slice(2)]);
    expect(outcomes(again)).toEqual(['ALREADY', 'ALREADY', 'ALREADY']);
    expect(again.map(({ caseCode, changed }) => [caseCode, changed])).toEqual(
      one.map(({ caseCode }, at) => [caseCode, at === 1]),
    );
    expect(grown(before, await counts())).toEqual({});
    expect(outcomes(await load(file.slice(0, 1), { at: secondCourt }))).toEqual(['IMPORTED']);
    const kept = await room.agency.dataSource.manager.find(ImportedRowEntity);
    expect(JSON.stringify(kept)).not.toMatch(/"E-1"|测试重复|370499199/);
  });

  test('of a dispute on file are refused with its case, unless the clerk has looked', async () => {
    const row = { ...good, externalNumber: 'F-1', idNumber: workers[0]! };
    const [refused] = await load([row]);
    expect(refused).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'DUPLICATE_CASE', column: null }],
    });
    expect(refused!.problems[0]!.message).toMatch(/WF-370499-C-2026-/);
    expect(
      outcomes(await load([{ ...row, periodFrom: '2021-01', periodUntil: '2021-03' }], { dryRun: true })),
    ).toEqual(['READY']);
    expect(outcomes(await load([row], { dryRun: true, at: secondCourt }))).toEqual(['READY']);
    expect(outcomes(await load([{ ...row, separate: '是' }]))).toEqual(['IMPORTED']);
  });

  test('stand where they stood when the loading breaks half-way, and go on from there', async () => {
    const file = Array.from({ length: 120 }, (_row, at) => ({
      ...good,
      ...{ externalNumber: `G-${at}`, idNumber: '', employer: `虚构断点${at}有限公司`, creditCode: '' },
    }));
    const { dataSource } = room.agency;
    await dataSource.query(`create function break() returns trigger language plpgsql as
      $$ begin if new.name = '虚构断点70有限公司' then raise exception 'broken'; end if; return new; end $$`);
    await dataSource.query(
      `create trigger break before insert on party for each row execute function break()`,
    );
    await expect(load(file)).rejects.toThrow('broken');
    await dataSource.query(`drop function break cascade`);
    const again = await load(file);
    expect(outcomes(again).filter((outcome) => outcome === 'ALREADY')).toHaveLength(50);
    expect(outcomes(again).filter((outcome) => outcome === 'IMPORTED')).toHaveLength(70);
    expect(new Set(again.map(({ caseCode }) => caseCode)).size).toBe(120);
    expect(outcomes(await load(file))).toEqual(Array<string>(120).fill('ALREADY'));
  });

  test('are refused as a whole to who takes nothing in, beyond the size of a call, and where they are no rows', async () => {
    const rows = [JSON.stringify({ line: 2, cells: good })];
    const given = { rows, dryRun: true, importId: randomUUID() as string };
    const refused = (role: 'CLERK' | 'ADMINISTRATOR', change: Partial<typeof given>) =>
      expect(importIntakes(room.at(role), filingImport, { ...given, ...change })).rejects;
    await refused('ADMINISTRATOR', {}).toMatchObject({ code: 'NOT_FOUND' });
    await refused('CLERK', { rows: [] }).toMatchObject({ code: 'BAD_INPUT' });
    await refused('CLERK', { rows: Array<string>(mostRows + 1).fill(rows[0]!) }).toMatchObject({
      code: 'BAD_INPUT',
    });
    await refused('CLERK', { rows: ['{"line":0,"cells":{}}'] }).toMatchObject({ code: 'BAD_INPUT' });
    await refused('CLERK', { rows: ['[]'] }).toMatchObject({ code: 'BAD_INPUT' });
    await refused('CLERK', { importId: 'x' }).toMatchObject({ code: 'BAD_INPUT' });
  });
});
