import { askAgency } from '../../../tests/kit/case-as-seen.js';
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
import { openAgency } from '#kernel/start.js';
import { mintCaseCode } from '#kernel/values/case-code.js';
import { completeCreditCode } from '#kernel/values/credit-code.js';
import type { DivisionCode } from '#kernel/values/division-code.js';
import {
  court,
  justice,
  type Organisation,
  secondCourt,
  union,
} from '../../../infra/county/organisations.js';
import { defaultPorts } from '../../../infra/county/process-table.js';
import { ensureAddressBook } from '../../../infra/keys/address-book-file.js';
import { migratedDatabase } from '../../../tests/kit/migrated-database.js';
import type { ScratchDatabase } from '../../../tests/kit/scratch-database.js';
import { docket } from '../agency.js';

let agency: Agency;
let database: ScratchDatabase;
const folder = mkdtempSync(join(tmpdir(), 'wufang-docket-'));

beforeAll(async () => {
  database = await migratedDatabase(docket, 'docket');
  const files = await ensureAddressBook(folder, { ports: defaultPorts, publicUrl: 'http://127.0.0.1:4000' });
  const places = {
    keysDir: join(folder, 'docket'),
    addressBook: files.book,
    addressBookKey: files.publicKey,
  };
  agency = await openAgency(docket, {
    ...places,
    databaseUrl: database.url,
    adjustableClock: true,
    logLevel: 'silent',
  });
  (agency.clock as AdjustableClock).set(new Date('2026-06-01T00:00:00Z'));
});
afterAll(async () => {
  await agency?.dataSource.destroy();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

let serial = 0;
const codeOf = (): string =>
  mintCaseCode({ division: '370499' as DivisionCode, letter: 'C', year: 2026, serial: ++serial });

/** Applies a message as the inbox does, without its signature and order. */
function tell(
  from: Organisation,
  caseseq: number,
  type: MessageType,
  body: { caseCode: string } & Record<string, unknown>,
): Promise<void> {
  const actor: Actor = {
    kind: 'ORGANISATION',
    id: from.code,
    name: from.name,
    agency: from.agency,
    organisation: from.code,
    roles: [],
  };
  const ctx = new RequestContext(agency, actor);
  const envelope = { caseid: body.caseCode, caseseq } as Envelope;
  return ctx.transaction((tx) => docket.handlers[type]!(tx, ctx, body as never, envelope));
}

function clerk(organisation: Organisation, ...roles: Role[]): RequestContext {
  const actor: Actor = {
    kind: 'STAFF',
    id: 'clerk',
    name: '样例',
    agency: organisation.agency,
    organisation: organisation.code,
    roles,
  };
  return new RequestContext(agency, actor);
}
const elsewhere: Organisation = { ...court, code: 'ELSEWHERE' };
const leader = (): RequestContext => clerk({ ...court, agency: 'docket', code: 'CENTRE' }, 'LEADER');

const ask = askAgency;

const partyKey = 'k'.repeat(43);
const opened = (caseCode: string, more = {}) => ({
  ...{
    caseCode,
    openedOn: '2026-03-01',
    division: '370499',
    cause: 'WAGE_CLAIM',
    causeVersion: '2025',
    title: '追索劳动报酬纠纷',
  },
  ...{ door: 'VISIT', partyKeys: [partyKey], employerCode: union.code, workers: 3, ...more },
});
const progressed = (caseCode: string, state: string, more = {}) => ({
  ...{ caseCode, kind: 'FilingIntake', recordId: randomUUID(), state, at: '2026-03-01T02:00:00Z', ...more },
});
const noted = (caseCode: string, referralId: string, state: string, at: string, more = {}) => ({
  ...{
    caseCode,
    referralId,
    arrow: 'A01',
    from: court.code,
    to: union.code,
    state,
    at: `2026-03-0${at}T02:00:00Z`,
    ...more,
  },
});

const part = `query ($id: ID!) { _entities(representations: [{ __typename: "Case", id: $id }]) { ... on Case { docket {
  title causeName employerCode dueOn overdue closedOn workers holder { agency name } first { name } stage { kind state }
  numbers { number } intakes { door organisation { name } } timeline { reference organisationName state }
  referrals { hops state stateName overdue returnReasonName events { name organisationName } } } } } }`;

async function docketOf(ctx: RequestContext, id: string) {
  return (await ask(ctx, part, { id }))._entities[0].docket;
}

describe('what agencies tell', () => {
  test('comes together in any order, and twice changes nothing', async () => {
    const recordId = randomUUID();
    const messages = (
      caseCode: string,
      referral: string,
    ): [Organisation, number, MessageType, { caseCode: string }][] => [
      [court, 1, 'CaseOpened', opened(caseCode)],
      [
        court,
        2,
        'CaseProgressed',
        progressed(caseCode, 'RECEIVED', {
          recordId,
          number: '（2026）虚0499民诉前调12号',
          dueOn: '2026-03-09',
          holding: true,
        }),
      ],
      [court, 3, 'ReferralNoted', noted(caseCode, referral, 'SENT', '2')],
      [union, 1, 'ReferralNoted', noted(caseCode, referral, 'SENT', '3')],
      [union, 2, 'ReferralNoted', noted(caseCode, referral, 'ACCEPTED', '4', { dueOn: '2026-03-06' })],
      [
        union,
        3,
        'CaseProgressed',
        progressed(caseCode, 'UNDERWAY', {
          recordId,
          kind: 'UnionMediationCase',
          at: '2026-03-04T02:00:00Z',
          holding: true,
        }),
      ],
    ];
    const [one, other] = [codeOf(), codeOf()];
    for (const message of messages(one, randomUUID())) await tell(...message);
    const again = messages(other, randomUUID());
    for (const message of [...again.toReversed(), ...again]) await tell(...message);

    const expected = await docketOf(clerk(court, 'CLERK'), one);
    expect(await docketOf(clerk(court, 'CLERK'), other)).toEqual(expected);
    expect(expected).toMatchObject({
      ...{
        title: '追索劳动报酬纠纷',
        causeName: '追索劳动报酬纠纷',
        dueOn: '2026-03-06',
        workers: 3,
        closedOn: null,
        employerCode: union.code,
      },
      ...{ holder: { agency: 'union', name: union.name }, first: { name: court.name } },
      ...{
        stage: { kind: 'UnionMediationCase', state: 'UNDERWAY' },
        numbers: [{ number: '（2026）虚0499民诉前调12号' }],
      },
      timeline: [
        { reference: `FilingIntake:${recordId}` },
        { reference: `UnionMediationCase:${recordId}`, organisationName: union.name },
      ],
      referrals: [
        {
          hops: 1,
          state: 'ACCEPTED',
          stateName: '受理',
          events: [{ name: '已移送' }, { name: '已送达', organisationName: union.name }, { name: '受理' }],
        },
      ],
    });
  });

  test('is refused where it could carry content, or is not the sender’s to tell', async () => {
    const caseCode = codeOf();
    const referral = randomUUID();
    await expect(
      tell(court, 1, 'CaseOpened', opened(caseCode, { partyKeys: ['110101199001011234'] })),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(tell(court, 1, 'CaseProgressed', progressed(caseCode, '测试甲说'))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(
      tell(elsewhere, 1, 'ReferralNoted', noted(caseCode, referral, 'SENT', '2')),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      tell(court, 1, 'ReferralNoted', noted(caseCode, referral, 'ACCEPTED', '2')),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    await tell(court, 2, 'ReferralNoted', noted(caseCode, referral, 'SENT', '2'));
    await expect(
      tell(court, 3, 'ReferralNoted', noted(caseCode, referral, 'CLOSED', '2', { to: elsewhere.code })),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('nobody enters a case on the own word', () => {
  const seen = (organisation: Organisation, caseCode: string) =>
    docketOf(clerk(organisation, 'CLERK'), caseCode);
  const early = (caseCode: string) =>
    agency.dataSource.query<{ organisation: string; type: string }[]>(
      'select organisation, type from docket_early_word where case_code = $1 order by organisation, seq',
      [caseCode],
    );

  test('neither by a referral it says it has sent, nor by a step or a number of its own', async () => {
    const caseCode = codeOf();
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    const before = await seen(court, caseCode);
    const away = { from: union.code, to: court.code, arrow: 'A17' };
    await tell(union, 1, 'ReferralNoted', noted(caseCode, randomUUID(), 'SENT', '2', away));
    const step = { number: '虚工收〔2026〕99号', dueOn: '2026-01-01', holding: true };
    await tell(union, 2, 'CaseProgressed', progressed(caseCode, 'UNDERWAY', step));
    const guests = { introduces: [union.code, justice.code] };
    await tell(union, 3, 'CaseProgressed', progressed(caseCode, 'SERVED', guests));
    expect(await seen(union, caseCode)).toBeNull();
    expect(await seen(justice, caseCode)).toBeNull();
    expect(await seen(court, caseCode)).toEqual(before);
    expect(await docketOf(leader(), caseCode)).toMatchObject({ holder: { name: court.name }, numbers: [] });
    expect((await early(caseCode)).map(({ type }) => type)).toEqual([
      'ReferralNoted',
      'CaseProgressed',
      'CaseProgressed',
    ]);
  });

  test('nor by opening what is opened, or has the code of another agency’s giving', async () => {
    const caseCode = codeOf();
    const forbidden = { code: 'FORBIDDEN' };
    await expect(tell(union, 1, 'CaseOpened', opened(caseCode))).rejects.toMatchObject(forbidden);
    await expect(tell(elsewhere, 1, 'CaseOpened', opened(caseCode))).rejects.toMatchObject(forbidden);
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    await expect(tell(secondCourt, 1, 'CaseOpened', opened(caseCode))).rejects.toMatchObject(forbidden);
    expect(await seen(secondCourt, caseCode)).toBeNull();
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    expect(await seen(court, caseCode)).not.toBeNull();
  });

  test('nor by a note that the other side’s program makes of whatever arrives', async () => {
    const caseCode = codeOf();
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    const away = { from: union.code, to: court.code, arrow: 'A17' };
    await tell(court, 2, 'ReferralNoted', noted(caseCode, randomUUID(), 'SENT', '2', away));
    expect(await seen(union, caseCode)).toBeNull();
  });

  test('but on the word of one that is in it, and then all it told before counts, and all it told of others', async () => {
    const caseCode = codeOf();
    const [one, onward] = [randomUUID(), randomUUID()];
    await tell(justice, 1, 'CaseProgressed', progressed(caseCode, 'RECEIVED', { number: '虚援〔2026〕7号' }));
    const passed = { from: union.code, to: justice.code, arrow: 'A07' };
    await tell(union, 1, 'ReferralNoted', noted(caseCode, one, 'ACCEPTED', '3'));
    await tell(union, 2, 'ReferralNoted', noted(caseCode, onward, 'SENT', '4', passed));
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    expect([await seen(union, caseCode), await seen(justice, caseCode)]).toEqual([null, null]);
    await tell(court, 2, 'ReferralNoted', noted(caseCode, one, 'SENT', '2'));
    expect(await seen(union, caseCode)).toMatchObject({
      referrals: [{ state: 'ACCEPTED' }, { state: 'SENT' }],
      numbers: [{ number: '虚援〔2026〕7号' }],
    });
    expect(await seen(justice, caseCode)).not.toBeNull();
    expect(await early(caseCode)).toEqual([]);
  });

  test('a letter brings in whom it is served on', async () => {
    const caseCode = codeOf();
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    await tell(justice, 1, 'CaseProgressed', progressed(caseCode, 'SERVED'));
    await tell(court, 2, 'CaseProgressed', progressed(caseCode, 'SERVED', { introduces: [justice.code] }));
    expect((await seen(justice, caseCode)).timeline).toHaveLength(2);
  });

  test('what turns out not to be the teller’s to say is left out, and the rest counts', async () => {
    const caseCode = codeOf();
    const [one, other] = [randomUUID(), randomUUID()];
    const changed = noted(caseCode, other, 'ACCEPTED', '3', { arrow: 'A02' });
    await tell(union, 1, 'ReferralNoted', changed);
    await tell(union, 2, 'CaseProgressed', progressed(caseCode, 'RECEIVED'));
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    await tell(court, 2, 'ReferralNoted', noted(caseCode, other, 'SENT', '2'));
    await tell(court, 3, 'ReferralNoted', noted(caseCode, one, 'SENT', '2'));
    const { referrals, timeline } = await seen(union, caseCode);
    expect(referrals.map(({ state }: { state: string }) => state)).toEqual(['SENT', 'SENT']);
    expect(timeline).toHaveLength(1);
  });
});

describe('who sees a header', () => {
  test('those in the case, and a leader without the employer in the clear', async () => {
    const caseCode = codeOf();
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    expect(await docketOf(clerk(court, 'CLERK'), caseCode)).toMatchObject({ employerCode: union.code });
    expect(await docketOf(clerk(union, 'MEDIATOR'), caseCode)).toBeNull();
    expect(await docketOf(clerk(elsewhere, 'JUDGE'), caseCode)).toBeNull();
    expect((await docketOf(leader(), caseCode)).employerCode).toMatch(/^8\*{16}.$/);
    await tell(court, 2, 'ReferralNoted', noted(caseCode, randomUUID(), 'SENT', '2'));
    expect(await docketOf(clerk(union, 'MEDIATOR'), caseCode)).not.toBeNull();
  });

  test('a number names nothing to those outside', async () => {
    const caseCode = codeOf();
    await tell(court, 1, 'CaseOpened', opened(caseCode));
    await tell(
      court,
      2,
      'CaseProgressed',
      progressed(caseCode, 'RECEIVED', { number: '（2026）虚0499民初99号' }),
    );
    const query = `{ docketCaseByNumber(number: "(2026)虚0499民初99号") { id } }`;
    expect((await ask(clerk(court, 'CLERK'), query)).docketCaseByNumber).toEqual({ id: caseCode });
    expect((await ask(clerk(union, 'MEDIATOR'), query)).docketCaseByNumber).toBeNull();
    expect(
      (await ask(clerk(union, 'MEDIATOR'), `{ docketCaseByNumber(number: "无此号") { id } }`))
        .docketCaseByNumber,
    ).toBeNull();
  });
});

describe('the list of cases', () => {
  const list = `query ($filter: DocketCaseFilter, $first: Int! = 50, $after: String) { docketCases(filter: $filter, first: $first, after: $after) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
  const employerCode = completeCreditCode('91370499FAKE0013');
  const codes: string[] = [];

  beforeAll(async () => {
    for (const dueOn of ['2026-05-03', null, '2026-05-01', '2026-05-02', null]) {
      const caseCode = codeOf();
      codes.push(caseCode);
      await tell(
        court,
        1,
        'CaseOpened',
        opened(caseCode, {
          employerCode,
          partyKeys: [`${caseCode}${'x'.repeat(43)}`.replaceAll('-', '_').slice(0, 43)],
        }),
      );
      await tell(court, 2, 'CaseProgressed', progressed(caseCode, 'REGISTERED', { dueOn }));
    }
  });

  test('is ordered by the earliest deadline, those without one last, on every page', async () => {
    const found: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const { docketCases } = await ask(leader(), list, { filter: { employerCode }, first: 2, after });
      expect(docketCases).toMatchObject({
        totalCount: 5,
        pageInfo: { hasNextPage: page < 2, hasPreviousPage: page > 0 },
      });
      found.push(...docketCases.edges.map((edge: { node: { id: string } }) => edge.node.id));
      after = docketCases.pageInfo.endCursor;
    }
    expect(found).toEqual([codes[2], codes[3], codes[0], codes[1], codes[4]]);
  });

  test.each([
    [{ dueFrom: '2026-05-02', dueUntil: '2026-05-02' }, 1],
    [{ stageKind: 'FilingIntake', stageState: 'REGISTERED' }, 5],
    [{ stageState: 'CLOSED' }, 0],
    [{ agency: 'court', concluded: false }, 5],
    [{ agency: 'union' }, 0],
    [{ openedFrom: '2026-03-01', openedUntil: '2026-03-01' }, 5],
    [{ openedFrom: '2026-03-02' }, 0],
    [{ overdueOnly: true }, 3],
    [{ arrow: 'A01' }, 0],
    [{ partyKey }, 0],
  ])('is narrowed by %j', async (filter, count) => {
    const { docketCases } = await ask(clerk(court, 'CLERK'), list, { filter: { employerCode, ...filter } });
    expect(docketCases).toMatchObject({ totalCount: count });
    expect(docketCases.edges).toHaveLength(count);
  });

  test('shows nothing of cases that the organisation is not in', async () => {
    const { docketCases } = await ask(clerk(union, 'MEDIATOR'), list, { filter: { employerCode } });
    expect(docketCases).toMatchObject({ totalCount: 0, edges: [] });
  });
});

describe('figures', () => {
  const query = `{ docketFigures(from: "2026-07-01", until: "2026-07-31") { accepted { numerator denominator value } workers { value }
    concluded { numerator denominator value } overdue { numerator denominator } returned { numerator denominator value unit }
    byAgency { agency accepted { value } } referrals { arrow state count } } }`;

  test('carry their counts', async () => {
    const [one, other, referral] = [codeOf(), codeOf(), randomUUID()];
    const july = { openedOn: '2026-07-02' };
    await tell(court, 1, 'CaseOpened', opened(one, july));
    await tell(
      court,
      2,
      'CaseProgressed',
      progressed(one, 'JUDGED', { at: '2026-07-09T02:00:00Z', holding: false }),
    );
    await tell(court, 1, 'CaseOpened', opened(other, july));
    const note = (state: string, day: string, more = {}) => ({
      ...noted(other, referral, state, '1', more),
      at: `2026-07-${day}T02:00:00Z`,
    });
    await tell(court, 2, 'ReferralNoted', note('SENT', '03'));
    await tell(union, 1, 'ReferralNoted', note('RETURNED', '04', { returnReason: 'OUT_OF_SCOPE' }));
    const { docketFigures } = await ask(leader(), query);
    expect(docketFigures).toEqual({
      accepted: { numerator: 2, denominator: null, value: 2 },
      workers: { value: 6 },
      concluded: { numerator: 1, denominator: 2, value: 50 },
      overdue: { numerator: 0, denominator: 0 },
      returned: { numerator: 1, denominator: 1, value: 100, unit: '%' },
      byAgency: [{ agency: 'court', accepted: { value: 2 } }],
      referrals: [{ arrow: 'A01', state: 'RETURNED', count: 1 }],
    });
  });

  test('are shown to a clerk without what is below ten', async () => {
    const { docketFigures } = await ask(clerk(court, 'CLERK'), query);
    expect(docketFigures).toMatchObject({
      accepted: { numerator: null, value: null },
      workers: { value: null },
      returned: { numerator: null, denominator: null, value: null },
      referrals: [{ arrow: 'A01', state: 'RETURNED', count: null }],
    });
    expect(JSON.stringify(docketFigures)).not.toMatch(/:\d/);
  });

  test('are shown to a clerk by the month, so that no two periods differ by a few days', async () => {
    const days = query.replace('2026-07-31', '2026-07-30');
    await expect(ask(clerk(court, 'CLERK'), days)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect((await ask(leader(), days)).docketFigures.accepted.value).toBe(2);
  });
});
