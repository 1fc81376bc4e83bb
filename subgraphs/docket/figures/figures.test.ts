import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import type { AdjustableClock } from '#kernel/clock/clock.js';
import { RequestContext } from '#kernel/context.js';
import type { Envelope } from '#kernel/exchange/envelope.js';
import type { MessageType } from '#kernel/exchange/messages.js';
import { wordsOfStep } from '#kernel/progress/plain-words.js';
import { openAgency } from '#kernel/start.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import type { DivisionCode } from '#kernel/values/division-code.js';
import {
  court,
  humanResources,
  linkageCentre,
  type Organisation,
  union,
} from '../../../infra/county/organisations.js';
import { defaultPorts } from '../../../infra/county/process-table.js';
import { ensureAddressBook } from '../../../infra/keys/address-book-file.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { migratedDatabase } from '../../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../../tests/kit/scratch-database.js';
import { docket } from '../agency.js';
import { askCohort, counted, sums } from './cohort.js';
import { indicators } from './indicators.js';
import { foldTally, tallyErrors } from './tally.js';

let agency: Agency;
let database: ScratchDatabase;
const folder = mkdtempSync(join(tmpdir(), 'wufang-figures-'));

beforeAll(async () => {
  database = await migratedDatabase(docket, 'docket');
  const files = await ensureAddressBook(folder, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  agency = await openAgency(docket, {
    keysDir: join(folder, 'docket'),
    addressBook: files.book,
    addressBookKey: files.publicKey,
    databaseUrl: database.url,
    adjustableClock: true,
    logLevel: 'silent',
  });
  (agency.clock as AdjustableClock).set(new Date('2026-06-20T00:00:00Z'));
  await enterCounty();
});
afterAll(async () => {
  await agency?.dataSource.destroy();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** One case at a door: opened on a day of April or May, gone on to another agency or not, and what came of it. */
interface Course {
  door: Organisation;
  openedOn: string;
  cause?: string;
  to?: Organisation;
  returned?: boolean;
  agreedOn?: string;
  suspendedOn?: string;
  performedOn?: string;
  breachedOn?: string;
  closedOn?: string;
}

let serial = 0;
const letters: Record<string, string> = { court: 'C', union: 'U', 'human-resources': 'H' };

async function enterCase(course: Course): Promise<string> {
  const { door, openedOn, cause = 'WAGE_CLAIM', to } = course;
  const letter = letters[door.agency]!;
  const caseCode = mintCaseCode({
    ...{ division: door.division as DivisionCode, letter, year: 2026, serial: ++serial },
  });
  const counters = new Map<string, number>();
  const tell = async (from: Organisation, type: MessageType, body: Record<string, unknown>) => {
    const seq = (counters.get(from.code) ?? 0) + 1;
    counters.set(from.code, seq);
    const actor: Actor = {
      kind: 'ORGANISATION',
      id: from.code,
      name: '',
      agency: from.agency,
      organisation: from.code,
      roles: [],
    };
    const ctx = new RequestContext(agency, actor);
    const envelope = { caseid: caseCode, caseseq: seq } as Envelope;
    await ctx.transaction((tx) => docket.handlers[type]!(tx, ctx, { caseCode, ...body } as never, envelope));
  };
  const at = (day: string) => `${day}T02:00:00Z`;
  await tell(door, 'CaseOpened', {
    ...{
      openedOn,
      division: door.division,
      cause,
      causeVersion: '2025',
      title: '追索劳动报酬纠纷',
      door: 'VISIT',
    },
    ...{ partyKeys: [], employerCode: null, workers: 1 },
  });
  const worker = to && !course.returned ? to : door;
  if (to) {
    const referral = { referralId: randomUUID(), arrow: 'A01', from: door.code, to: to.code };
    await tell(door, 'ReferralNoted', { ...referral, state: 'SENT', at: at(openedOn) });
    const state = course.returned ? 'RETURNED' : 'RECEIVED';
    await tell(to, 'ReferralNoted', { ...referral, state, at: at(openedOn) });
  }
  const [mediation, agreement] = [randomUUID(), randomUUID()];
  const step = (kind: string, recordId: string, state: string, day: string, holding: boolean | null = null) =>
    tell(worker, 'CaseProgressed', { kind, recordId, state, at: at(day), holding });
  if (course.suspendedOn) {
    await step('UnionMediationCase', mediation, 'SUSPENDED', course.suspendedOn, true);
    await step('UnionMediationCase', mediation, 'IN_MEDIATION', course.agreedOn!);
  }
  if (course.agreedOn) {
    await step('UnionMediationCase', mediation, 'AGREED', course.agreedOn);
    await step('UnionMediationAgreement', agreement, 'EFFECTIVE', course.agreedOn);
  }
  if (course.closedOn) {
    await step(
      'UnionMediationCase',
      mediation,
      course.agreedOn ? 'AGREED' : 'FAILED',
      course.closedOn,
      false,
    );
    if (worker !== door)
      await tell(door, 'CaseProgressed', {
        kind: 'PreFilingMediation',
        recordId: randomUUID(),
        state: 'AGREED',
        at: at(course.closedOn),
        holding: false,
      });
  }
  if (course.breachedOn) await step('UnionMediationAgreement', agreement, 'BREACHED', course.breachedOn);
  if (course.performedOn) await step('UnionMediationAgreement', agreement, 'PERFORMED', course.performedOn);
  return caseCode;
}

const agreed = { agreedOn: '2026-05-10', closedOn: '2026-05-12' };

/** Of May: the court 14, the union 12, human resources 3. */
async function enterCounty(): Promise<void> {
  const may = '2026-05-02';
  const times = async (count: number, course: Course) => {
    for (let at = 0; at < count; at++) await enterCase(course);
  };
  await times(4, { door: court, openedOn: may, to: union, ...agreed, performedOn: '2026-05-20' });
  await times(3, { door: court, openedOn: may, to: union, ...agreed, breachedOn: '2026-05-25' });
  await times(2, { door: court, openedOn: may, to: union, ...agreed, performedOn: '2026-06-05' });
  await times(1, { door: court, openedOn: may, to: union, returned: true });
  await times(4, { door: court, openedOn: may, cause: 'PART_TIME' });
  await times(2, { door: union, openedOn: may, closedOn: '2026-05-08' });
  await times(1, { door: union, openedOn: may, suspendedOn: '2026-05-04', ...agreed });
  await times(9, { door: union, openedOn: may });
  await times(3, { door: humanResources, openedOn: may, to: union });
  await times(2, { door: court, openedOn: '2026-04-10', ...agreed });
}

function clerk(organisation: Organisation, role: Role): RequestContext {
  const { agency: name, code } = organisation;
  return new RequestContext(agency, {
    kind: 'STAFF',
    id: 'clerk',
    name: '样例',
    agency: name,
    organisation: code,
    roles: [role],
  });
}
const leader = () => clerk(linkageCentre, 'LEADER');

const query = `query ($from: LocalDate!, $until: LocalDate!, $own: Boolean) { docketFigures(from: $from, until: $until, own: $own) {
  accepted { value } disputes { value } concluded { numerator denominator } settled { numerator } resolved { numerator value } overdue { numerator denominator }
  returned { numerator } byAgency { agency accepted { value } concluded { numerator } settled { numerator } resolved { numerator } }
  months { from until accepted concluded settled resolved closed medianDays }
  byDivision { code accepted concluded settled resolved overdue } byCause { code name accepted settled resolved } byOrganisation { code name accepted resolved }
  flows { from to result count } records { agency kind state cases } referrals { arrow state count cases } indicators { id formula } } }`;

type Filter = Record<string, unknown>;

async function figures(ctx: RequestContext, more: Filter = {}) {
  const period = { from: '2026-05-01', until: '2026-05-31', ...more };
  return (await askAgency(ctx, query, period)).docketFigures;
}

/** How many cases each list has for the reader. */
async function listed(ctx: RequestContext, filters: readonly Filter[]): Promise<number[]> {
  const names = filters.map((_, at) => `list${at}`);
  const lists = names.map((name) => `${name}: docketCases(filter: $${name}, first: 1) { totalCount }`);
  const query = `query (${names.map((name) => `$${name}: DocketCaseFilter`).join(', ')}) { ${lists.join(' ')} }`;
  const answer = await askAgency(
    ctx,
    query,
    Object.fromEntries(names.map((name, at) => [name, filters[at]])),
  );
  return names.map((name) => answer[name].totalCount as number);
}

const [openedFrom, openedUntil] = ['2026-05-01', '2026-05-31'];
const may = { openedFrom, openedUntil };

/** Every number that is shown, with the list it opens. */
function numbersOf(
  shown: Awaited<ReturnType<typeof figures>>,
  own: Organisation | null,
): [string, number, Filter][] {
  const by = { concludedUntil: openedUntil };
  const heads: [string, number, Filter][] = [
    ['accepted', shown.accepted.value, may],
    ['disputes', shown.disputes.value, { ...may, leadOnly: true }],
    ['concluded', shown.concluded.numerator, { ...may, ...by }],
    ['settled', shown.settled.numerator, { ...may, settledUntil: openedUntil }],
    ['resolved', shown.resolved.numerator, { ...may, resolvedUntil: openedUntil }],
    ['overdue', shown.overdue.numerator, { ...may, concluded: false, overdueOnly: true }],
    ['running', shown.overdue.denominator, { ...may, concluded: false, withDeadline: true }],
    ['returned', shown.returned.numerator, { returned: true, sentFrom: openedFrom, sentUntil: openedUntil }],
  ];
  type Row = Record<string, string> & Record<string, number>;
  const rows = (list: Row[], each: (row: Row) => [string, number, Filter]) => list.map(each);
  return [
    ...heads,
    ...rows(shown.byDivision, (row) => [
      `division ${row.code}`,
      row.accepted!,
      { ...may, division: row.code },
    ]),
    ...rows(shown.byCause, (row) => [
      `cause ${row.code}`,
      row.settled!,
      { ...may, cause: row.code, settledUntil: openedUntil },
    ]),
    ...rows(shown.byOrganisation, (row) => [
      `door ${row.code}`,
      row.accepted!,
      { ...may, firstOrganisation: row.code },
    ]),
    ...rows(shown.flows, (row) => [
      `${row.from} ${row.to} ${row.result}`,
      row.count!,
      {
        ...may,
        firstAgency: row.from,
        referredTo: row.to ?? 'NONE',
        result: row.result,
        resultOn: openedUntil,
      },
    ]),
    ...rows(shown.records, (row) => [
      `${row.agency} ${row.kind} ${row.state}`,
      row.cases!,
      { ...may, recordKind: row.kind, recordState: row.state, ...(own && { recordOrganisation: own.code }) },
    ]),
    ...rows(shown.referrals, (row) => [
      `${row.arrow} ${row.state}`,
      row.cases!,
      { arrow: row.arrow, referralState: row.state, sentFrom: openedFrom, sentUntil: openedUntil },
    ]),
    ...rows(shown.months, (row) => [
      `closed in ${row.from}`,
      row.closed!,
      { concludedFrom: row.from, concludedUntil: row.until },
    ]),
    ...rows(shown.months, (row) => [
      `resolved of ${row.from}`,
      row.resolved!,
      { openedFrom: row.from, openedUntil: row.until, resolvedUntil: row.until },
    ]),
  ];
}

async function expectLists(ctx: RequestContext, own: Organisation | null): Promise<void> {
  const numbers = numbersOf(await figures(ctx, { own: own !== null }), own);
  expect(numbers.length).toBeGreaterThan(25);
  const counted = await listed(
    ctx,
    numbers.map(([, , filter]) => filter),
  );
  expect(numbers.map(([name], at) => [name, counted[at]])).toEqual(
    numbers.map(([name, number]) => [name, number]),
  );
}

describe('the figures of a period', () => {
  test('count what came of the cases by its last day', async () => {
    expect(await figures(leader())).toMatchObject({
      ...{ accepted: { value: 29 }, settled: { numerator: 10 }, resolved: { numerator: 4, value: 13.8 } },
      concluded: { numerator: 12, denominator: 29 },
      byAgency: [
        { agency: 'court', resolved: { numerator: 4 }, settled: { numerator: 9 } },
        { agency: 'human-resources', accepted: { value: 3 }, settled: { numerator: 0 } },
        { agency: 'union', accepted: { value: 12 }, settled: { numerator: 1 } },
      ],
      byCause: [
        { code: 'WAGE_CLAIM', accepted: 25 },
        { code: 'PART_TIME', name: '非全日制用工纠纷', accepted: 4 },
      ],
    });
    // What was performed in June counts as soon as the period reaches that far.
    expect((await figures(leader(), { until: '2026-06-20' })).resolved.numerator).toBe(6);
  });

  test('follow each case from door to door once, and not what came back', async () => {
    const { flows } = await figures(leader());
    const said = flows.map((row: Record<string, unknown>) => Object.values(row).join(' '));
    expect(said).toEqual([
      'court  OPEN 5',
      'court union RESOLVED 4',
      'court union SETTLED 5',
      'human-resources union OPEN 3',
      'union  CONCLUDED 2',
      'union  OPEN 9',
      'union  SETTLED 1',
    ]);
  });

  test('tell the months with the median of their days, less suspensions', async () => {
    const { months } = await figures(leader());
    expect(months).toHaveLength(12);
    expect(months.slice(10)).toMatchObject([
      {
        from: '2026-04-01',
        until: '2026-04-30',
        accepted: 2,
        concluded: 0,
        settled: 0,
        closed: 0,
        medianDays: null,
      },
      { from: '2026-05-01', accepted: 29, concluded: 12, resolved: 4, closed: 14, medianDays: 10 },
    ]);
    const days = `{ docketCases(filter: { firstAgency: "union", result: SETTLED }) { edges { node { docket { handlingDays } } } } }`;
    const { docketCases } = await askAgency(leader(), days);
    expect(docketCases.edges).toEqual([{ node: { docket: { handlingDays: 4 } } }]);
  });

  test('equal the lists they open, for a leader and for each organisation’s own', async () => {
    await expectLists(leader(), null);
    await expectLists(clerk(union, 'MEDIATOR'), union);
    await expectLists(clerk(court, 'CLERK'), court);
  });

  test('are what the own organisation is in where they are asked for so', async () => {
    const own = await figures(clerk(humanResources, 'ARBITRATOR'), { own: true });
    expect(own).toMatchObject({ accepted: { value: 3 }, byCause: [{ code: 'WAGE_CLAIM', accepted: 3 }] });
    expect((await figures(clerk(union, 'MEDIATOR'), { own: true })).accepted.value).toBe(25);
  });
});

describe('whoever may not see all of it', () => {
  test('is shown neither small counts nor what they could be computed from', async () => {
    const shown = await figures(clerk(court, 'CLERK'));
    expect(shown).toMatchObject({
      ...{ accepted: { value: 29 }, resolved: { numerator: null, value: null } },
      ...{ byDivision: null, byCause: null, byOrganisation: null, flows: null, records: null },
    });
    const of = (name: string) =>
      shown.byAgency.find((row: { agency: string }) => row.agency === name).accepted.value;
    // Three and the next smallest beside it: the court knows its own fourteen, so they would not hide the three.
    expect([of('human-resources'), of('union')]).toEqual([null, null]);
    expect(shown.months.at(-2)).toMatchObject({ accepted: null, closed: null, medianDays: null });
    expect(shown.months.at(-1)).toMatchObject({ accepted: 29, resolved: null });
  });

  test('gets by the lists no more than the own organisation is in', async () => {
    const reader = clerk(court, 'CLERK');
    const filters = [
      { ...may, firstAgency: 'human-resources' },
      { ...may, firstAgency: 'union', result: 'SETTLED' },
      { ...may, recordKind: 'UnionMediationCase', recordState: 'FAILED' },
      may,
    ];
    expect(await listed(reader, filters)).toEqual([0, 0, 0, 14]);
    expect(await listed(leader(), filters)).toEqual([3, 1, 2, 29]);
  });

  test('gets no other period of the whole', async () => {
    const days = { until: '2026-05-30' };
    await expect(figures(clerk(court, 'CLERK'), days)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect((await figures(clerk(court, 'CLERK'), { ...days, own: true })).accepted.value).toBe(14);
  });
});

describe('the tally kept with every message', () => {
  test('is what the cases come to when they are counted anew, also folded', async () => {
    const { manager } = agency.dataSource;
    expect(await tallyErrors(manager)).toEqual([]);
    const rows = () => manager.query<{ n: number }[]>('select count(*)::int as n from docket_tally');
    const [before] = await rows();
    await manager.transaction((tx) => foldTally(tx));
    expect((await rows())[0]!.n).toBeLessThan(before!.n);
    expect(await tallyErrors(manager)).toEqual([]);
  });

  test.each([null, court.code, union.code, humanResources.code])(
    'gives the same figures as the cases, for months and by months (%s)',
    async (own) => {
      const keys = 'month, first_agency, first_organisation, division, cause';
      for (const [from, until] of [
        ['2026-04-01', '2026-04-30'],
        ['2026-05-01', '2026-05-31'],
        ['2026-01-01', '2026-12-31'],
      ] as const)
        for (const end of ['$2', "(month + interval '1 month - 1 day')::date"]) {
          const of = (whole: boolean) =>
            askCohort<object>(
              leader(),
              { from, until, own },
              `select ${keys}, ${sums} from ${counted(whole, end)} group by ${keys} having sum(accepted) > 0 order by ${keys}`,
              ['2026-05-20'],
            );
          expect(await of(true)).toEqual(await of(false));
        }
    },
  );
});

test('every state an indicator counts is one that its records have', () => {
  for (const { id, records = {}, unless = {} } of indicators())
    for (const [kind, states] of [...Object.entries(records), ...Object.entries(unless)])
      for (const state of states) expect(wordsOfStep(kind, state), `${id} ${kind} ${state}`).not.toBeNull();
});
