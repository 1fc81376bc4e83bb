import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, linkageCentre, union } from '../../../infra/county/organisations.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { sha256 } from '../canonical.js';
import type { Transport } from '../exchange/deliver.js';
import { InboxMessageEntity } from '../exchange/inbox-message.entity.js';
import { OutboxMessageEntity } from '../exchange/outbox-message.entity.js';
import { post } from '../exchange/post.js';
import { ExchangeAlarmEntity } from '../reconciliation/exchange-alarm.entity.js';
import { type NonDelivery, stateNonDeliveries } from '../reconciliation/non-delivery.js';
import { ReferralEntity } from '../referral/referral.entity.js';
import { present } from '../referral/referrals.js';
import { listDeliveries } from './deliveries.js';
import { pairFigures } from './pair-figures.js';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty({ union: { handlers: { SupervisionLetterProgressed: async () => undefined } } });
});
afterAll(() => county.stop());

const gone: Transport = () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }));

interface Stated {
  message_id: string;
  text: string;
  signature: string;
  key_id: string;
  closed_at: Date | null;
}
const stated = (ids: string[]): Promise<Stated[]> =>
  county.court.dataSource.query('select * from non_delivery where message_id = any($1)', [ids]);

/** The union is away: what is sent to it fails. The register is there. */
async function tryInVain(): Promise<void> {
  await county.court.dataSource.query('delete from receiver_wait');
  await county.court.dataSource.query(
    'update outbox_message set next_attempt_at = clock_timestamp() where delivered_at is null',
  );
  await county
    .relay(county.court, (endpoint, message) =>
      (message.destination === union.code ? gone : county.transport)(endpoint, message),
    )
    .drain();
}

async function say(caseCode: string): Promise<void> {
  const ctx = county.clerk(county.court);
  await ctx.transaction(async (tx) => {
    const body = {
      caseCode,
      letterId: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d',
      state: 'CLOSED',
      on: ctx.today,
    };
    post(tx, ctx, { from: court.code, to: union.code, type: 'SupervisionLetterProgressed', caseCode, body });
  });
}

describe('a message without a receipt', () => {
  test('is stated as not delivered after a day, signed and once; a late receipt closes that, and both stay', async () => {
    county.setTime('2024-09-05T09:00:00+08:00');
    const { id, caseCode } = await sendReferral(county, { deliver: false });
    await tryInVain();
    const where = { caseCode, destination: union.code };
    const message = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, where);
    county.setTime('2024-09-06T08:59:00+08:00');
    expect(await stateNonDeliveries(county.court, court.code)).toBe(0);
    county.setTime('2024-09-06T09:01:00+08:00');
    expect(await stateNonDeliveries(county.court, court.code)).toBe(1);
    expect(await stateNonDeliveries(county.court, court.code)).toBe(0);

    const [evidence] = await stated([message.id]);
    const said = JSON.parse(evidence!.text) as NonDelivery;
    expect(said).toMatchObject({
      ...{ kind: 'NON_DELIVERY', messageId: message.id, dest: union.code, bodyHash: sha256(message.text) },
      ...{ attempts: 1, lastError: 'UNREACHABLE', firstAttemptAt: message.firstAttemptAt!.toISOString() },
    });
    const key = county.court.book.organisation(court.code).keys.find((one) => one.id === evidence!.key_id)!;
    const signature = Buffer.from(evidence!.signature, 'base64url');
    expect(verify(null, Buffer.from(evidence!.text), createPublicKey(key.publicKey), signature)).toBe(true);
    const alarm = await county.court.dataSource.manager.findOneByOrFail(ExchangeAlarmEntity, {
      kind: 'NON_DELIVERY',
    });
    expect(alarm).toMatchObject({
      organisation: court.code,
      peer: union.code,
      count: 1,
      what: 'UNREACHABLE',
    });

    const shown = async () =>
      present(
        county.clerk(county.court),
        await county.court.dataSource.manager.findOneByOrFail(ReferralEntity, { id }),
      );
    expect(await shown()).toMatchObject({ deliveredAt: null, nonDeliveredAt: expect.any(Date) });
    await county.reconcile(county.court);
    await county.deliverAll();
    expect((await stated([message.id]))[0]!.closed_at).toBeInstanceOf(Date);
    expect(await shown()).toMatchObject({ deliveredAt: expect.any(Date), nonDeliveredAt: expect.any(Date) });
    expect(await stateNonDeliveries(county.court, court.code)).toBe(0);
  });
});

describe('an agency that is away for three days', () => {
  const cases = 20;
  const eachCase = 14;

  test('gets all 300 messages that wait for it, in their order, and nothing is stated twice', async () => {
    county.setTime('2024-09-09T09:00:00+08:00');
    const waiting: string[] = [];
    for (let n = 0; n < cases; n++) {
      const { caseCode } = await sendReferral(county, { deliver: false });
      for (let m = 0; m < eachCase; m++) await say(caseCode);
      waiting.push(caseCode);
    }
    await tryInVain();
    for (const day of ['10', '11', '12']) {
      county.setTime(`2024-09-${day}T09:30:00+08:00`);
      await stateNonDeliveries(county.court, court.code);
      await tryInVain();
    }
    const ctx = county.clerk(county.court);
    expect((await listDeliveries(ctx, { first: 1, after: null }, { state: 'OVERDUE' })).total).toBe(300);
    const figures = (await pairFigures(ctx)).find(({ peer }) => peer === union.code);
    expect(figures).toMatchObject({ waiting: 300, oldestWaitingAt: expect.any(Date) });
    const [statements] = await ctx.db.query<{ n: number }[]>(
      'select count(*)::int as n from non_delivery where closed_at is null',
    );
    expect(statements!.n).toBe(300);

    // The first comparison that is answered wakes what waits.
    await county.reconcile(county.court);
    await county.deliverAll();
    const arrived = await county.union.dataSource.manager.find(InboxMessageEntity, {
      order: { receivedAt: 'ASC', caseSeq: 'ASC' },
    });
    for (const caseCode of waiting)
      expect(arrived.filter((row) => row.caseCode === caseCode).map(({ caseSeq }) => caseSeq)).toEqual(
        Array.from({ length: eachCase + 1 }, (_, at) => at + 1),
      );
    expect((await listDeliveries(ctx, { first: 1, after: null }, { state: 'OVERDUE' })).total).toBe(0);
  }, 120_000);

  test('or for 400 days: nothing expires', async () => {
    county.setTime('2024-10-08T09:00:00+08:00');
    const { caseCode, id } = await sendReferral(county, { deliver: false });
    await tryInVain();
    county.setTime('2025-11-12T09:00:00+08:00');
    await stateNonDeliveries(county.court, court.code);
    await tryInVain();
    await county.reconcile(county.court);
    await county.deliverAll();
    expect(await county.union.dataSource.manager.countBy(ReferralEntity, { id })).toBe(1);
    const left = { caseCode, disposition: 'APPLIED' };
    expect(
      await county.court.dataSource.manager.countBy(OutboxMessageEntity, {
        ...left,
        destination: linkageCentre.code,
      }),
    ).toBe(2);
  });
});
