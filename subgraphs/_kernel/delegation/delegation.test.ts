import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { AuditEntryEntity } from '#kernel/audit/audit-entry.entity.js';
import { linkHash, record } from '#kernel/audit/record.js';
import { firstBrokenLink } from '#kernel/audit/verify.js';
import { RequestContext } from '#kernel/context.js';
import { localDate } from '#kernel/values/local-date.js';
import { secondCourt, union } from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { delegateWork, type NewDelegation } from './delegate-work.js';
import { listDelegations } from './delegations.js';
import { endDelegation } from './end-delegation.js';
import { DelegationEntity } from './delegation.entity.js';
import { actingPerson } from './on-behalf-of.js';

let county: ToyCounty;
let judge: Actor;
const colleague = (roles: Role[] = ['CLERK', 'JUDGE'], changes: Partial<Actor> = {}): Actor => ({
  ...judge,
  ...{ id: 'colleague', name: '样例同事', roles },
  ...changes,
});

beforeAll(async () => {
  county = await toyCounty();
});
afterAll(() => county?.stop());
beforeEach(async () => {
  county.setTime('2024-09-05T09:00:00+08:00');
  await county.court.dataSource.manager.clear(DelegationEntity);
  judge = { ...county.clerk(county.court).actor, id: 'judge', name: '样例法官', roles: ['JUDGE'] };
});

const as = (actor: Actor) => new RequestContext(county.court, actor);
const until = (day: string, changes: Partial<NewDelegation> = {}): NewDelegation => ({
  ...{ delegateId: 'colleague', from: localDate('2024-09-05'), until: localDate(day), reason: '出差' },
  ...changes,
});
const acting = (person: Actor, principal: string | undefined = 'judge') =>
  actingPerson(county.court, person, principal);
const refused = { code: 'FORBIDDEN', message: '代办关系不存在或已到期。' };

