import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { record } from '#kernel/audit/record.js';
import { firstBrokenLink } from '#kernel/audit/verify.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { RequestContext } from '#kernel/context.js';
import { recordReads } from '#kernel/disclosure/use.js';
import type { Purpose } from '#kernel/disclosure/purpose.js';
import { localDate } from '#kernel/values/local-date.js';
import { court, humanResources } from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { presentLooks } from './look.type.js';
import { readLooks } from './looks.js';
import { StaffMemberEntity } from '#kernel/staff/staff-member.entity.js';
import { recordTakeOut } from './take-out.js';
import { countTrail, readTrail, type TrailFilter } from './trail.js';
import { presentTrail } from './trail.type.js';

const caseCode = 'WF-370499-C-2026-000001-X';
const everything: TrailFilter = { caseCode: null, person: null, act: null, from: null, until: null };
const page = { first: 100, after: null };
const refused = expect.objectContaining({ code: 'NOT_FOUND' });

let county: ToyCounty;
const person = (id: string, role: Role, changes: Partial<Actor> = {}): Actor => ({
  ...{ kind: 'STAFF', id, name: `样例${id}`, agency: 'court', organisation: court.code, roles: [role] },
  ...changes,
});
const clerk = person('clerk', 'CLERK');
const judge = person('judge', 'JUDGE');
const administrator = person('administrator', 'ADMINISTRATOR');
const arbitrator = person('arbitrator', 'ARBITRATOR', {
  ...{ agency: 'human-resources', organisation: humanResources.code },
});
const linkageLeader = person('leader', 'LEADER', { agency: 'docket' });
const as = (actor: Actor, purpose: Purpose | null = null) =>
  new RequestContext(county.court, actor, { purpose });
const does = (actor: Actor, act: string, on: string | null = caseCode) => {
  const ctx = as(actor);
  return ctx.transaction(async (tx) => record(tx, ctx, act, 'record', { caseCode: on }));
};
const trail = async (actor: Actor, filter: Partial<TrailFilter> = {}) => {
  const ctx = as(actor);
  const { links, total } = await readTrail(ctx, { ...everything, ...filter }, page);
  return { nodes: await presentTrail(ctx, links), total };
};
const words = async (...asked: Parameters<typeof trail>) =>
  (await trail(...asked)).nodes.map(({ words: said }) => said);

beforeAll(async () => {
  county = await toyCounty();
  county.setTime('2026-03-02T23:30:00+08:00');
  await does(clerk, 'referral.issue');
  county.setTime('2026-03-03T00:30:00+08:00');
  await does(judge, 'referral.accept', null);
  await does({ ...judge, delegate: { id: clerk.id, name: '样例clerk' } }, 'document.sign');
  await does({ ...arbitrator, kind: 'ORGANISATION', id: humanResources.code }, 'exchange.receive', null);
});
afterAll(() => county?.stop());

describe('what was done', () => {
  test('is read by an administrator whole, by others as far as they did it, by nobody elsewhere', async () => {
    expect(await words(administrator)).toEqual(['消息交换·收到', '文书·签署', '转办·受理', '转办·发出']);
    expect(await words(clerk)).toEqual(['文书·签署', '转办·发出']);
    expect(await words(judge)).toEqual(['文书·签署', '转办·受理']);
    expect(await words(person('other', 'LEADER'))).toEqual([]);
    for (const stranger of [arbitrator, linkageLeader, { ...administrator, kind: 'ORGANISATION' as const }])
      await expect(trail(stranger)).rejects.toThrow(refused);
    expect(await words(clerk, { person: judge.id })).toEqual(['文书·签署']);
  });

  test('is found by case, by person, by act or concept, and by the day of the place', async () => {
    const of = (filter: Partial<TrailFilter>) => words(administrator, filter);
    expect(await of({ caseCode })).toEqual(['文书·签署', '转办·发出']);
    expect(await of({ person: clerk.id })).toEqual(['文书·签署', '转办·发出']);
    expect(await of({ act: 'referral' })).toEqual(['转办·受理', '转办·发出']);
    expect(await of({ act: 'referral.accept' })).toEqual(['转办·受理']);
    expect(await of({ act: 'refer%' })).toEqual([]);
    expect(await of({ until: localDate('2026-03-02') })).toEqual(['转办·发出']);
    expect(await of({ from: localDate('2026-03-03'), act: 'referral' })).toEqual(['转办·受理']);
  });

  test('names people as they were called, in whose place they acted, and organisations that sent a message', async () => {
    const { nodes, total } = await trail(administrator);
    expect(total).toBe(4);
    expect(
      nodes.map(({ actorName, delegateName, byMessage }) => [actorName, delegateName, byMessage]),
    ).toEqual([
      [humanResources.name, null, true],
      ['样例judge', '样例clerk', false],
      ['样例judge', null, false],
      ['样例clerk', null, false],
    ]);
    await does({ ...clerk, name: '样例改名' }, 'case.open');
    const kept = await county.court.dataSource.manager.findBy(StaffMemberEntity, { id: clerk.id });
    expect(kept).toMatchObject([{ organisation: court.code, name: '样例改名' }]);
  });

  test('comes page by page, each link once', async () => {
    const ctx = as(administrator);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const found: Awaited<ReturnType<typeof readTrail>> = await readTrail(ctx, everything, {
        first: 2,
        after,
      });
      seen.push(...found.links.map(({ row }) => row.seq));
      if (found.endCursor === null) break;
      after = found.endCursor;
    }
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
  });

  test('says of each link whether it holds', async () => {
    const links = async () => (await trail(administrator)).nodes.map(({ seq, holds }) => [seq, holds]);
    expect((await links()).every(([, holds]) => holds)).toBe(true);
    const { manager } = county.court.dataSource;
    await manager.update(AuditEntryEntity, { seq: '2' }, { act: 'referral.return' });
    expect(await links()).toEqual([
      ['5', true],
      ['4', true],
      ['3', true],
      ['2', false],
      ['1', true],
    ]);
    await manager.update(AuditEntryEntity, { seq: '2' }, { act: 'referral.accept' });
    const { hash } = await manager.findOneByOrFail(AuditEntryEntity, { seq: '1' });
    await manager.update(AuditEntryEntity, { seq: '1' }, { hash: 'f'.repeat(64) });
    expect((await links()).filter(([, holds]) => !holds)).toEqual([
      ['2', false],
      ['1', false],
    ]);
    await manager.update(AuditEntryEntity, { seq: '1' }, { hash });
    expect(await firstBrokenLink(manager)).toBeNull();
  });

  test('is counted for administrators and leaders whole, for others as far as they did it', async () => {
    const count = async (actor: Actor) =>
      Object.fromEntries(
        (await countTrail(as(actor), { from: null, until: localDate('2026-03-03') })).map(
          ({ act, count: times }) => [act, times],
        ),
      );
    const whole = {
      ...{ 'case.open': 1, 'document.sign': 1, 'exchange.receive': 1 },
      'referral.accept': 1,
      'referral.issue': 1,
    };
    expect(await count(administrator)).toEqual(whole);
    expect(await count(linkageLeader)).toEqual(whole);
    expect(await count(judge)).toEqual({ 'document.sign': 1, 'referral.accept': 1 });
    await expect(count(arbitrator)).rejects.toThrow(refused);
  });
});

