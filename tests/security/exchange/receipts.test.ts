import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { union } from '../../../infra/county/organisations.js';
import { sendReferral } from '../../kit/toy-referral.js';
import { type AbusedCounty, abusedCounty } from './abused-county.js';
import { counted, reportAbuses } from './abuse.js';
import { answerAbuses } from './answer-abuses.js';
import { withOldKeys } from './dated-key-abuses.js';
import { type DishonestReceiver, dishonestReceiver, parcel } from './dishonest-receiver.js';
import {
  byUnion,
  contentAbuses,
  keepEarlier,
  parcelAbuses,
  type ReceiptAbuse,
  signatureAbuses,
} from './receipt-abuses.js';
import { changedTables, tablesOf } from './tables.js';

let county: AbusedCounty;
let receiver: DishonestReceiver;
/** A message of the court to the union that waits in the outbox. */
let waiting: string;
beforeAll(async () => {
  county = await abusedCounty();
  await withOldKeys(county);
  receiver = await dishonestReceiver();
  waiting = await letterToUnion();
});
afterAll(async () => {
  await receiver?.stop();
  await county?.stop();
});
reportAbuses('abuses of a receipt');

async function letterToUnion(): Promise<string> {
  const { id: referralId } = await sendReferral(county, { deliver: false });
  const { manager } = county.court.dataSource;
  await manager.query('update outbox_message set delivered_at = now() where destination <> $1', [union.code]);
  return (await manager.findOneByOrFail(OutboxMessageEntity, { referralId, destination: union.code })).id;
}

const row = (id: string) => county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, { id });
const relayed = () => county.relay(county.court, receiver.transport).drain();

/** The message is due, whatever became of it: one lie that is believed hides no other. */
async function due(): Promise<void> {
  await county.court.dataSource.query('delete from receiver_wait');
  await county.court.dataSource.query(
    `update outbox_message set next_attempt_at = clock_timestamp(), delivered_at = null, disposition = null,
       receipt = null where id = $1`,
    [waiting],
  );
}

function tryAll(abuses: readonly ReceiptAbuse[]): void {
  test.each(abuses.map((abuse) => [abuse.title, abuse] as const))('no receipt is %s', (_title, abuse) =>
    counted(async () => {
      await due();
      const { attempts } = await row(waiting);
      const before = await tablesOf(county.court);
      receiver.behave(abuse.answer(county));
      expect(await relayed()).toBe(0);
      const after = await row(waiting);
      expect(after).toMatchObject({ deliveredAt: null, disposition: null, receipt: null });
      expect([after.attempts, after.lastError]).toEqual([attempts + 1, abuse.reason]);
      expect(after.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() - 5_000);
      expect(receiver.arrivals()).toBe(1);
      expect(
        changedTables(before, await tablesOf(county.court)).filter((table) => table !== 'receiver_wait'),
      ).toEqual(['outbox_message']);
    }),
  );
}

/** The receiver answers as an honest one. */
async function honestly(id: string): Promise<OutboxMessageEntity> {
  receiver.behave(({ receipt }, response) => {
    keepEarlier(receipt);
    response.end(parcel(receipt, byUnion(county)));
  });
  expect(await relayed()).toBe(1);
  return row(id);
}

test('a receipt that nothing is wrong with ends the delivery', async () => {
  await county.court.dataSource.query(
    `update outbox_message set next_attempt_at = clock_timestamp() + interval '1 minute' where id = $1`,
    [waiting],
  );
  expect(await honestly(await letterToUnion())).toMatchObject({ disposition: 'APPLIED', lastError: null });
});

describe('by what it says', () => tryAll(contentAbuses));
describe('by who signed it', () => tryAll(signatureAbuses));
describe('by how it is packed', () => tryAll(parcelAbuses));
describe('by how it comes', () => tryAll(answerAbuses));

test('after all of it the same message is delivered by the first honest answer', async () => {
  await due();
  const { attempts } = await row(waiting);
  expect(await honestly(waiting)).toMatchObject({ disposition: 'APPLIED', attempts: attempts + 1 });
});
