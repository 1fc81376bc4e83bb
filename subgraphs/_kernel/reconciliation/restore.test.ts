import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { court, linkageCentre, union } from '../../../infra/county/organisations.js';
import { sendReferral, wageDispute } from '../../../tests/kit/toy-referral.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import type { Agency } from '../agency.js';
import { openCase } from '../case-file/open-case.js';
import { InboxMessageEntity } from '../exchange/inbox-message.entity.js';
import { OutboxMessageEntity } from '../exchange/outbox-message.entity.js';
import { acceptReferral } from '../referral/answer.js';
import { closeReferral } from '../referral/close.js';
import { beginHandling, reportResult } from '../referral/handle.js';
import { loadReferral } from '../referral/load-referral.js';
import { type ReferralDirection, ReferralEntity } from '../referral/referral.entity.js';
import { ExchangeAlarmEntity } from './exchange-alarm.entity.js';
import { ReconciliationEntity } from './reconciliation.entity.js';

const record = '5b0f7a52-0c1d-4a55-9d59-222222222222';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
});
afterAll(() => county.stop());
beforeEach(() => county.setTime('2024-09-05T09:00:00+08:00'));

type Act = (
  tx: Parameters<typeof closeReferral>[0],
  ctx: ReturnType<ToyCounty['clerk']>,
  referral: ReferralEntity,
) => Promise<void>;

async function act(agency: Agency, direction: ReferralDirection, id: string, work: Act): Promise<void> {
  const ctx = county.clerk(agency);
  await ctx.transaction(async (tx) => work(tx, ctx, await loadReferral(tx, ctx, id, direction)));
}

const accept = (id: string): Promise<void> =>
  act(county.union, 'IN', id, (tx, ctx, referral) =>
    acceptReferral(tx, ctx, referral, { recordId: record, due: '2024-10-05' }),
  );
const begin = (id: string): Promise<void> => act(county.union, 'IN', id, beginHandling);
const report = (id: string): Promise<void> =>
  act(county.union, 'IN', id, (tx, ctx, referral) =>
    reportResult(tx, ctx, referral, { outcome: 'TOO_FAR_APART', text: '调解不成' }),
  );
const close = (id: string): Promise<void> => act(county.court, 'OUT', id, closeReferral);

async function stateAt(agency: Agency, id: string): Promise<string | undefined> {
  return (await agency.dataSource.manager.findOneBy(ReferralEntity, { id }))?.state;
}

/** Everybody compares with everybody, and what is due goes out, until nothing moves. */
async function heal(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    for (const agency of [county.union, county.court, county.register]) await county.reconcile(agency);
    await county.deliverAll();
  }
}

async function alarms(agency: Agency): Promise<[string, string, number][]> {
  const rows = await agency.dataSource.manager.find(ExchangeAlarmEntity, {
    order: { kind: 'ASC', caseCode: 'ASC' },
  });
  return rows.map(({ kind, caseCode, count }) => [kind, caseCode, count]);
}

