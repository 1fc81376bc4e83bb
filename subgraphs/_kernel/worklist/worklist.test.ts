import 'reflect-metadata';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RequestContext } from '#kernel/context.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { acceptReferral, returnReferral, signForReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { localDate } from '#kernel/values/local-date.js';
import { union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { assignWork } from './assign-work.js';
import { listWork, type WorkRequest } from './list-work.js';
import { presentWork } from './present-work.js';
import { colleaguesOf, noteStaff } from '#kernel/staff/colleagues.js';

const schema = buildSchema(`
  type Query { x: Int }
  "Mediation by the toy (调解案件)." type ToyCase { x: Int }
`);
const record = '5b0f7a52-0c1d-4a55-9d59-111111111111';

let county: ToyCounty;
let sent: { id: string; caseCode: string }[];

/** Three delegations: one signed for, one taken up with a limit of its own, one untouched. */
beforeAll(async () => {
  county = await toyCounty({ union: { workedBy: { ToyCase: ['MEDIATOR'] } } });
  county.setTime('2024-09-02T09:00:00+08:00');
  sent = [await sendReferral(county), await sendReferral(county)];
  county.setTime('2024-09-05T09:00:00+08:00');
  sent.push(await sendReferral(county));
  const ctx = at(county.union);
  await ctx.transaction(async (tx) =>
    signForReferral(tx, ctx, await loadReferral(tx, ctx, sent[1]!.id, 'IN')),
  );
  await ctx.transaction(async (tx) => {
    const referral = await loadReferral(tx, ctx, sent[2]!.id, 'IN');
    await acceptReferral(tx, ctx, referral, { recordId: record, due: '2024-10-08' });
    const subject = {
      caseCode: sent[2]!.caseCode,
      organisation: union.code,
      recordKind: 'ToyCase',
      recordId: record,
    };
    await startDeadline(tx, ctx, { ...subject, rule: 'MED-10', from: localDate('2024-09-05') });
  });
  await county.deliverAll();
  county.setTime('2024-09-09T09:00:00+08:00');
});
afterAll(() => county?.stop());

const at = (agency: ToyCounty['court'], changes: Partial<RequestContext['actor']> = {}): RequestContext =>
  new RequestContext(agency, { ...county.clerk(agency).actor, ...changes });

async function work(ctx: RequestContext, asked: Partial<WorkRequest> = {}) {
  const request: WorkRequest = { view: 'UNIT', act: null, due: null, first: 50, after: null, ...asked };
  return presentWork(ctx, await listWork(ctx, request), { schema, done: request.view === 'DONE' });
}
const lines = ({ nodes }: Awaited<ReturnType<typeof work>>) =>
  nodes.map(({ doing, due, daysLeft }) => `${doing} ${due} ${daysLeft}`);

describe('the worklist of an organisation', () => {
  test('has what is late on top, in words, and a limit of the record in place of its referral', async () => {
    const page = await work(at(county.union));
    expect(lines(page).sort()).toEqual([
      '诉前委派调解：受理或者退回 2024-09-05 -4',
      '诉前委派调解：签收 2024-09-05 -4',
      '调解案件：征询对方当事人意见 2024-09-10 1',
    ]);
    expect(page.nodes.at(-1)).toMatchObject({
      ...{ act: 'HANDLE', from: county.court.book.find(county.clerk(county.court).actor.organisation)!.name },
      ...{ worker: '测试甲', workers: 1, employer: '虚构市中科技有限公司', amount: 1_860_000, hops: 1 },
    });
    expect(page.nodes[0]!.why).toMatch(
      /^依据：人民法院在线调解规则 第12条\n起算：2024-09-02（移送到达.*\n计法：3个工作日，按工作日\n放假安排：.*国办发明电/,
    );
    expect(page.counts).toContainEqual({ view: 'UNIT', total: 3, overdue: 2, soon: 1 });
  });

  test('goes on behind the last row of a page, and keeps to a filter', async () => {
    const first = await work(at(county.union), { first: 2 });
    const rest = await work(at(county.union), { first: 2, after: first.endCursor });
    expect(new Set([...first.nodes, ...rest.nodes].map(({ id }) => id)).size).toBe(3);
    expect(rest.endCursor).toBeNull();
    expect((await work(at(county.union), { act: 'SIGN_FOR' })).nodes.map(({ id }) => id)).toEqual([
      sent[0]!.id,
    ]);
    expect((await work(at(county.union), { due: 'SOON' })).nodes.map(({ recordId }) => recordId)).toEqual([
      record,
    ]);
    expect((await work(at(county.union), { due: 'OVERDUE' })).nodes).toHaveLength(2);
  });

  test('is nobody else’s', async () => {
    expect((await work(at(county.union, { organisation: '11370499FAKE00099X' }))).nodes).toEqual([]);
    expect(lines(await work(at(county.court)))).toEqual([]);
  });

  test('shows the sender where each referral stands, and what came back as work', async () => {
    const stand = (await work(at(county.court), { view: 'SENT' })).nodes.map(
      ({ doing, act }) => `${act} ${doing}`,
    );
    expect(stand.sort()).toEqual([
      'AWAIT 诉前委派调解：对方已受理',
      'AWAIT 诉前委派调解：对方已签收，等待受理',
      'AWAIT 诉前委派调解：已移送，等待对方签收',
    ]);
    const ctx = at(county.union);
    await ctx.transaction(async (tx) => {
      const answer = { reason: 'PARTY_REFUSES', text: '对方不愿意调解' };
      await returnReferral(tx, ctx, await loadReferral(tx, ctx, sent[1]!.id, 'IN'), answer);
    });
    await county.deliverAll();
    expect(lines(await work(at(county.court)))).toEqual(['诉前委派调解：已退回，改派或者办结 null null']);
    expect((await work(ctx, { view: 'DONE' })).nodes.map(({ doing }) => doing)).toEqual([
      '诉前委派调解：已退回',
    ]);
  });
});

describe('handing work to a colleague', () => {
  const boss = () => at(county.union, { id: 'boss', name: '样例甲' });
  const colleague = () => at(county.union, { id: 'colleague', name: '样例乙', roles: ['MEDIATOR'] });
  const mine = async (ctx: RequestContext) =>
    (await work(ctx, { view: 'MINE' })).nodes.map(({ subject }) => subject);

  test('moves it from everybody’s own worklist to one’s, and says of each what became of it', async () => {
    const [subject] = [sent[0]!.caseCode];
    await expect(assignWork(boss(), { subjects: [subject], staffId: 'colleague' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await noteStaff(county.union, colleague().actor);
    expect((await colleaguesOf(boss().db, union.code, boss().now)).map(({ name }) => name)).toEqual([
      '样例乙',
    ]);
    expect(await mine(boss())).toContain(subject);
    expect(await assignWork(boss(), { subjects: [subject, 'WF-nowhere'], staffId: 'colleague' })).toEqual([
      { subject, refusal: null },
      { subject: 'WF-nowhere', refusal: '没有找到这件事项。' },
    ]);
    expect(await mine(boss())).not.toContain(subject);
    expect(await mine(colleague())).toContain(subject);
    const [row] = (await work(colleague(), { act: 'SIGN_FOR' })).nodes;
    expect(row).toMatchObject({ assigneeId: 'colleague', assigneeName: '样例乙' });
  });

  test('what nobody has stands with those whose role works it, and with no leader', async () => {
    const { caseCode } = sent[2]!;
    expect(await mine(at(county.union, { roles: ['MEDIATOR'] }))).toContain(caseCode);
    expect(await mine(at(county.union, { roles: ['UNION_OFFICER'] }))).not.toContain(caseCode);
    expect(await mine(at(county.union, { roles: ['LEADER'] }))).toEqual([]);
  });

  test('is for staff who work or lead, and reaches no other organisation’s work', async () => {
    const asked = { subjects: [sent[0]!.caseCode], staffId: 'colleague' };
    await expect(assignWork(at(county.union, { roles: ['ADMINISTRATOR'] }), asked)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const stranger = at(county.union, {
      id: 'stranger',
      organisation: '11370499FAKE00099X',
      roles: ['MEDIATOR'],
    });
    await noteStaff(county.union, stranger.actor);
    expect(await assignWork(stranger, { ...asked, staffId: 'stranger' })).toEqual([
      { subject: asked.subjects[0], refusal: '没有找到这件事项。' },
    ]);
  });
});
