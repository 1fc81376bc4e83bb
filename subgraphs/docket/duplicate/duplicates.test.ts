import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { progress } from '#kernel/case-file/register.js';
import { type NewDispute, openCase } from '#kernel/case-file/open-case.js';
import { RequestContext } from '#kernel/context.js';
import { type ClaimedMonths } from '#kernel/dispute-key/dispute-keys.js';
import { stateClaims } from '#kernel/dispute-key/state-claims.js';
import { receive } from '#kernel/exchange/receive.js';
import {
  court,
  justice,
  linkageCentre,
  type Organisation,
  union,
} from '../../../infra/county/organisations.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { docket } from '../agency.js';
import { tallyErrors } from '../figures/tally.js';

const person = { name: '测试甲', phone: '13900000001' };
const firm = { name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' };
const wages = (from: string, until: string): ClaimedMonths => ({ kind: 'WAGES', from, until });
let county: ToyCounty;

beforeAll(async () => {
  county = await toyCounty({ register: docket });
  county.setTime('2025-05-20T02:00:00Z');
});
afterAll(() => county?.stop());

/** One dispute as a door hears of it: a person of their own, so that no test meets another’s. */
let persons = 0;
function dispute(at: number, more: Partial<NewDispute> = {}, employer: object = firm): NewDispute {
  const idNumber = `3704991990${String(at).padStart(4, '0')}0017`;
  return {
    ...{
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      title: '追索劳动报酬纠纷',
      claim: 900_000,
      facts: '欠付工资',
      door: 'VISIT',
    },
    parties: [
      { side: 'APPLICANT', kind: 'PERSON', name: person.name, phone: person.phone, idNumber },
      { side: 'RESPONDENT', kind: 'EMPLOYER', name: firm.name, ...employer },
    ],
    ...more,
  };
}

async function openAt(agency: Agency, given: NewDispute): Promise<string> {
  const ctx = county.clerk(agency);
  const { organisation } = ctx.actor;
  const { file } = await ctx.transaction((tx) => openCase(tx, ctx, organisation, given));
  await county.deliverAll();
  return file.caseCode;
}

function before(
  organisation: Organisation,
  role: Role,
  id = `${organisation.agency}-${role}`,
): RequestContext {
  const { agency, code } = organisation;
  const actor: Actor = { kind: 'STAFF', id, name: '样例', agency, organisation: code, roles: [role] };
  return new RequestContext(county.register, actor);
}

const shown = `id state monthsStated reason decidedBy { code } sides { code first organisation { agency } }`;
async function pairsOf(ctx: RequestContext, code: string, state = 'PROPOSED') {
  const { docketDuplicates } = await askAgency(ctx, `{ docketDuplicates(state: ${state}) { ${shown} } }`);
  return docketDuplicates.filter(({ sides }: { sides: { code: string }[] }) =>
    sides.some((side) => side.code === code),
  );
}
/** Readers are many, so that no one of them comes near the limit of looks. */
let readers = 0;
const fresh = (): RequestContext => before(linkageCentre, 'CLERK', `reader-${++readers}`);
const decide = (ctx: RequestContext, act: string, id: string, reason?: string) =>
  askAgency(
    ctx,
    `mutation ($id: ID!) { docket${act}Duplicate(id: $id${reason ? `, reason: ${reason}` : ''}) { ${shown} } }`,
    { id },
  ).then((data) => data[`docket${act}Duplicate`]);
const partOf = async (ctx: RequestContext, code: string) => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { docket { leadCase dueOn overdue
    holder { agency } duplicates { state sides { code } } } } } }`;
  return (await askAgency(ctx, query, { of: [{ __typename: 'Case', id: code }] }))._entities[0].docket;
};

/** Every row of every table, as text. */
async function everything({ dataSource }: Agency): Promise<string> {
  const tables = await dataSource.query<{ name: string }[]>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables)
    texts.push(
      ...(
        await dataSource.query<{ text: string }[]>(`select to_jsonb(t)::text as text from "${name}" t`)
      ).map(({ text }) => text),
    );
  return texts.join('\n');
}

describe('the same dispute at two doors', () => {
  const at = ++persons;
  let first: string;
  let second: string;
  let pair: { id: string };

  beforeAll(async () => {
    county.setTime('2025-05-06T02:00:00Z');
    first = await openAt(county.union, dispute(at, { claims: [wages('2025-01', '2025-03')] }));
    county.setTime('2025-05-20T02:00:00Z');
    const byName = { name: '虚构市中科技 有限责任公司', creditCode: null };
    second = await openAt(county.court, dispute(at, { claims: [wages('2025-03', '2025-04')] }, byName));
    for (const [agency, code, dueOn] of [
      [county.union, first, '2025-06-05'],
      [county.court, second, '2025-05-10'],
    ] as const) {
      const ctx = county.clerk(agency);
      const kept = {
        caseCode: code,
        organisation: ctx.actor.organisation,
        kind: 'FilingIntake',
        state: 'RECEIVED',
        dueOn,
      };
      await ctx.transaction(async (tx) =>
        progress(tx, ctx, { ...kept, recordId: '0191e0a0-0000-7000-8000-0000000000aa' }),
      );
    }
    await county.deliverAll();
  });

  test('is proposed to the clerks of both, by agency and case code alone', async () => {
    for (const ctx of [before(union, 'UNION_OFFICER'), before(court, 'CLERK')]) {
      const [found] = await pairsOf(ctx, first);
      expect(found).toEqual({
        ...{ id: expect.any(String), state: 'PROPOSED', monthsStated: true, reason: null, decidedBy: null },
        sides: [
          { code: first, first: true, organisation: { agency: 'union' } },
          { code: second, first: false, organisation: { agency: 'court' } },
        ],
      });
      pair = found;
    }
  });

  test('is not there for the clerk of another organisation, nor to be decided by one', async () => {
    expect(await pairsOf(before(justice, 'CLERK'), first)).toEqual([]);
    for (const ctx of [
      before(justice, 'CLERK'),
      before(union, 'ADMINISTRATOR'),
      before(linkageCentre, 'LEADER'),
    ])
      await expect(decide(ctx, 'Link', pair.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(decide(before(union, 'UNION_OFFICER'), 'Link', 'no-such-pair')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('leaves nothing plain with the register, nor of one door with the other', async () => {
    const registered = await everything(county.register);
    const idNumber = `3704991990${String(at).padStart(4, '0')}0017`;
    for (const plain of [idNumber, person.name, person.phone, firm.name, '有限责任公司', '2025-03"', 'WAGES'])
      expect(registered, plain).not.toContain(plain);
    expect(registered).toContain(second);
    expect(await everything(county.union)).not.toContain(second);
    expect(await everything(county.court)).not.toContain(first);
    const told = await county.court.dataSource.query<{ text: string }[]>('select text from outbox_message');
    expect(told.map(({ text }) => text).join('')).not.toMatch(
      new RegExp(`${idNumber}|${person.name}|有限责任|2025-0[34]"`),
    );
  });

  test('linked: the first door leads, nothing is merged, and each keeps its own clock', async () => {
    const before_ = await Promise.all(
      [first, second].map((code) => partOf(before(linkageCentre, 'LEADER'), code)),
    );
    const linked = await decide(before(court, 'CLERK'), 'Link', pair.id);
    expect(linked).toMatchObject({ state: 'LINKED', decidedBy: { code: court.code } });
    const after = await Promise.all(
      [first, second].map((code) => partOf(before(linkageCentre, 'LEADER'), code)),
    );
    const link = { duplicates: [{ state: 'LINKED', sides: [{ code: first }, { code: second }] }] };
    expect(after).toEqual([
      { ...before_[0], ...link },
      { ...before_[1], ...link, leadCase: first },
    ]);
    expect(after.map(({ dueOn, overdue, holder }) => [dueOn, overdue, holder.agency])).toEqual([
      ['2025-06-05', false, 'union'],
      ['2025-05-10', true, 'court'],
    ]);
    // The other case itself stays closed to who is not in it.
    expect(await partOf(before(court, 'CLERK'), first)).toBeNull();
  });

  test('counts once, with both channels counted beside', async () => {
    const figures = `{ docketFigures(from: "2025-05-01", until: "2025-05-31") { accepted { value } disputes { value } workers { value }
      byAgency { agency accepted { value } disputes { value } } } }`;
    const { docketFigures } = await askAgency(before(linkageCentre, 'LEADER'), figures);
    expect(docketFigures).toEqual({
      ...{ accepted: { value: 2 }, disputes: { value: 1 }, workers: { value: 1 } },
      byAgency: [
        { agency: 'court', accepted: { value: 1 }, disputes: { value: 0 } },
        { agency: 'union', accepted: { value: 1 }, disputes: { value: 1 } },
      ],
    });
  });

  test('unlinked with a reason, each counts for itself again, and the pair does not come back', async () => {
    const unlinked = await decide(before(union, 'UNION_OFFICER'), 'Unlink', pair.id, 'LATER_PROCEDURE');
    expect(unlinked).toMatchObject({
      state: 'UNLINKED',
      reason: 'LATER_PROCEDURE',
      decidedBy: { code: union.code },
    });
    expect(await partOf(before(linkageCentre, 'LEADER'), second)).toMatchObject({
      leadCase: null,
      duplicates: [],
    });
    await stateClaims(county.clerk(county.union), first, [wages('2025-01', '2025-04')]);
    await county.deliverAll();
    expect(await pairsOf(fresh(), first)).toEqual([]);
    await expect(
      decide(before(union, 'UNION_OFFICER'), 'Unlink', pair.id, 'WRONG_ENTRY'),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' });
    expect(await decide(before(court, 'CLERK'), 'Link', pair.id)).toMatchObject({
      state: 'LINKED',
      reason: null,
    });
  });

  test('every step is on record', async () => {
    const entries = await county.register.dataSource.query<
      { act: string; details: object; organisation: string }[]
    >(
      `select act, details, actor_organisation as organisation from audit_entry where subject = $1 order by seq`,
      [pair.id],
    );
    expect(entries.map(({ act, organisation }) => [act, organisation])).toEqual([
      ['duplicate.propose', court.code],
      ['duplicate.link', court.code],
      ['duplicate.unlink', union.code],
      ['duplicate.link', court.code],
    ]);
    expect(entries[2]!.details).toEqual({ other: [first, second].sort()[1], reason: 'LATER_PROCEDURE' });
  });
});