/** Every message of one side is at the other, once, under the same number and with the same bytes. */
async function expectInStep(): Promise<void> {
  const sides = {
    [court.code]: county.court,
    [union.code]: county.union,
    [linkageCentre.code]: county.register,
  };
  for (const from of Object.values(sides)) {
    const sent = await from.dataSource.manager.find(OutboxMessageEntity);
    expect(sent.filter(({ deliveredAt }) => !deliveredAt)).toEqual([]);
    const numbers = sent.map((m) => `${m.destination} ${m.caseCode} ${m.caseSeq}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const [code, to] of Object.entries(sides)) {
      const there = await to.dataSource.manager.find(InboxMessageEntity);
      const mine = sent.filter(({ destination }) => destination === code);
      const theirs = there.filter(({ source }) => source.endsWith(mine[0]?.sender ?? 'none'));
      const lines = (rows: { id: string; caseSeq: number; text: string }[]): string[] =>
        rows.map(({ id, caseSeq, text }) => `${id} ${caseSeq} ${text}`).sort();
      expect(lines(theirs)).toEqual(lines(mine));
    }
  }
}

async function agreed(agency: Agency, peer: string): Promise<boolean> {
  const row = await agency.dataSource.manager.findOneByOrFail(ReconciliationEntity, {
    peer,
    organisation: ours(agency),
  });
  return row.agreedAt !== null && row.agreedAt.getTime() === row.checkedAt?.getTime();
}
const ours = (agency: Agency): string => (agency === county.court ? court.code : union.code);

describe('two organisations that have lost nothing', () => {
  test('agree, also while messages and receipts are on their way', async () => {
    const { id } = await sendReferral(county);
    await accept(id);
    await county.reconcile(county.court);
    await county.reconcile(county.union);
    expect([await agreed(county.court, union.code), await agreed(county.union, court.code)]).toEqual([
      true,
      true,
    ]);
    expect(await alarms(county.court)).toEqual([]);
    await county.deliverAll();
  });
});

describe('receipts that were lost on the way', () => {
  test('come with the next try, and nothing has a second effect', async () => {
    const ctx = county.clerk(county.court);
    const { id, caseCode } = await sendReferral(county, { deliver: false });
    const lossy = county.relay(county.court, async (endpoint, message) => {
      await county.transport(endpoint, message);
      throw Object.assign(new Error(), { code: 'ECONNRESET' });
    });
    await lossy.drain();
    const where = { caseCode, destination: union.code };
    expect((await ctx.db.findOneByOrFail(OutboxMessageEntity, where)).deliveredAt).toBeNull();
    await county.reconcile(county.court);
    await county.deliverAll();
    const sent = await ctx.db.findOneByOrFail(OutboxMessageEntity, where);
    expect([sent.disposition, sent.lastError]).toEqual(['APPLIED', null]);
    expect(await stateAt(county.union, id)).toBe('SENT');
    expect(await county.union.dataSource.manager.countBy(InboxMessageEntity, { id: sent.id })).toBe(1);
    expect(await alarms(county.court)).toEqual([]);
  });
});

describe('a receiver that is restored from an old backup', () => {
  test('is sent again what it had receipted; the old receipts stay', async () => {
    const before = await sendReferral(county);
    const restore = await county.backUp(county.union);
    const lost = [await sendReferral(county), await sendReferral(county)];
    const receipt = await county.court.dataSource.query<{ receipt: string }[]>(
      `select receipt from outbox_message where case_code = $1 and destination = $2`,
      [lost[0]!.caseCode, union.code],
    );
    await restore();
    expect(await stateAt(county.union, lost[0]!.id)).toBeUndefined();
    await heal();
    for (const { id } of [before, ...lost]) expect(await stateAt(county.union, id)).toBe('SENT');
    const kept = await county.court.dataSource.query<{ receipt: string }[]>(
      'select receipt from receipt_history',
    );
    expect(kept).toContainEqual(receipt[0]);
    expect(
      (await alarms(county.court)).filter(([kind]) => kind === 'PEER_RESTORED').map(([, code]) => code),
    ).toEqual(lost.map(({ caseCode }) => caseCode).sort());
    await expectInStep();
    expect(await agreed(county.court, union.code)).toBe(true);
  });

  test('gets what crossed it in the order in which it went, its own messages as well', async () => {
    const restore = await county.backUp(county.union);
    const { id, caseCode } = await sendReferral(county);
    await accept(id);
    await begin(id);
    await county.deliverAll();
    await report(id);
    await county.deliverAll();
    await close(id);
    await county.deliverAll();
    await restore();
    await county.reconcile(county.court);
    expect(await stateAt(county.union, id)).toBeUndefined();
    await heal();
    expect([await stateAt(county.union, id), await stateAt(county.court, id)]).toEqual(['CLOSED', 'CLOSED']);
    expect(
      (await alarms(county.union)).find(([kind, code]) => kind === 'RESTORED_GAP' && code === caseCode),
    ).toBeDefined();
    await expectInStep();
    const refused = await county.court.dataSource.manager.countBy(OutboxMessageEntity, {
      disposition: 'REFUSED',
    });
    expect(refused).toBe(0);
  });
});

describe('a sender that is restored from an old backup', () => {
  test('gets its own messages back, and gives no number and no case code twice', async () => {
    const known = await sendReferral(county);
    const restore = await county.backUp(county.court);
    const lost = await sendReferral(county);
    await accept(known.id);
    await county.deliverAll();
    await restore();
    await county.reconcile(county.court);
    expect(await stateAt(county.court, lost.id)).toBe('SENT');
    const next = await sendReferral(county);
    expect(next.caseCode).not.toBe(lost.caseCode);
    await heal();
    expect(await stateAt(county.court, known.id)).toBe('ACCEPTED');
    const told = (await alarms(county.court)).filter(([, code]) => code === lost.caseCode);
    // One for the union, one for the register.
    expect(told.map(([kind]) => kind)).toEqual(['RESTORED_GAP', 'RESTORED_GAP']);
    await expectInStep();
  });

  test('that has sent since, under numbers it had given before, sends that again under later ones', async () => {
    const { id, caseCode } = await sendReferral(county);
    await accept(id);
    await county.deliverAll();
    const restore = await county.backUp(county.union);
    await begin(id);
    await county.deliverAll();
    await restore();
    await begin(id);
    await report(id);
    await county.deliverAll();
    expect(await stateAt(county.court, id)).toBe('IN_HANDLING');
    await heal();
    expect([await stateAt(county.court, id), await stateAt(county.union, id)]).toEqual([
      'RESULT_REPORTED',
      'RESULT_REPORTED',
    ]);
    const aside = await county.union.dataSource.query<{ reason: string; type: string }[]>(
      'select reason, type from set_aside_message where case_code = $1 and destination = $2 order by case_seq',
      [caseCode, court.code],
    );
    expect(aside.map(({ type }) => type)).toEqual(['ReferralMoved', 'ReferralResultReported']);
    await expectInStep();
  });

  test('does not make one of two disputes that were given one case code', async () => {
    const restore = await county.backUp(county.court);
    const first = await openDispute('第一件');
    await county.deliverAll();
    await restore();
    const second = await openDispute('第二件');
    expect(second).toBe(first);
    await heal();
    expect((await alarms(county.court)).filter(([kind]) => kind === 'CASE_CODE_TWICE')).toEqual([
      ['CASE_CODE_TWICE', first, 1],
    ]);
    expect(await openDispute('第三件')).not.toBe(first);
    await heal();
    await expectInStep();
  });
});

async function openDispute(title: string): Promise<string> {
  const ctx = county.clerk(county.court);
  const { file } = await ctx.transaction((tx) => openCase(tx, ctx, court.code, { ...wageDispute, title }));
  return file.caseCode;
}

describe('the same message with other bytes', () => {
  test('raises an alarm at who asks for it, and is never overwritten', async () => {
    const { caseCode } = await sendReferral(county);
    const where = { caseCode, destination: union.code };
    const before = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, where);
    await county.court.dataSource.query(`delete from exchange_mark where case_code = $1`, [caseCode]);
    const changed = before.text.replace('委派调解函', '委派调解信');
    await county.court.dataSource.query('update outbox_message set text = $2 where id = $1', [
      before.id,
      changed,
    ]);
    await county.reconcile(county.court);
    await county.reconcile(county.court);
    expect((await alarms(county.court)).filter(([, code]) => code === caseCode)).toEqual([
      ['DIVERGED', caseCode, 1],
      ['MESSAGE_ALTERED', caseCode, 1],
    ]);
    const after = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, where);
    expect(after.text).toBe(changed);
    expect(await agreed(county.court, union.code)).toBe(false);
  });
});
