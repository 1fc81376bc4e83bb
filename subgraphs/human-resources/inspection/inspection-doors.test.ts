import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { court, humanResources as home, linkageCentre } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { askAgency, caseAsSeen, type Json } from '../../../tests/kit/case-as-seen.js';
import { freeInspectionNumber as number } from '../../../tests/kit/inspection-scene.js';
import { humanResources } from '../agency.js';

let room: AgencyRoom;
let caseCode: string;
let ids: { lead: string; inspection: string; entry: string };

/** Does one act through the graph, as an inspector signed in at the desk. */
async function does(act: string, args: Record<string, unknown>, answer = 'id state'): Promise<Json> {
  const names = Object.keys(args);
  const types: Record<string, string> = {
    id: 'ID!',
    orderId: 'ID!',
    input: `${act[0]!.toUpperCase()}${act.slice(1)}Input!`,
  };
  const given = names.map((name) => `$${name}: ${types[name] ?? 'String!'}`).join(', ');
  const passed = names.map((name) => `${name}: $${name}`).join(', ');
  const door = `humanResources${act[0]!.toUpperCase()}${act.slice(1)}`;
  const source = `mutation (${given}) { done: ${door}(${passed}) { ${answer} } }`;
  return (await askAgency(room.at('CLERK'), source, args)).done;
}

beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
  room.setTime('2025-01-21T10:00:00+08:00');
  const lead = await does(
    'receiveArrearsLead',
    { input: { source: 'HOTLINE', workers: 12, facts: '拖欠十二人工资', parties: wageParties } },
    'id caseCode',
  );
  caseCode = lead.caseCode;
  await does('dispatchArrearsLead', { id: lead.id, to: '一中队' });
  await does('verifyArrearsLead', { id: lead.id });
  const { inspectionId: id } = await does(
    'inspectArrears',
    { id: lead.id, findings: '属实' },
    'inspectionId',
  );
  await does('acceptComplaint', { input: { id } });
  await does('fileInspection', { id, number: number('立') });
  await does('beginInvestigation', { id });
  const payments = Array.from({ length: 12 }, () => ({ worker: '测试甲', amount: 900_000, months: 2 }));
  const order = { id, kind: 'PAY', number: number('令'), lastDay: '2025-02-14', demand: '支付工资' };
  const input = { ...order, amount: 10_800_000, payments };
  const { orders } = await does(
    'orderRectification',
    { input },
    'orders { id amount payments { worker } overdue }',
  );
  expect(orders).toMatchObject([{ amount: 10_800_000, overdue: false }]);
  room.setTime('2025-02-17T10:00:00+08:00');
  await does('noteOrderIgnored', { orderId: orders[0].id });
  const entry = await does('noticeBlacklisting', {
    input: { orderId: orders[0].id, noticeNumber: number('告') },
  });
  ids = { lead: lead.id, inspection: id, entry: entry.id };
});
afterAll(() => room.stop());

const shown = `arrearsLeads { state inspectionId facts } blacklistEntries { state employerName groundText deadlines { rule due } }
  inspections { state complainant orders { overdue payments { worker amount } } deadlines { rule } }`;

test('the inspectors’ records hang below the case, in the clear for the bureau', async () => {
  const part = await caseAsSeen(room.at('CLERK'), caseCode, shown);
  expect(part.arrearsLeads).toEqual([
    { state: 'TO_INSPECTION', inspectionId: ids.inspection, facts: '拖欠十二人工资' },
  ]);
  expect(part.inspections).toMatchObject([{ state: 'ORDERED', orders: [{ overdue: true }] }]);
  expect(part.inspections[0].orders[0].payments).toHaveLength(12);
  expect(part.blacklistEntries).toMatchObject([
    {
      ...{ state: 'NOTICED', employerName: '虚构市中科技有限公司' },
      deadlines: [
        { rule: 'INS-4', due: '2025-02-24' },
        { rule: 'INS-5', due: '2025-03-14' },
      ],
    },
  ]);
  expect(part.blacklistEntries[0].groundText).toContain('108,000.00');
});

test('a leader sees their course and neither persons nor the file; nobody else sees anything', async () => {
  const part = await caseAsSeen(room.at('LEADER', linkageCentre), caseCode, shown);
  expect(part).toMatchObject({
    arrearsLeads: [{ state: 'TO_INSPECTION', facts: null }],
    inspections: [{ state: 'ORDERED', orders: [] }],
    blacklistEntries: [{ state: 'NOTICED', employerName: '虚构市中科技有限公司', groundText: null }],
  });
  expect(JSON.stringify(part)).not.toContain('测试甲');
  expect(await caseAsSeen(room.at('CLERK', court), caseCode, shown)).toBeNull();
});

test('the timeline finds each of them', async () => {
  const references = [
    `WageArrearsLead:${ids.lead}`,
    `InspectionCase:${ids.inspection}`,
    `WageBlacklistEntry:${ids.entry}`,
  ];
  const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on TimelineEntry { humanResources { __typename } } } }`;
  const seen = async (ctx: ReturnType<typeof room.at>): Promise<Json[]> => {
    const of = references.map((reference) => ({ __typename: 'TimelineEntry', reference }));
    const { _entities } = await askAgency(ctx, source, { of });
    return _entities.map((entry: Json) => entry.humanResources?.__typename ?? null);
  };
  expect(await seen(room.at('CLERK'))).toEqual(['WageArrearsLead', 'InspectionCase', 'WageBlacklistEntry']);
  expect(await seen(room.at('CLERK', court))).toEqual([null, null, null]);
});

test('the lists of work are the inspectors’', async () => {
  const source = `query { humanResourcesInspections { total nodes { id } } humanResourcesArrearsLeads { total }
    humanResourcesBlacklistEntries(states: [NOTICED]) { total nodes { id expired } } }`;
  expect(await askAgency(room.at('CLERK'), source)).toMatchObject({
    humanResourcesInspections: { total: 1, nodes: [{ id: ids.inspection }] },
    humanResourcesArrearsLeads: { total: 1 },
    humanResourcesBlacklistEntries: { total: 1, nodes: [{ id: ids.entry, expired: false }] },
  });
  await expect(askAgency(room.at('ARBITRATOR'), source)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(askAgency(room.at('CLERK', court), source)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a complaint says for which months, where it opens the case', async () => {
  const claims = [{ kind: 'WAGES', from: '2024-11', until: '2025-01' }];
  const input = { facts: '拖欠工资', parties: wageParties, claims };
  const opened = await does('fileComplaint', { input }, 'caseCode');
  const part = await caseAsSeen(room.at('CLERK'), opened.caseCode, 'claimedPeriods { kind from until }');
  expect(part.claimedPeriods).toEqual(claims);
  await expect(does('fileComplaint', { input: { ...input, caseCode } }, 'caseCode')).rejects.toMatchObject({
    code: 'BAD_INPUT',
  });
});
