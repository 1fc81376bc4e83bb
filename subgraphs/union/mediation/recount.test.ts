import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCalendarYear } from '#kernel/calendar-year/add-calendar-year.js';
import { correctCalendarYear } from '#kernel/calendar-year/correct-calendar-year.js';
import { invented2027 } from '#kernel/calendar-year/testing/invented-year.js';
import { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { registerMediator } from '#kernel/mediation/register-mediator.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { type UnionRoom, unionRoom } from '../testing/union-room.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2026-12-02T09:00:00+08:00');
});
afterAll(() => room?.stop());

const mediator = { name: '样例子', idNumber: '532899198904040417', staffId: 'union-MEDIATOR' };
const administrator = () =>
  new RequestContext(room.union, { ...room.at('ADMINISTRATOR').actor, id: 'administrator' });

/** The last days that the union, the court and the register see of one delegated mediation. */
async function seen(id: string) {
  const { manager } = room.union.dataSource;
  const { due, id: recordId } = await manager.findOneByOrFail(MediationEntity, { referralId: id });
  const own = await manager.findOneByOrFail(ReferralEntity, { id, direction: 'IN' });
  const theirs = await room.court.dataSource.manager.findOneByOrFail(ReferralEntity, {
    id,
    direction: 'OUT',
  });
  const told = await manager.query<{ due: string; kind: string }[]>(
    `select text::jsonb -> 'data' ->> 'dueOn' as due from outbox_message
      where type = 'CaseProgressed' and text::jsonb -> 'data' ->> 'recordId' = $1 order by case_seq desc limit 1`,
    [recordId],
  );
  const noted = await manager.query<{ due: string }[]>(
    `select text::jsonb -> 'data' ->> 'dueOn' as due from outbox_message
      where type = 'ReferralNoted' and text::jsonb -> 'data' ->> 'referralId' = $1 order by case_seq desc limit 1`,
    [id],
  );
  return [due, own.due, theirs.due, told[0]?.due, noted[0]?.due];
}

test('a last day that the calendar moves is the same in the mediation, on both sides of the referral and at the register', async () => {
  const mediatorId = (await registerMediator(room.at('MEDIATOR'), mediator)).id;
  const { id } = await sendReferral(room);
  await acceptMediation(room.at('MEDIATOR'), id, [mediatorId]);
  await room.deliverAll();
  // Thirty days from 12-02: New Year's Day, taken for what it is only when the notice is known.
  expect(await seen(id)).toEqual(Array(5).fill('2027-01-01'));
  await addCalendarYear(administrator(), invented2027);
  await room.deliverAll();
  expect(await seen(id)).toEqual(Array(5).fill('2027-01-04'));
  const corrected = { ...invented2027, off: [...invented2027.off, '01-04'].sort() };
  await correctCalendarYear(administrator(), corrected, '漏填一日');
  await room.deliverAll();
  expect(await seen(id)).toEqual(Array(5).fill('2027-01-05'));
  const { manager } = room.union.dataSource;
  const limit = await manager.findOneByOrFail(DeadlineEntity, { rule: 'MED-5' });
  expect(limit.history.map(({ kind, due }) => [kind, due])).toEqual([
    ['RECALCULATED', '2027-01-04'],
    ['RECALCULATED', '2027-01-05'],
  ]);
});
