import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import * as county from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { alarmRaised } from './alarm-raised.js';
import { AlarmEntity } from './alarm.entity.js';
import { acknowledgeAlarm, listAlarms } from './alarms.js';
import { lookLimits } from './limits.js';
import { takeLook } from './take-look.js';

let toys: ToyCounty;
let day = 0;

beforeAll(async () => {
  toys = await toyCounty();
});
afterAll(() => toys.stop());
// Each story has a day of its own, and so no look of the one before.
beforeEach(() => {
  day += 2;
  setTime('09:00');
});

function setTime(time: string): void {
  toys.setTime(`2025-03-${String(day).padStart(2, '0')}T${time}:00+08:00`);
}

function person(
  id: string,
  organisation: county.Organisation = county.court,
  more: Partial<Actor> = {},
): Actor {
  return {
    ...{ kind: 'STAFF', id, name: '样例', agency: organisation.agency, organisation: organisation.code },
    roles: ['JUDGE'],
    ...more,
  };
}
const atUnion = (actor: Actor) => new RequestContext(toys.union, actor);
const look = (actor: Actor, ...subjects: string[]) => takeLook(atUnion(actor), 'case', subjects);
const tooMany = expect.objectContaining({
  code: 'TOO_MANY_LOOKUPS',
  message: expect.stringContaining('限额'),
});

async function looks(actor: Actor, from: number, until: number): Promise<void> {
  for (let at = from; at <= until; at++) await look(actor, `subject ${at}`);
}
const alarmsOf = (agency: Agency, readerId: string | null, readerOrganisation = county.court.code) =>
  agency.dataSource.manager.find(AlarmEntity, {
    where: readerId === null ? { readerOrganisation } : { readerId },
    order: { firstAt: 'ASC' },
  });

