import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAgency, type Json } from '../../../tests/kit/case-as-seen.js';
import { named, workersAtCounter } from '../testing/counter-cases.js';
import { type CourtRoom, courtRoom } from '../testing/court-room.js';
import { applyPaymentOrders } from './apply-payment-orders.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room?.stop());

const at = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const coded = (code: string) => expect.objectContaining({ code });

async function door(name: string, given: string, ctx = room.clerkOfCourt()): Promise<Json> {
  const whole = `court${name}PaymentOrderBatch`;
  return (await askAgency(ctx, `mutation { ${whole}(${given}) { state number } }`))[whole];
}

/** Three workers whose instalment was due on 2025-01-20 apply on the 21st. */
async function applied(): Promise<string> {
  at('2025-01-21');
  const { subject, workers } = workersAtCounter(3);
  const sums = [{ dueOn: '2025-01-20', amount: 450_000 }];
  const applications = workers.map((id) => ({ applicant: named(id), sums }));
  const batch = { subject, basis: 'MEDIATION_AGREEMENT', evidence: '调解协议书', applications } as const;
  return (await applyPaymentOrders(room.clerkOfCourt(), batch))[0]!.batchId;
}

const number = (serial: number) => `（2025）鲁0499民督${serial}号`;
const acceptance = (batchId: string, serials: number[], debtorReachable = true) =>
  `input: { batchId: "${batchId}", numbers: [${serials.map((serial) => `"${number(serial)}"`).join(', ')}],
    conditions: { pecuniary: true, amountCertain: true, counterDuty: false, debtorReachable: ${debtorReachable},
      preservationAsked: false } }`;
const all = (state: string) => [state, state, state];
const states = (orders: Json): string[] => orders.map((order: Json) => order.state as string);

test('a batch is accepted, issued, served and takes effect through its doors, all of it or none', async () => {
  const batchId = await applied();
  const of = `batchId: "${batchId}"`;
  at('2025-01-24');
  for (const [wrong, code] of [
    [acceptance(batchId, [9601, 9602]), 'BAD_INPUT'],
    [acceptance(batchId, [9601, 9602, 9602]), 'BAD_INPUT'],
    [acceptance(batchId, [9601, 9602, 9603], false), 'DEBTOR_UNREACHABLE'],
  ] as const)
    await expect(door('Accept', wrong)).rejects.toEqual(coded(code));
  await expect(door('Issue', of, room.judge())).rejects.toEqual(coded('WRONG_STATE'));
  await expect(door('Accept', acceptance(batchId, [9601, 9602, 9603]), room.mediator())).rejects.toThrow();
  const accepted = await door('Accept', acceptance(batchId, [9601, 9602, 9603]));
  expect(states(accepted)).toEqual(all('ACCEPTED'));
  expect(accepted.map((order: Json) => order.number as string)).toEqual([9601, 9602, 9603].map(number));

  at('2025-02-07');
  expect(states(await door('Issue', of, room.judge()))).toEqual(all('ISSUED'));
  await expect(door('Serve', `${of}, servedOn: "2025-02-08"`)).rejects.toEqual(coded('BAD_INPUT'));
  at('2025-02-10');
  expect(states(await door('Serve', of))).toEqual(all('SERVED'));
  at('2025-02-25');
  await expect(door('Effect', of)).rejects.toEqual(coded('WRONG_STATE'));
  at('2025-02-26');
  expect(states(await door('Effect', of))).toEqual(all('EFFECTIVE'));
});

test('a batch is refused through its door with a ground and words, once', async () => {
  const refusal = `input: { batchId: "${await applied()}", ground: NOT_DUE, text: "尚未到期" }`;
  expect(states(await door('Refuse', refusal))).toEqual(all('REFUSED'));
  await expect(door('Refuse', refusal)).rejects.toEqual(coded('WRONG_STATE'));
});
