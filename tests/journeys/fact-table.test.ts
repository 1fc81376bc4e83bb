import 'reflect-metadata';
import { unweighed } from '../kit/unweighed.js';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAttachment } from '#kernel/attachment/add-attachment.js';
import { builtInScanner } from '#kernel/attachment/check/scanner.js';
import type { Actor, Role } from '#kernel/actor.js';
import type { Agency, AgencyManifest } from '#kernel/agency.js';
import { openCase } from '#kernel/case-file/open-case.js';
import type { AdjustableClock } from '#kernel/clock/clock.js';
import { RequestContext } from '#kernel/context.js';
import { receive } from '#kernel/exchange/receive.js';
import { Relay } from '#kernel/exchange/relay.js';
import type { FactBody } from '#kernel/fact-table/fact-body.js';
import { factForDocument, factInWords } from '#kernel/fact-table/facts-for-document.js';
import { keepArrivedFacts } from '#kernel/fact-table/keep-arrived-facts.js';
import { acceptReferral } from '#kernel/referral/answer.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { openAgency } from '#kernel/start.js';
import * as county from '../../infra/county/organisations.js';
import { addressBookFiles } from '../../infra/keys/address-book-file.js';
import { court } from '../../subgraphs/court/agency.js';
import { humanResources } from '../../subgraphs/human-resources/agency.js';
import { union } from '../../subgraphs/union/agency.js';
import { askAgency, caseAsSeen } from '../kit/case-as-seen.js';
import { migratedDatabase } from '../kit/migrated-database.js';
import type { ScratchDatabase } from '../kit/scratch-database.js';
import { type ToyCounty, toyCounty } from '../kit/toy-county.js';

let toys: ToyCounty;
let bureau: Agency;
let database: ScratchDatabase;
let caseCode: string;
let worker: string;
let employer: string;

const people = (agency: Agency): [county.Organisation, Role] =>
  agency === bureau
    ? [county.humanResources, 'CLERK']
    : agency === toys.union
      ? [county.union, 'UNION_OFFICER']
      : [county.court, 'CLERK'];
function at(agency: Agency, of = people(agency), ...more: Role[]): RequestContext {
  const [{ agency: name, code }, role] = of;
  const actor: Actor = {
    kind: 'STAFF',
    id: `${name}-${role}`,
    name: '样例',
    agency: name,
    organisation: code,
    roles: [role, ...more],
  };
  return new RequestContext(agency, actor);
}