describe('at a third door', () => {
  test('all are one dispute, led by the earliest, until the earliest is unlinked', async () => {
    const at = ++persons;
    const given = dispute(at, { claims: [wages('2024-01', '2024-02')] });
    const codes: string[] = [];
    for (const [agency, day] of [
      [county.court, '2024-03-05'],
      [county.union, '2024-03-04'],
      [county.court, '2024-03-01'],
    ] as const) {
      county.setTime(`${day}T02:00:00Z`);
      codes.push(await openAt(agency, given));
    }
    county.setTime('2025-05-20T02:00:00Z');
    const [middle, later, earliest] = [codes[1]!, codes[0]!, codes[2]!];
    const clerk = before(court, 'CLERK', 'court-third');
    const found = await pairsOf(fresh(), middle);
    expect(found).toHaveLength(2);
    for (const { id } of found) await decide(clerk, 'Link', id);
    const leads = () =>
      Promise.all([later, middle, earliest].map(async (code) => (await partOf(fresh(), code)).leadCase));
    expect(await leads()).toEqual([earliest, earliest, null]);
    const toEarliest = (await pairsOf(fresh(), earliest, 'LINKED'))[0];
    await decide(clerk, 'Unlink', toEarliest.id, 'WRONG_ENTRY');
    expect(await leads()).toEqual([middle, null, null]);
  });
});

