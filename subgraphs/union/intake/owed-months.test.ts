import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ClaimedMonths, disputeKeys } from '#kernel/dispute-key/dispute-keys.js';
import { stateClaims } from '#kernel/dispute-key/state-claims.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { recordFact } from '#kernel/fact-table/record-fact.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { unionRoom, type UnionRoom } from '../testing/union-room.js';

let room: UnionRoom;
beforeAll(async () => {
  room = await unionRoom();
  room.setTime('2025-06-02T09:00:00+08:00');
});
afterAll(() => room?.stop());

const officer = () => room.at('UNION_OFFICER');

/** What the register has been told of the dispute last. */
async function told(caseCode: string): Promise<{ disputeKeys: string[]; monthsStated: boolean } | null> {
  const where = { caseCode, type: 'DisputeKeyed' } as const;
  const order = { caseSeq: 'DESC' } as const;
  const [last] = await room.union.dataSource.manager.find(OutboxMessageEntity, { where, order });
  return last ? (JSON.parse(last.text) as { data: never }).data : null;
}

async function keysOf(caseCode: string, claims: ClaimedMonths[]): Promise<string[]> {
  const parties = await room.union.dataSource.manager.findBy(PartyEntity, { caseCode });
  return disputeKeys(room.union.keyring, parties, claims);
}

test('the months wages are owed for are those by which the dispute is found, until somebody states others', async () => {
  const { caseCode, worker } = await room.openCase();
  const say = (field: string, value: string) =>
    recordFact(officer(), {
      ...{ caseCode, field, value, supplier: 'PARTY', supplierParty: worker, saidInMediation: false },
      reason: '更正',
    });
  await say('OWED_FROM', '2024-03');
  expect(await told(caseCode)).toBeNull();
  await say('OWED_UNTIL', '2024-05');
  const owed = { kind: 'WAGES', from: '2024-03', until: '2024-05' } as const;
  expect(await told(caseCode)).toEqual({
    ...{ caseCode, disputeKeys: await keysOf(caseCode, [owed]), monthsStated: true },
  });
  // Another door that claims April is found; one that claims June is not.
  const known = new Set((await told(caseCode))!.disputeKeys);
  const meets = async (month: string) =>
    (await keysOf(caseCode, [{ kind: 'WAGES', from: month, until: month }])).some((key) => known.has(key));
  expect([await meets('2024-04'), await meets('2024-06')]).toEqual([true, false]);

  await say('OWED_UNTIL', '2024-06');
  expect((await told(caseCode))!.disputeKeys).toEqual(
    await keysOf(caseCode, [{ ...owed, until: '2024-06' }]),
  );
  const stated = { kind: 'WAGES', from: '2025-01', until: '2025-02' } as const;
  await stateClaims(officer(), caseCode, [stated]);
  await say('OWED_UNTIL', '2024-07');
  expect((await told(caseCode))!.disputeKeys).toEqual(await keysOf(caseCode, [stated]));
});
