import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { startDeadline } from '#kernel/deadline/keep-deadline.js';
import { returnReferral, signForReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { resendMessage } from '#kernel/delivery/resend-message.js';
import { post } from '#kernel/exchange/post.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { court, type Organisation, secondCourt, union } from '../../../infra/county/organisations.js';
import { type ToyCounty, toyCounty } from '../../../tests/kit/toy-county.js';
import { sendReferral, wageDispute } from '../../../tests/kit/toy-referral.js';
import { digestRound } from './digest.js';
import { noticeText } from './notice-text.js';
import { headOf, movesAfter } from './moves.js';
import { listNotices, readNotices } from './notices.js';

let county: ToyCounty;
let refuses = true;
beforeAll(async () => {
  const SupervisionLetterProgressed = async () => {
    if (refuses) throw new Refusal('WRONG_STATE', '还不能接收。');
  };
  county = await toyCounty({ union: { handlers: { SupervisionLetterProgressed } } });
  county.setTime('2025-03-03T10:00:00+08:00');
}, 120_000);
afterAll(() => county?.stop());

function person(agency: Agency, of: Organisation, id = 'one', role: Role = 'CLERK'): RequestContext {
  const { agency: name, code: organisation } = of;
  return new RequestContext(agency, {
    kind: 'STAFF',
    id,
    name: '样例',
    agency: name,
    organisation,
    roles: [role],
  });
}
const told = async (ctx: RequestContext) =>
  (await listNotices(ctx, { first: 100, after: null }, true)).rows.map((row) => noticeText(ctx, row));

describe('a notice', () => {
  test('of one matter is one line, follows the other side, and goes when the own side has acted', async () => {
    const { id, caseCode } = await sendReferral(county);
    const [atUnion, atCourt] = [person(county.union, union), person(county.court, court)];
    expect(await told(atUnion)).toEqual(['虚构区人民法院 诉前委派调解：待签收']);
    expect(await told(atCourt)).toEqual([]);

    const clerk = county.clerk(county.union);
    await clerk.transaction(async (tx) =>
      signForReferral(tx, clerk, await loadReferral(tx, clerk, id, 'IN')),
    );
    await county.deliverAll();
    expect(await told(atUnion)).toEqual([]);
    expect(await told(atCourt)).toEqual(['虚构区总工会 诉前委派调解：对方已签收']);

    const { rows } = await listNotices(atCourt, { first: 10, after: null }, false);
    expect(await readNotices(atCourt, [rows[0]!.id])).toBe(0);
    await clerk.transaction(async (tx) =>
      returnReferral(tx, clerk, await loadReferral(tx, clerk, id, 'IN'), {
        ...{ reason: 'MATERIALS_INCOMPLETE', text: '缺送达地址' },
      }),
    );
    await county.deliverAll();
    expect(await told(atCourt)).toEqual([
      expect.stringMatching(/^虚构区总工会 诉前委派调解：对方已退回（.+）$/),
    ]);
    expect((await listNotices(atCourt, { first: 10, after: null }, false)).rows[0]).toMatchObject({
      caseCode,
    });
  });

  test('is seen by each person apart, and by nobody of another organisation or agency', async () => {
    const [one, two] = [person(county.court, court, 'one'), person(county.court, court, 'two')];
    expect(await readNotices(one, null)).toBe(0);
    expect(await told(one)).toEqual([]);
    expect(await told(two)).toHaveLength(1);
    expect(await told(person(county.court, secondCourt))).toEqual([]);
    expect(await told(person(county.court, court, 'one', 'ADMINISTRATOR'))).toEqual([]);
    await expect(told(person(county.court, union))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const foreign = (await listNotices(two, { first: 10, after: null }, true)).rows[0]!.id;
    await readNotices(person(county.court, secondCourt, 'two'), [foreign]);
    expect(await told(two)).toHaveLength(1);
  });
});

describe('a message that was refused', () => {
  test('is told to the administrators alone, until it is sent again', async () => {
    const ctx = county.clerk(county.court);
    await ctx.transaction(async (tx) => {
      const { file } = await openCase(tx, ctx, court.code, wageDispute);
      const body = { letterId: randomUUID(), state: 'CLOSED', on: ctx.today, caseCode: file.caseCode };
      const way = { from: court.code, to: union.code, type: 'SupervisionLetterProgressed' } as const;
      post(tx, ctx, { ...way, caseCode: file.caseCode, body });
    });
    await county.deliverAll();
    const administrator = person(county.court, court, 'one', 'ADMINISTRATOR');
    const { rows } = await listNotices(administrator, { first: 10, after: null }, true);
    expect(rows.map((row) => noticeText(administrator, row))).toEqual([
      '发往虚构区总工会的消息未能送达，请到对账页处理',
    ]);
    refuses = false;
    await resendMessage(administrator, rows[0]!.subjectId!, '已补正');
    await county.deliverAll();
    expect(await told(administrator)).toEqual([]);
  });
});

describe('what has moved', () => {
  test('is told from a place on, in order, to the organisation it moved at alone', async () => {
    const [before, atUnion] = [await headOf(county.court), await headOf(county.union)];
    const { caseCode } = await sendReferral(county);
    const own = await movesAfter(county.court, person(county.court, court).actor, before);
    expect(own.moves.map(({ kind }) => kind)).toContain('referral.issue');
    expect(own.moves.every((move) => move.caseCode === caseCode)).toBe(true);
    expect(own.moves.map(({ seq }) => seq)).toEqual(own.moves.map(({ seq }) => seq).sort((a, b) => a - b));
    const arrived = await movesAfter(county.union, person(county.union, union).actor, atUnion);
    expect(arrived.moves).toEqual([expect.objectContaining({ kind: 'ReferralIssued', caseCode })]);

    const half = own.moves[0]!.seq;
    const rest = await movesAfter(county.court, person(county.court, court).actor, half);
    expect(rest.moves).toEqual(own.moves.slice(1));
    const other = await movesAfter(county.court, person(county.court, secondCourt).actor, before);
    expect(other).toEqual({ cursor: own.cursor, moves: [], more: false });
    const administrator = person(county.court, court, 'one', 'ADMINISTRATOR').actor;
    expect((await movesAfter(county.court, administrator, before)).moves[0]!.caseCode).toBeNull();
  });

  test('goes on from where the chain stands after it was set back', async () => {
    const head = await headOf(county.court);
    const { actor } = person(county.court, court);
    expect(await movesAfter(county.court, actor, head + 50)).toEqual({
      cursor: head,
      moves: [],
      more: false,
    });
  });
});

describe('the digest of half past eight', () => {
  const counts = async () => {
    const { rows } = await listNotices(person(county.court, court), { first: 100, after: null }, false);
    return rows
      .filter(({ kind }) => kind === 'DIGEST')
      .map(({ details, raisedAt }) => [details, raisedAt] as const);
  };
  const dueOn = async (due: string): Promise<string> => {
    const ctx = county.clerk(county.court);
    const recordId = randomUUID();
    await ctx.transaction(async (tx) => {
      const subject = { caseCode: null, organisation: court.code, recordKind: 'Toy', recordId };
      await startDeadline(tx, ctx, { ...subject, rule: 'CRT-1', from: localDate('2025-04-30') });
      await tx.update(DeadlineEntity, { recordId }, { due });
    });
    return recordId;
  };

  test('comes on a working day, after half past eight, and once', async () => {
    await county.court.dataSource.query('delete from deadline');
    // 1–5 May 2025 are days off; Sunday 27 April is worked in their stead.
    await dueOn('2025-04-25');
    await dueOn('2025-05-06');
    for (const moment of [
      '2025-04-26T09:00:00+08:00',
      '2025-05-01T09:00:00+08:00',
      '2025-04-27T08:29:00+08:00',
    ]) {
      county.setTime(moment);
      await digestRound(county.court);
      expect(await counts()).toEqual([]);
    }
    county.setTime('2025-04-27T08:31:00+08:00');
    await Promise.all([digestRound(county.court), digestRound(county.court)]);
    const [first] = await counts();
    expect(first![0]).toMatchObject({ lapsed: 1, today: 0, near: 0 });
    county.setTime('2025-04-27T17:00:00+08:00');
    await digestRound(county.court);
    expect(await counts()).toEqual([first]);
  });

  test('tells of a limit three working days before its end, over the days off, and not again', async () => {
    const near = async () =>
      (await told(person(county.court, court))).filter((text) => text.includes('三个工作日'));
    expect((await near()).filter((text) => text.includes('到期：'))).toEqual([]);
    county.setTime('2025-04-28T09:00:00+08:00');
    await digestRound(county.court);
    expect(await near()).toContainEqual(expect.stringMatching(/^三个工作日内到期：2025-05-06（.+ CRT-1）$/));
    await readNotices(person(county.court, court), null);
    county.setTime('2025-04-29T09:00:00+08:00');
    await digestRound(county.court);
    expect((await near()).filter((text) => text.includes('到期：'))).toEqual([]);
  });

  test('forgets after four hundred days that a thing was told, and no sooner', async () => {
    const told = async () => {
      const rows = await county.court.dataSource.query<{ matter: string }[]>(
        'select matter from notice_once where organisation = $1 order by matter',
        [court.code],
      );
      return rows.map(({ matter }) => matter);
    };
    const before = await told();
    expect(before).toContain('digest 2025-04-27');
    county.setTime('2026-05-29T09:00:00+08:00');
    await digestRound(county.court);
    expect(await told()).toEqual([...before, 'digest 2026-05-29'].sort());
    county.setTime('2026-06-01T09:00:00+08:00');
    await digestRound(county.court);
    expect(await told()).not.toContain('digest 2025-04-27');
    expect(await told()).toContain('digest 2025-04-28');
  });
});