describe('one person', () => {
  test('looks up as many as an hour allows, and nobody more', async () => {
    await looks(person('in-an-hour'), 1, lookLimits.PERSON_HOUR);
    await expect(look(person('in-an-hour'), 'one more')).rejects.toThrow(tooMany);
    await look(person('colleague'), 'one more');
  });

  test('may look at the same again, which counts once, also when nothing else is allowed', async () => {
    const again = person('again');
    for (let time = 0; time < 40; time++) await look(again, 'subject 1');
    await looks(again, 2, lookLimits.PERSON_HOUR);
    await expect(look(again, 'one more')).rejects.toThrow(tooMany);
    await look(again, 'subject 1');
    await expect(look(again, 'subject 1', 'one more')).rejects.toThrow(tooMany);
  });

  test('may go on when the hour is over, and not beyond what a day allows', async () => {
    const steady = person('steady');
    for (const [hour, from] of [
      ['09:00', 1],
      ['10:01', 31],
      ['11:02', 61],
    ] as const) {
      setTime(hour);
      await looks(steady, from, from + 29);
    }
    setTime('12:03');
    await looks(steady, 91, lookLimits.PERSON_DAY);
    await expect(look(steady, 'one more')).rejects.toThrow(tooMany);
    day += 1;
    setTime('09:00');
    await look(steady, 'one more');
  });

  test('gets through no faster by asking for many at once', async () => {
    const hasty = person('hasty');
    const asked = Array.from({ length: 60 }, (_, at) => look(hasty, `subject ${at}`));
    const answers = await Promise.allSettled(asked);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(lookLimits.PERSON_HOUR);
  });

  test('is counted as one, whomever the person acts for', async () => {
    const as = (id: string) => person(id, county.court, { delegate: { id: 'deputy', name: '样例' } });
    await looks(as('principal-1'), 1, 20);
    await looks(as('principal-2'), 21, 30);
    await expect(look(as('principal-2'), 'one more')).rejects.toThrow(tooMany);
    expect(await alarmsOf(toys.union, 'deputy')).toHaveLength(1);
  });

  test('leaves no subject readable behind, and none of days gone by', async () => {
    await look(person('tidy'), '370499198803120019');
    day += 2;
    setTime('09:00');
    await look(person('tidy'), 'another');
    const kept = await toys.union.dataSource.query<{ subject: string }[]>(
      `select subject from look where reader_id = 'tidy'`,
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain('another');
  });
});

test('an organisation has a limit of its own, of which its people are told apart', async () => {
  const clerks = Array.from({ length: 7 }, (_, at) => person(`clerk-${at}`, county.secondCourt));
  for (const [at, clerk] of clerks.slice(0, 6).entries()) await looks(clerk, at * 30 + 1, at * 30 + 30);
  await looks(clerks[6]!, 181, 200);
  await expect(look(clerks[6]!, 'one more')).rejects.toThrow(tooMany);
  await look(person('other-organisation'), 'one more');
  const alarms = await alarmsOf(toys.union, null, county.secondCourt.code);
  expect(alarms.filter(({ readerId }) => readerId === null)).toMatchObject([
    { kind: 'ORGANISATION_SPREE', count: 201 },
  ]);
});

describe('an alarm', () => {
  const spreeUntil = (id: string, last: number) => looks(person(id), 1, last);

  test('warns from four fifths of a limit on, is one for the hour, and becomes a spree', async () => {
    await spreeUntil('alarming', 23);
    expect(await alarmsOf(toys.union, 'alarming')).toEqual([]);
    await looks(person('alarming'), 24, 30);
    expect(await alarmsOf(toys.union, 'alarming')).toMatchObject([
      { kind: 'LOOKUP_WARNING', count: 30, seenAt: null },
    ]);
    for (const subject of ['31', '32', '33'])
      await expect(look(person('alarming'), subject)).rejects.toThrow(tooMany);
    expect(await alarmsOf(toys.union, 'alarming')).toMatchObject([
      { kind: 'LOOKUP_SPREE', count: 33, what: 'case', readerOrganisation: county.court.code },
    ]);
    setTime('10:30');
    await looks(person('alarming'), 40, 69);
    expect((await alarmsOf(toys.union, 'alarming')).map(({ kind }) => kind)).toEqual([
      'LOOKUP_SPREE',
      'LOOKUP_WARNING',
    ]);
  });

  test('is told to the reader’s own agency, as warning and as spree', async () => {
    await spreeUntil('told', 30);
    await toys.deliverAll();
    expect(await alarmsOf(toys.court, 'told')).toMatchObject([
      { kind: 'LOOKUP_WARNING', organisation: county.union.code, readerAgency: 'court' },
    ]);
    for (const subject of ['31', '32']) await expect(look(person('told'), subject)).rejects.toThrow(tooMany);
    await toys.deliverAll();
    expect(await alarmsOf(toys.court, 'told')).toMatchObject([{ kind: 'LOOKUP_SPREE', count: 31 }]);
    const [sent] = await toys.union.dataSource.query<{ n: number }[]>(
      `select count(*)::int as n from outbox_message where type = 'LookupAlarmRaised' and text like '%"told"%' and disposition = 'APPLIED'`,
    );
    expect(sent).toEqual({ n: 2 });
  });

  test('about the own people is kept and sent nowhere', async () => {
    const own = person('own', county.union, { roles: ['MEDIATOR'] });
    await looks(own, 1, 24);
    expect(await alarmsOf(toys.union, 'own')).toHaveLength(1);
    const [sent] = await toys.union.dataSource.query<{ n: number }[]>(
      `select count(*)::int as n from outbox_message where text like '%"own"%'`,
    );
    expect(sent).toEqual({ n: 0 });
  });

  test('is seen by administrators of the agency, once, and by nobody else', async () => {
    await spreeUntil('followed', 24);
    const administrator = atUnion(person('administrator', county.union, { roles: ['ADMINISTRATOR'] }));
    const [alarm] = (await listAlarms(administrator, 200, true)).filter(
      ({ readerId }) => readerId === 'followed',
    );
    expect(alarm).toMatchObject({ seenAt: null });
    for (const other of [
      person('mediator', county.union, { roles: ['MEDIATOR'] }),
      person('administrator', county.court, { roles: ['ADMINISTRATOR'] }),
    ]) {
      expect(() => listAlarms(atUnion(other), 50, false)).toThrow(
        expect.objectContaining({ code: 'NOT_FOUND' }),
      );
      await expect(acknowledgeAlarm(atUnion(other), alarm!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await acknowledgeAlarm(administrator, alarm!.id)).toMatchObject({ seenBy: 'administrator' });
    const second = atUnion(person('second-administrator', county.union, { roles: ['ADMINISTRATOR'] }));
    expect(await acknowledgeAlarm(second, alarm!.id)).toMatchObject({ seenBy: 'administrator' });
    expect((await listAlarms(administrator, 200, true)).some(({ id }) => id === alarm!.id)).toBe(false);
    // What was a warning when it was seen is to be seen again as a spree.
    await looks(person('followed'), 25, 30);
    await expect(look(person('followed'), 'one more')).rejects.toThrow(tooMany);
    expect((await listAlarms(administrator, 200, true)).some(({ id }) => id === alarm!.id)).toBe(true);
  });

  test('that one agency tells is not another’s to change', async () => {
    await spreeUntil('forged', 24);
    await toys.deliverAll();
    const [alarm] = await alarmsOf(toys.court, 'forged');
    const forger = new RequestContext(toys.court, {
      ...person(county.linkageCentre.code, county.linkageCentre),
      kind: 'ORGANISATION',
    });
    const body = {
      ...{ alarmId: alarm!.id, kind: 'LOOKUP_WARNING', readerId: 'forged', what: 'case', count: 1 },
      ...{ firstAt: '2025-01-01T00:00:00Z', lastAt: '2025-01-01T00:00:00Z' },
    };
    const envelope = { caseid: alarm!.id, dest: county.court.code } as never;
    const told = forger.transaction((tx) => alarmRaised(tx, forger, body as never, envelope));
    await expect(told).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await alarmsOf(toys.court, 'forged')).toEqual([alarm]);
  });
});