describe('nothing is proposed', () => {
  const at = ++persons;
  const months = [wages('2023-01', '2023-03')];
  let known: string;
  beforeAll(async () => {
    known = await openAt(county.union, dispute(at, { claims: months }));
  });

  test.each([
    ['of other months', () => dispute(at, { claims: [wages('2023-04', '2023-06')] })],
    [
      'of another claim',
      () => dispute(at, { claims: [{ ...wages('2023-01', '2023-03'), kind: 'WORK_INJURY' }] }),
    ],
    ['of another person', () => dispute(++persons, { claims: months })],
    [
      'of another employer',
      () => dispute(at, { claims: months }, { name: '虚构市外商贸有限公司', creditCode: null }),
    ],
  ])('for a dispute %s', async (_what, given) => {
    const code = await openAt(county.court, given());
    expect(await pairsOf(fresh(), code)).toEqual([]);
  });

  test('to a door that has another key', async () => {
    const clerk = county.clerk(county.court);
    const keyring = { signing: county.court.keyring.signing, matching: randomBytes(32) };
    const ctx = new RequestContext({ ...county.court, keyring }, clerk.actor);
    const opened = await ctx.transaction((tx) =>
      openCase(tx, ctx, court.code, dispute(at, { claims: months })),
    );
    await county.deliverAll();
    expect(await pairsOf(fresh(), opened.file.caseCode)).toEqual([]);
    expect(await pairsOf(fresh(), known)).toEqual([]);
  });
});