describe('a list that leaves the desk', () => {
  test('is recorded before: who, which, how many rows', async () => {
    await recordTakeOut(as(clerk), { list: '一函两书台账', manner: 'EXPORT', count: 24 });
    await recordTakeOut(as(clerk), { list: '一函两书台账', manner: 'PRINT', count: 0 });
    const { nodes } = await trail(clerk, { act: 'list' });
    expect(nodes.map(({ words: said, takenOut, onCase }) => [said, takenOut, onCase])).toEqual([
      ['打印列表', '一函两书台账（0条）', null],
      ['导出列表', '一函两书台账（24条）', null],
    ]);
  });

  test.each([
    ['no name', ' ', 1],
    ['a long name', '表'.repeat(61), 1],
    ['fewer than no rows', '台账', -1],
    ['half a row', '台账', 0.5],
  ])('is refused with %s', async (_what, list, count) => {
    const take = recordTakeOut(as(clerk), { list, manner: 'EXPORT', count });
    await expect(take).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('is not recorded of strangers', async () => {
    const take = recordTakeOut(as(arbitrator), { list: '台账', manner: 'PRINT', count: 1 });
    await expect(take).rejects.toThrow(refused);
  });
});

describe('who looked', () => {
  const looks = async (actor: Actor, filter: Partial<Parameters<typeof readLooks>[1]> = {}) => {
    const ctx = as(actor);
    const asked = { ...everything, agency: null, ...filter };
    return presentLooks(ctx, (await readLooks(ctx, asked, page)).rows);
  };

  beforeAll(async () => {
    const { manager } = county.court.dataSource;
    await manager.insert(CaseFileEntity, {
      ...{ caseCode, organisation: court.code, openedOn: '2026-03-01', firstDoor: true },
      ...{ division: '370499', title: '追索劳动报酬', cause: 'LABOUR_DISPUTE', causeVersion: '2025' },
    });
    const reader = as(arbitrator, { reason: 'ARBITRATION_INQUIRY', caseNumber: '虚劳人仲案〔2026〕1号' });
    await reader.transaction((tx) =>
      recordReads(tx, reader, new Map([[caseCode, new Set(['PARTY_NAME', 'CLAIM'] as const)]])),
    );
    await reader.transaction((tx) => recordReads(tx, reader, new Map([[null, new Set(['CLAIM'] as const)]])));
  });

  test('is told to the administrator whole, to staff of one case of their own', async () => {
    const [latest, first] = await looks(administrator);
    expect([latest!.onCase, first!.onCase]).toEqual([null, caseCode]);
    expect(first).toMatchObject({
      ...{ readerName: '样例arbitrator', readerAgency: 'human-resources', onCase: caseCode },
      ...{ readerOrganisationName: humanResources.name, caseNumber: '虚劳人仲案〔2026〕1号' },
    });
    expect(first!.reason).not.toBe('ARBITRATION_INQUIRY');
    expect(await looks(clerk, { caseCode })).toHaveLength(1);
    expect(await looks(administrator, { agency: 'justice' })).toEqual([]);
    await expect(looks(clerk)).rejects.toThrow(refused);
    await expect(looks(clerk, { caseCode: 'WF-370499-C-2026-000009-X' })).rejects.toThrow(refused);
    await expect(looks(arbitrator, { caseCode })).rejects.toThrow(refused);
  });

  test('keeps from staff what is kept from the person concerned, until its day is over', async () => {
    const keep = (until: string) =>
      county.court.dataSource.query('update usage_record set delayed_until = $1', [until]);
    await keep('2026-03-03');
    expect(await looks(clerk, { caseCode })).toEqual([]);
    expect(await looks(administrator, { caseCode })).toHaveLength(1);
    await keep('2026-03-02');
    expect(await looks(clerk, { caseCode })).toHaveLength(1);
  });
});