describe('acting for a colleague', () => {
  test('gives the principal’s id, the roles both hold, and says who acts', async () => {
    await delegateWork(as({ ...judge, roles: ['JUDGE', 'LEADER'] }), until('2024-09-10'));
    expect(await acting(colleague())).toEqual({
      ...judge,
      ...{ id: 'judge', name: '样例法官（样例同事代）', roles: ['JUDGE'] },
      delegate: { id: 'colleague', name: '样例同事' },
    });
  });

  test('is nobody’s business where no principal is named', async () => {
    expect(await actingPerson(county.court, colleague(), undefined)).toEqual(colleague());
  });

  test('never makes a clerk a judge', async () => {
    await delegateWork(as(judge), until('2024-09-10'));
    await expect(acting(colleague(['CLERK']))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('is refused without a delegation, to another colleague, and for another principal', async () => {
    await expect(acting(colleague())).rejects.toMatchObject(refused);
    await delegateWork(as(judge), until('2024-09-10'));
    await expect(acting(colleague(['JUDGE'], { id: 'other' }))).rejects.toMatchObject(refused);
    for (const principal of ['president', '', 'judge, judge', '%'])
      await expect(acting(colleague(), principal)).rejects.toMatchObject(refused);
  });

  test('is refused to the same staff id elsewhere, and to a message', async () => {
    await delegateWork(as(judge), until('2024-09-10'));
    const elsewhere: Partial<Actor>[] = [
      { organisation: secondCourt.code },
      { agency: 'union', organisation: union.code },
      { kind: 'ORGANISATION' },
    ];
    for (const changes of elsewhere)
      await expect(acting(colleague(['JUDGE'], changes))).rejects.toMatchObject(refused);
  });

  test('begins and ends with its days in China', async () => {
    await delegateWork(as(judge), until('2024-09-07', { from: localDate('2024-09-06') }));
    const on = async (instant: string) => {
      county.setTime(instant);
      return (await acting(colleague())).id;
    };
    await expect(on('2024-09-05T23:59:59+08:00')).rejects.toMatchObject(refused);
    expect(await on('2024-09-06T00:00:00+08:00')).toBe('judge');
    expect(await on('2024-09-07T23:59:59+08:00')).toBe('judge');
    await expect(on('2024-09-08T00:00:00+08:00')).rejects.toMatchObject(refused);
  });

  test('ends at once when it is revoked', async () => {
    const { id } = await delegateWork(as(judge), until('2024-09-10'));
    await acting(colleague());
    await endDelegation(as(judge), id);
    await expect(acting(colleague())).rejects.toMatchObject(refused);
    await expect(endDelegation(as(judge), id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});

describe('delegating', () => {
  test('takes 90 days, and no day more', async () => {
    await delegateWork(as(judge), until('2024-12-03'));
    await expect(delegateWork(as(judge), until('2024-12-04'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test.each<[string, Partial<NewDelegation>]>([
    ['to oneself', { delegateId: 'judge' }],
    ['to what is no staff id', { delegateId: 'a colleague' }],
    ['without a reason', { reason: ' ' }],
    ['from a day that is over', { from: localDate('2024-09-04') }],
    ['until before it begins', { from: localDate('2024-09-11') }],
  ])('is refused %s', async (_what, changes) => {
    await expect(delegateWork(as(judge), until('2024-09-10', changes))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await listDelegations(as(judge))).toEqual([]);
  });

  test('is refused to a delegate: nothing is delegated on, ended or listed in another’s place', async () => {
    const { id } = await delegateWork(as(judge), until('2024-09-10'));
    const delegate = as(await acting(colleague()));
    const onwards = until('2024-09-10', { delegateId: 'third' });
    await expect(delegateWork(delegate, onwards)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(endDelegation(delegate, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listDelegations(delegate)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a colleague passes on nothing that was delegated to that colleague', async () => {
    await delegateWork(as(judge), until('2024-09-10'));
    await delegateWork(as(colleague(['CLERK'])), until('2024-09-10', { delegateId: 'third' }));
    const third = colleague(['CLERK', 'JUDGE'], { id: 'third' });
    expect(await acting(third, 'colleague')).toMatchObject({ id: 'colleague', roles: ['CLERK'] });
    await expect(acting(third)).rejects.toMatchObject(refused);
  });

  test('is refused at another agency, and to a message', async () => {
    for (const changes of [{ agency: 'union', organisation: union.code }, { kind: 'ORGANISATION' as const }])
      await expect(delegateWork(as({ ...judge, ...changes }), until('2024-09-10'))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
  });
});

describe('a delegation', () => {
  const administrator = (changes: Partial<Actor> = {}) =>
    colleague(['ADMINISTRATOR'], { id: 'administrator', ...changes });

  test('is ended by the administrator of the organisation, and by nobody else but the principal', async () => {
    const { id } = await delegateWork(as(judge), until('2024-09-10'));
    for (const stranger of [colleague(), administrator({ organisation: secondCourt.code })])
      await expect(endDelegation(as(stranger), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await endDelegation(as(administrator()), id)).toMatchObject({ revokedBy: 'administrator' });
  });

  test('is listed to both sides and to the administrator', async () => {
    await delegateWork(as(judge), until('2024-09-10'));
    const seen = async (actor: Actor) => (await listDelegations(as(actor))).length;
    expect(await Promise.all([judge, colleague(), administrator()].map(seen))).toEqual([1, 1, 1]);
    const others = [colleague([], { id: 'other' }), administrator({ organisation: secondCourt.code })];
    expect(await Promise.all(others.map(seen))).toEqual([0, 0]);
  });
});

describe('the audit', () => {
  const work = async (actor: Actor) => {
    const ctx = as(actor);
    await ctx.transaction(async (tx) => record(tx, ctx, 'test.act', 'subject'));
  };
  const last = async () =>
    (await county.court.dataSource.manager.find(AuditEntryEntity, { order: { seq: 'DESC' }, take: 1 }))[0]!;

  test('shows the delegate for the principal, in a chain that holds', async () => {
    await work(judge);
    expect(await last()).toMatchObject({ actorId: 'judge', delegateId: null });
    await delegateWork(as(judge), until('2024-09-10'));
    await work(await acting(colleague()));
    expect(await last()).toMatchObject({ actorId: 'judge', delegateId: 'colleague' });
    expect(await firstBrokenLink(county.court.dataSource.manager)).toBeNull();
  });

  test.each([
    ['taken out', 'null'],
    ['replaced', `'other'`],
  ])('shows that a delegate was %s', async (_what, value) => {
    await delegateWork(as(judge), until('2024-09-10'));
    await work(await acting(colleague()));
    const { seq } = await last();
    const { manager } = county.court.dataSource;
    await manager.query(`update audit_entry set delegate_id = ${value} where seq = $1`, [seq]);
    expect(await firstBrokenLink(manager)).toBe(Number(seq));
    await manager.query(`update audit_entry set delegate_id = 'colleague' where seq = $1`, [seq]);
    expect(await firstBrokenLink(manager)).toBeNull();
  });

  test('hashes what had no delegate as before there were any', () => {
    const link = {
      ...{ seq: '1', at: new Date(0), actorId: 'a', actorOrganisation: 'o', act: 'x', subject: 's' },
      ...{ caseCode: null, details: {}, previous: '0'.repeat(64), delegateId: null },
    };
    expect(linkHash(link)).toBe('8be43194d4baf982705ad004c0edeb3a60ad30dbe181b881133a31d5b22d2d4c');
  });
});