beforeAll(async () => {
  // What may be sent is weighed in tests of its own; here it is what the letters carry.
  const unweighed = (manifest: AgencyManifest): AgencyManifest => {
    const rest = { ...manifest };
    delete rest.sends;
    return rest;
  };
  toys = await toyCounty({ union: unweighed(union), court: unweighed(court) });
  const files = addressBookFiles(toys.keys);
  database = await migratedDatabase(humanResources, 'facts_bureau');
  bureau = await openAgency(unweighed(humanResources), {
    ...{ databaseUrl: database.url, keysDir: join(toys.keys, 'human-resources'), addressBook: files.book },
    ...{ addressBookKey: files.publicKey, adjustableClock: true, logLevel: 'silent' },
  });
  setTime('2025-05-20T02:00:00Z');
  const ctx = at(toys.union);
  const opened = await ctx.transaction((tx) =>
    openCase(tx, ctx, county.union.code, {
      ...{
        cause: 'WAGE_CLAIM',
        causeVersion: '2020',
        title: '追索劳动报酬纠纷',
        claim: 1_860_000,
        facts: '欠付工资',
        door: 'VISIT',
      },
      parties: [
        { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
        {
          side: 'RESPONDENT',
          kind: 'EMPLOYER',
          name: '虚构市中科技有限公司',
          creditCode: '91370499FAKE00013R',
        },
      ],
    }),
  );
  caseCode = opened.file.caseCode;
  [worker, employer] = opened.parties.map(({ id }) => id) as [string, string];
});
afterAll(async () => {
  await bureau?.dataSource.destroy();
  await toys?.stop();
  await database?.drop();
});

function setTime(instant: string): void {
  toys.setTime(instant);
  (bureau.clock as AdjustableClock).set(new Date(instant));
}

async function deliverAll(): Promise<void> {
  const byCode = new Map([
    ...([
      [county.union.code, toys.union],
      [county.court.code, toys.court],
      [county.humanResources.code, bureau],
    ] as const),
    [county.linkageCentre.code, toys.register] as const,
  ]);
  for (let moved = 1; moved > 0;) {
    moved = 0;
    for (const from of byCode.values())
      moved += await new Relay(from, null, (_endpoint, message) =>
        receive(byCode.get(message.destination)!, message),
      ).drain();
  }
}

const entry = `id field name value text sensitiveValue supplier supplierParty supplierOrganisationName supplierRole suppliedAt
  confirmedOn contradicted stands reason evidenceDocument evidenceHash arrivedBy`;
type Fact = Record<string, unknown> & { id: string };
async function fill(
  agency: Agency,
  field: string,
  value: string,
  more: object = {},
  ctx = at(agency),
): Promise<Fact> {
  const door = `${agency.manifest.field}RecordFactEntry`;
  const input = {
    caseCode,
    field,
    value,
    supplier: 'PARTY',
    supplierParty: worker,
    saidInMediation: false,
    ...more,
  };
  return (
    await askAgency(ctx, `mutation ($input: RecordFactEntryInput!) { ${door}(input: $input) { ${entry} } }`, {
      input,
    })
  )[door];
}
async function tableOf(agency: Agency, ctx = at(agency)): Promise<Fact[]> {
  return (await caseAsSeen(ctx, caseCode, `factTable { ${entry} }`))?.factTable ?? [];
}
const ofField = async (agency: Agency, field: string): Promise<Fact[]> =>
  (await tableOf(agency)).filter((fact) => fact.field === field);

async function refer(from: Agency, arrow: string, to: county.Organisation): Promise<string> {
  const ctx = new RequestContext(unweighed(from), at(from).actor);
  const letter = { type: 'LETTER', title: '函', signedBy: '样例' };
  const { id } = await ctx.transaction((tx) =>
    issueReferral(tx, ctx, {
      ...{
        arrow,
        from: ctx.actor.organisation,
        to: to.code,
        caseCode,
        recordId: null,
        letter,
        consents: [],
        materials: [],
        ...(arrow === 'A01' && { content: { mediation: { stage: 'PRE_FILING' } } }),
      },
    }),
  );
  await deliverAll();
  return id;
}

describe('the fact table', () => {
  let file: string;

  test('is filled once, each field with who supplied it and what proves it', async () => {
    const ctx = at(toys.union);
    file = (
      await addAttachment(
        ctx,
        { caseCode, name: '工资欠条.txt', kind: 'EVIDENCE', content: Buffer.from('欠条') },
        builtInScanner,
      )
    ).id;
    const from = await fill(toys.union, 'EMPLOYED_FROM', '2023-03-01', { evidenceDocument: file });
    expect(from).toMatchObject({
      ...{
        field: 'EMPLOYED_FROM',
        name: '入职日期',
        value: '2023-03-01',
        supplier: 'PARTY',
        supplierParty: worker,
      },
      ...{
        supplierOrganisationName: county.union.name,
        supplierRole: 'UNION_OFFICER',
        stands: true,
        contradicted: false,
      },
      ...{
        confirmedOn: null,
        evidenceDocument: file,
        arrivedBy: null,
        evidenceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    await fill(toys.union, 'MONTHLY_WAGE', '6200');
    await fill(toys.union, 'SOCIAL_INSURANCE', 'NONE', { supplier: 'AGENCY', supplierParty: null });
    const again = await fill(toys.union, 'EMPLOYED_FROM', '2023-03-01', { evidenceDocument: file });
    expect(again.id).toBe(from.id);
    expect(await tableOf(toys.union)).toHaveLength(3);
  });

  test('keeps what was said before when its source corrects it, and asks why', async () => {
    await expect(fill(toys.union, 'MONTHLY_WAGE', '6500')).rejects.toThrow('更正请说明理由');
    const corrected = await fill(toys.union, 'MONTHLY_WAGE', '6500', { reason: '核对工资条后更正' });
    expect(corrected).toMatchObject({ value: '650000', text: '6,500.00元', reason: '核对工资条后更正' });
    expect((await ofField(toys.union, 'MONTHLY_WAGE')).map(({ value, stands }) => [value, stands])).toEqual([
      ['620000', false],
      ['650000', true],
    ]);
  });

  test.each([
    ['EMPLOYED_UNTIL', '2023-02-28', {}, '离职日期早于入职日期'],
    ['EMPLOYED_UNTIL', '2025-02-30', {}, '不是有效的日期'],
    ['WAGES_OWED', '一万', {}, '不是有效的金额'],
    ['NO_SUCH_FIELD', '1', {}, '要素表中没有'],
    ['POST', '装配工', { supplierParty: null }, '请写明由哪一方当事人提供'],
    ['POST', '装配工', { supplier: 'AGENCY' }, '部门掌握的事实不写当事人'],
    ['POST', '装配工', { about: 'EMPLOYER' }, '该劳动者不是本案当事人'],
    ['POST', '装配工', { evidenceDocument: randomUUID() }, '证据文件不在本案附件中'],
    ['POST', '装配工', { confirmedBy: ['WORKER'] }, '须经各方当事人书面确认'],
    ['POST', '装配工', { confirmedBy: [randomUUID()] }, '确认人不是本案当事人'],
    ['POST', '装配工', { saidInMediation: true }, '调解中的陈述不能填入要素表'],
    ['INJURY_ON', '2024-05-01', {}, '属于敏感个人信息，须经当事人单独同意'],
  ])('refuses %s %j %j in words', async (field, value, more, words) => {
    const named = JSON.parse(
      JSON.stringify(more).replace('"EMPLOYER"', `"${employer}"`).replace('"WORKER"', `"${worker}"`),
    );
    await expect(fill(toys.union, field, value, named)).rejects.toThrow(words);
  });

  test('is filled by who works the case alone', async () => {
    const [organisation] = people(toys.union);
    for (const ctx of [
      at(toys.union, [organisation, 'ADMINISTRATOR']),
      at(toys.union, people(toys.court)),
      at(toys.union, [{ ...organisation, code: county.secondCourt.code }, 'CLERK']),
    ])
      await expect(fill(toys.union, 'POST', '装配工', {}, ctx)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('takes of a mediation what every party has confirmed, and nothing changes that', async () => {
    const confirmedBy = [worker, employer];
    const owed = await fill(toys.union, 'WAGES_OWED', '18600', { saidInMediation: true, confirmedBy });
    expect(owed).toMatchObject({ value: '1860000', confirmedOn: '2025-05-20' });
    await expect(fill(toys.union, 'WAGES_OWED', '9000', { reason: '记错了' })).rejects.toThrow(
      '无争议事实不能更改',
    );
  });

  test('arrives by an arrow at the next agency, each field with its supplier, and without what was corrected', async () => {
    const referral = await refer(toys.union, 'A18', county.humanResources);
    const here = (await tableOf(toys.union)).filter(({ stands }) => stands);
    const there = await tableOf(bureau);
    expect(there).toEqual(here.map((fact) => ({ ...fact, arrivedBy: referral, evidenceDocument: null })));
    expect(there).toHaveLength(4);
    const [message] = await toys.union.dataSource.query<{ text: string }[]>(
      `select text from outbox_message where referral_id = $1 and type = 'ReferralIssued'`,
      [referral],
    );
    expect(JSON.parse(message!.text)).toMatchObject({ schemaver: '1.3' });
  });

  test('shows a contradicting value beside, and replaces none', async () => {
    const other = await fill(bureau, 'EMPLOYED_FROM', '2023-05-08', { supplierParty: employer });
    expect(other).toMatchObject({
      contradicted: true,
      supplierOrganisationName: county.humanResources.name,
      supplierRole: 'CLERK',
    });
    expect(
      (await ofField(bureau, 'EMPLOYED_FROM')).map(({ value, contradicted, stands }) => [
        value,
        contradicted,
        stands,
      ]),
    ).toEqual([
      ['2023-03-01', true, true],
      ['2023-05-08', true, true],
    ]);
    await fill(bureau, 'INJURY_GRADE', 'G9', { supplier: 'AGENCY', supplierParty: null });
    await fill(bureau, 'POST', '装配工', { supplierParty: employer });
  });

  test('is shown by its data classes: to the sender after acceptance, without sensitive facts, and on record', async () => {
    const sender = (): RequestContext => at(bureau, people(toys.union));
    expect(await tableOf(bureau, sender())).toEqual([]);
    const ctx = at(bureau);
    await ctx.transaction(async (tx) => {
      const referral = await tx.findOneByOrFail(ReferralEntity, { caseCode, direction: 'IN' });
      await acceptReferral(tx, ctx, referral, { recordId: randomUUID(), due: null });
    });
    await deliverAll();
    const own = (await tableOf(bureau)).find(({ field }) => field === 'INJURY_GRADE');
    expect(own).toMatchObject({ value: null, text: null, sensitiveValue: 'G9' });
    const shown = await tableOf(bureau, sender());
    expect(shown.find(({ field }) => field === 'INJURY_GRADE')).toMatchObject({
      value: null,
      sensitiveValue: null,
    });
    expect(shown.find(({ field }) => field === 'WAGES_OWED')).toMatchObject({ value: '1860000' });
    const used = await bureau.dataSource.query('select what from usage_record where case_code = $1', [
      caseCode,
    ]);
    expect(used.map((row: { what: string }) => row.what)).toEqual(['CLAIM MATERIAL']);
    expect(await tableOf(bureau, at(bureau, [county.linkageCentre, 'LEADER']))).toEqual([]);
  });

  test('comes by a further arrow to a third agency, from all who supplied it', async () => {
    await refer(bureau, 'A15', county.court);
    const facts = await tableOf(toys.court);
    expect(
      facts.map(({ field, value, sensitiveValue, supplierParty, supplierOrganisationName }) => [
        ...[field, value ?? sensitiveValue, supplierParty, supplierOrganisationName],
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['EMPLOYED_FROM', '2023-03-01', worker, county.union.name],
        ['EMPLOYED_FROM', '2023-05-08', employer, county.humanResources.name],
        ['MONTHLY_WAGE', '650000', worker, county.union.name],
        ['SOCIAL_INSURANCE', 'NONE', null, county.union.name],
        ['WAGES_OWED', '1860000', worker, county.union.name],
        ['INJURY_GRADE', 'G9', null, county.humanResources.name],
        ['POST', '装配工', employer, county.humanResources.name],
      ]),
    );
    expect(facts).toHaveLength(7);
  });

  test('comes back by an arrow merged by source, with what was confirmed since, and leaves sensitive facts behind', async () => {
    const [from] = await ofField(toys.court, 'EMPLOYED_FROM');
    const confirm = `mutation ($id: ID!, $by: [ID!]!) { courtConfirmFactEntry(id: $id, confirmedBy: $by) { confirmedOn } }`;
    await expect(askAgency(at(toys.court), confirm, { id: from!.id, by: [worker] })).rejects.toMatchObject({
      ...{ code: 'CONSENT_MISSING', hint: expect.stringContaining('虚构市中科技有限公司') },
    });
    await expect(
      askAgency(at(toys.court, people(toys.union)), confirm, { id: from!.id, by: [worker, employer] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await askAgency(at(toys.court), confirm, { id: from!.id, by: [worker, employer] });
    await refer(toys.court, 'A01', county.union);
    const facts = await tableOf(toys.union);
    expect(facts.find(({ id }) => id === from!.id)).toMatchObject({
      confirmedOn: '2025-05-20',
      evidenceDocument: file,
      arrivedBy: null,
      contradicted: true,
    });
    expect(facts.filter(({ field }) => field === 'EMPLOYED_FROM')).toHaveLength(2);
    expect(facts.filter(({ field }) => String(field).startsWith('INJURY'))).toEqual([]);
    // What the union's source had said before stays in the union's history.
    expect(facts.filter(({ field }) => field === 'MONTHLY_WAGE')).toHaveLength(2);
  });

  test('fills documents: what is confirmed first, a contradiction as such, nothing that nobody has said', async () => {
    const { manager } = toys.court.dataSource;
    const of = { caseCode, organisation: county.court.code };
    expect(await factForDocument(manager, of, 'WAGES_OWED')).toBe(1_860_000);
    expect(await factForDocument(manager, of, 'EMPLOYED_FROM', worker)).toBe('2023-03-01');
    expect(await factForDocument(manager, of, 'SOCIAL_INSURANCE')).toBe('未缴纳');
    expect([
      await factForDocument(manager, of, 'WORKPLACE'),
      await factInWords(manager, of, 'WORKPLACE'),
    ]).toEqual([null, null]);
    await fill(toys.court, 'POST', '质检员');
    expect(await factForDocument(manager, of, 'POST')).toBeNull();
    expect(await factInWords(manager, of, 'POST')).toBe('虚构市中科技有限公司称装配工；测试甲称质检员');
    expect(await factInWords(manager, of, 'EMPLOYED_FROM')).toBe('2023-03-01');
  });
});

test('what is reported of a mediation brings back what every party has confirmed, and nothing else', async () => {
  const ctx = at(toys.union);
  await fill(toys.union, 'CONTRACT', 'NONE', { saidInMediation: true, confirmedBy: [worker, employer] });
  await fill(toys.union, 'WAGE_FORM', 'PIECE');
  await ctx.transaction(async (tx) => {
    const referral = await tx.findOneByOrFail(ReferralEntity, { caseCode, direction: 'IN' });
    await acceptReferral(tx, ctx, referral, { recordId: randomUUID(), due: null });
    await beginHandling(tx, ctx, referral);
    await reportResult(tx, ctx, referral, { outcome: 'TOO_FAR_APART' });
  });
  await deliverAll();
  const facts = await tableOf(toys.court);
  expect(facts.find(({ field }) => field === 'CONTRACT')).toMatchObject({
    ...{
      value: 'NONE',
      text: '未签订',
      confirmedOn: '2025-05-20',
      supplierOrganisationName: county.union.name,
    },
  });
  expect(facts.filter(({ field }) => field === 'WAGE_FORM')).toEqual([]);
});

describe('a letter cannot', () => {
  const arrive = (facts: FactBody[]) => {
    const actor: Actor = { ...at(toys.union).actor, kind: 'ORGANISATION', id: county.union.code, roles: [] };
    const ctx = new RequestContext(bureau, actor);
    return ctx.transaction((tx) =>
      keepArrivedFacts(tx, ctx, { caseCode, organisation: county.humanResources.code }, randomUUID(), facts),
    );
  };
  const body = async (field: string, more: Partial<FactBody>): Promise<FactBody> => {
    const fact = (await ofField(bureau, field)).at(-1)!;
    return {
      ...{
        factId: fact.id,
        field,
        about: worker,
        value: String(fact.value),
        supplier: 'PARTY',
        supplierParty: employer,
      },
      ...{
        supplierOrganisation: county.humanResources.code,
        supplierRole: 'CLERK',
        suppliedAt: '2025-05-20T02:00:00Z',
        confirmedBy: [],
      },
      ...more,
    };
  };

  test('say something else under a known entry', async () => {
    await expect(arrive([await body('POST', { value: '司机' })])).rejects.toThrow('与本单位已有的不一致');
    await expect(arrive([await body('POST', { supplierParty: worker })])).rejects.toThrow(
      '与本单位已有的不一致',
    );
    expect(await ofField(bureau, 'POST')).toMatchObject([{ value: '装配工', stands: true }]);
  });

  test('say that we had supplied what we do not know', async () => {
    await arrive([await body('POST', { factId: randomUUID(), value: '司机' })]);
    expect(await ofField(bureau, 'POST')).toHaveLength(1);
  });

  test('bring in what is about a party that is none here', async () => {
    const theirs = { factId: randomUUID(), supplierOrganisation: county.union.code };
    const before = (await tableOf(bureau)).length;
    await arrive([await body('POST', { ...theirs, about: randomUUID() })]);
    await arrive([await body('POST', { ...theirs, supplierParty: randomUUID() })]);
    expect(await tableOf(bureau)).toHaveLength(before);
  });

  test('take the place of what another source says, nor of what all have confirmed', async () => {
    const known = (await ofField(bureau, 'POST'))[0]!;
    const theirs = { factId: randomUUID(), supplierOrganisation: county.union.code, reason: '更正' };
    await arrive([
      await body('POST', { ...theirs, value: '司机', supplierParty: worker, replaces: known.id }),
    ]);
    const posts = await ofField(bureau, 'POST');
    expect(posts.map(({ value }) => value).sort()).toEqual(['司机', '装配工']);
    expect(posts.every(({ stands, contradicted }) => stands && contradicted)).toBe(true);
    const owed = (await ofField(bureau, 'WAGES_OWED'))[0]!;
    const less = { ...theirs, factId: randomUUID(), value: '1', supplierParty: worker, replaces: owed.id };
    await arrive([await body('WAGES_OWED', less)]);
    expect((await ofField(bureau, 'WAGES_OWED')).map(({ value, stands }) => [value, stands])).toEqual(
      expect.arrayContaining([
        ['1860000', true],
        ['1', true],
      ]),
    );
  });
});

test('every entry is on record, by its field and never by its value', async () => {
  const entries = await toys.union.dataSource.query<{ act: string; details: Record<string, unknown> }[]>(
    `select act, details from audit_entry where case_code = $1 and act like 'fact.%' order by seq`,
    [caseCode],
  );
  expect(entries.map(({ act }) => act)).toEqual([
    ...Array(5).fill('fact.record'),
    'fact.arrive',
    'fact.record',
    'fact.record',
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/2023-03-01|650000|1860000|更正/);
});