describe('a proposal', () => {
  test('that is refused is not made again, however often the dispute is stated', async () => {
    const at = ++persons;
    const one = await openAt(county.union, dispute(at));
    const two = await openAt(county.court, dispute(at, { claims: [wages('2025-02', '2025-02')] }));
    const [pair] = await pairsOf(fresh(), two);
    // The union has stated no months: the year before is assumed, and that is said.
    expect(pair).toMatchObject({ monthsStated: false });
    const refused = await decide(before(court, 'CLERK'), 'Refuse', pair.id, 'DIFFERENT_EMPLOYMENT');
    expect(refused).toMatchObject({ state: 'REFUSED', reason: 'DIFFERENT_EMPLOYMENT' });
    await stateClaims(county.clerk(county.union), one, [wages('2025-01', '2025-02')]);
    await county.deliverAll();
    expect(await pairsOf(fresh(), two)).toEqual([]);
    expect(await pairsOf(fresh(), two, 'REFUSED')).toHaveLength(1);
    await expect(decide(before(court, 'CLERK'), 'Refuse', pair.id, 'WRONG_ENTRY')).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('follows the months as they are stated now, not those stated before', async () => {
    const at = ++persons;
    const one = await openAt(county.union, dispute(at, { claims: [wages('2022-01', '2022-02')] }));
    await stateClaims(county.clerk(county.union), one, [wages('2022-06', '2022-07')]);
    await county.deliverAll();
    const then = await openAt(county.court, dispute(at, { claims: [wages('2022-01', '2022-02')] }));
    const now = await openAt(county.court, dispute(at, { claims: [wages('2022-07', '2022-08')] }));
    expect([await pairsOf(fresh(), then), (await pairsOf(fresh(), now)).length]).toEqual([[], 1]);
  });

  test('is made once however often the message arrives, and however many doors tell at once', async () => {
    const at = ++persons;
    const openings = [county.union, county.court, county.union, county.court].map(async (agency) => {
      const ctx = county.clerk(agency);
      const given = dispute(at, { claims: [wages('2021-01', '2021-01')] });
      return (await ctx.transaction((tx) => openCase(tx, ctx, ctx.actor.organisation, given))).file.caseCode;
    });
    const codes = await Promise.all(openings);
    const rows = await Promise.all(
      [county.union, county.court].map((agency) =>
        agency.dataSource.query<Parameters<typeof receive>[1][]>(
          `select *, key_id as "keyId" from outbox_message where case_code = any($1)`,
          [codes],
        ),
      ),
    );
    const twice = [...rows.flat(), ...rows.flat()];
    await Promise.all(twice.map((row) => receive(county.register, row)));
    await county.deliverAll();
    const pairs = await county.register.dataSource.query(
      'select from docket_duplicate where one = any($1) and other = any($1)',
      [codes],
    );
    expect(pairs).toHaveLength(6);
  });
});

describe('stating the months of a dispute', () => {
  test.each([
    [[], '请填写一至二十项请求'],
    [[wages('2025-13', '2025-13')], '不是有效的月份'],
    [[wages('2025-03', '2025-01')], '起始月份晚于截止月份'],
    [[wages('2025-05', '2025-06')], '截止月份不能晚于本月'],
    [[wages('2015-01', '2025-01')], '争议期间最多填写六十个月'],
  ])('is refused in words for %j', async (claims, words) => {
    const code = await openAt(county.court, dispute(++persons));
    await expect(stateClaims(county.clerk(county.court), code, claims)).rejects.toThrow(words);
  });

  test('is for who works the case at its organisation alone', async () => {
    const code = await openAt(county.court, dispute(++persons));
    await expect(
      stateClaims(county.clerk(county.union), code, [wages('2025-01', '2025-01')]),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const administrator = new RequestContext(county.court, {
      ...county.clerk(county.court).actor,
      roles: ['ADMINISTRATOR'],
    });
    await expect(stateClaims(administrator, code, [wages('2025-01', '2025-01')])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('is limited like a look-up, for each statement tries the register', async () => {
    const code = await openAt(county.court, dispute(++persons));
    const prober = new RequestContext(county.court, { ...county.clerk(county.court).actor, id: 'prober' });
    for (let month = 1; month <= 30; month++) {
      const text = `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
      await stateClaims(prober, code, [wages(text, text)]);
    }
    await expect(stateClaims(prober, code, [wages('2019-01', '2019-01')])).rejects.toMatchObject({
      code: 'TOO_MANY_LOOKUPS',
    });
  });

  test('reaches the register as keyed hashes alone: a number in their place is refused', async () => {
    const caseCode = await openAt(county.court, dispute(++persons));
    const teller: Actor = {
      kind: 'ORGANISATION',
      id: court.code,
      name: '',
      agency: 'court',
      organisation: court.code,
      roles: [],
    };
    const ctx = new RequestContext(county.register, teller);
    for (const key of ['370499199001010019', firm.creditCode, person.name, 'k'.repeat(43)]) {
      const body = { caseCode, disputeKeys: [key], monthsStated: true };
      await expect(
        ctx.transaction((tx) =>
          docket.handlers.DisputeKeyed!(tx, ctx, body as never, { caseid: caseCode, caseseq: 9 } as never),
        ),
      ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });
});

test('whoever goes through proposals beyond the limit of looks is stopped', async () => {
  const reader = before(court, 'CLERK', 'court-curious');
  await county.register.dataSource.query(
    `insert into docket_duplicate (id, one, other, state, months_stated, proposed_at)
     select gen_random_uuid(), c.case_code, 'Z' || n, 'REFUSED', true, $2 from generate_series(1, 40) as n,
       (select case_code from docket_participant where organisation = $1 limit 1) as c`,
    [court.code, new Date('2020-01-01T00:00:00Z')],
  );
  const list = `{ docketDuplicates(state: REFUSED) { id } }`;
  expect((await askAgency(reader, list)).docketDuplicates).toHaveLength(20);
  await county.register.dataSource
    .query(`update docket_duplicate set proposed_at = now() where other like 'Z%' and id in
    (select id from docket_duplicate where other like 'Z%' order by proposed_at, id limit 20)`);
  await expect(askAgency(reader, list)).rejects.toMatchObject({ code: 'TOO_MANY_LOOKUPS' });
});

test('what leads and what follows is counted as it is linked', async () => {
  expect(await tallyErrors(county.register.dataSource.manager)).toEqual([]);
});
