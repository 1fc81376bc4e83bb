import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { wageDispute } from '../../../tests/kit/toy-referral.js';
import { openCase } from '../case-file/open-case.js';
import { mostInBundle, readBundle, writeReplies } from './bundle.js';
import type { Transport } from './deliver.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { post } from './post.js';
import { receiveTogether } from './receive.js';
import { endWait, heardOf } from './receiver-wait.js';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty({ union: { handlers: { SupervisionLetterProgressed: async () => undefined } } });
});
afterAll(() => county.stop());
afterEach(async () => {
  await endWait(county.court.dataSource, union.code);
  await county.deliverAll();
});

/** So many messages of the court to the union, each about a case of its own. */
async function say(count: number): Promise<string[]> {
  const ctx = county.clerk(county.court);
  const letterId = '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d';
  const route = { from: court.code, to: union.code, type: 'SupervisionLetterProgressed' } as const;
  const cases: string[] = [];
  for (let n = 0; n < count; n++)
    await ctx.transaction(async (tx) => {
      const { caseCode } = (await openCase(tx, ctx, court.code, wageDispute)).file;
      cases.push(caseCode);
      post(tx, ctx, {
        ...{ ...route, caseCode },
        body: { caseCode, letterId, state: 'CLOSED', on: ctx.today },
      });
    });
  return cases;
}

const waiting = () =>
  county.court.dataSource.manager.find(OutboxMessageEntity, {
    where: { destination: union.code },
    order: { createdAt: 'ASC' },
  });
const undelivered = async () => (await waiting()).filter(({ deliveredAt }) => deliveredAt === null);
/** Every wait has so long to go: none of it, as after a minute, or a minute, however slow the machine is. */
async function waitFor(left: '0' | '1 minute'): Promise<void> {
  const end = `clock_timestamp() + interval '${left}'`;
  await county.court.dataSource.query(`update receiver_wait set next_attempt_at = ${end}`);
  await county.court.dataSource.query(
    `update outbox_message set next_attempt_at = ${end} where attempts > 0`,
  );
}
const later = () => waitFor('0');

/** A line to the union that fails with an error while it is said to, and counts what it carried in vain. */
function line(fails: (text: string) => { code?: string; name?: string } | null) {
  const inVain: number[] = [];
  const carry = async <Reply>(count: number, text: string, go: () => Promise<Reply>): Promise<Reply> => {
    const failure = fails(text);
    if (!failure) return go();
    inVain.push(count);
    throw Object.assign(new Error(), failure);
  };
  const together = (_endpoint: string, bundle: string) => {
    const arrivals = readBundle(bundle)!;
    const toUnion = arrivals.every(({ text }) => text.includes(`"dest":"${union.code}"`));
    const receiver = toUnion ? county.union : county.register;
    const receive = async () => ({
      status: 200,
      body: writeReplies(await receiveTogether(receiver, arrivals, receiver.clock)),
    });
    return toUnion ? carry(arrivals.length, bundle, receive) : receive();
  };
  const alone: Transport = (endpoint, message) =>
    message.destination === union.code
      ? carry(1, message.text, () => county.transport(endpoint, message))
      : county.transport(endpoint, message);
  return { relay: county.relay(county.court, Object.assign(alone, { together })), inVain };
}

test('a receiver out of reach is tried once for all that waits for it, and again after a wait', async () => {
  await say(mostInBundle + 6);
  const { relay, inVain } = line(() => ({ code: 'ECONNREFUSED' }));
  await relay.drain();
  expect(inVain[0]).toBe(mostInBundle);
  await waitFor('1 minute');
  const before = inVain.length;
  await say(1);
  await relay.drain();
  expect(inVain).toHaveLength(before);
  await later();
  await relay.drain();
  expect(inVain.length).toBeGreaterThan(before);
  // Those that had not been tried came first.
  const rows = await undelivered();
  expect(rows).toHaveLength(mostInBundle + 7);
  expect(rows.filter(({ attempts }) => attempts === 0)).toEqual([]);
}, 30_000);

test('it gets everything at once when it answers again', async () => {
  await say(3);
  let gone = true;
  const { relay } = line(() => (gone ? { code: 'ECONNREFUSED' } : null));
  await relay.drain();
  await waitFor('1 minute');
  gone = false;
  await relay.drain();
  expect(await undelivered()).toHaveLength(3);
  await county.court.dataSource.query(`update receiver_wait set next_attempt_at = clock_timestamp()`);
  await say(1);
  await relay.drain();
  expect(await undelivered()).toEqual([]);
});

test('or as soon as anything is heard of it', async () => {
  await say(3);
  let gone = true;
  const { relay } = line(() => (gone ? { code: 'ECONNREFUSED' } : null));
  await relay.drain();
  await waitFor('1 minute');
  gone = false;
  heardOf(county.court.dataSource, court.code);
  await relay.drain();
  expect(await undelivered()).toHaveLength(3);
  await county.reconcile(county.union);
  await expect
    .poll(async () => {
      await relay.drain();
      return (await undelivered()).length;
    })
    .toBe(0);
});

test('one message that it never answers holds up no other', async () => {
  const [poison = ''] = await say(5);
  const { relay, inVain } = line((text) => (text.includes(poison) ? { name: 'TimeoutError' } : null));
  await relay.drain();
  expect(await undelivered()).toHaveLength(5);
  await later();
  await relay.drain();
  expect((await undelivered()).map(({ caseCode }) => caseCode)).toEqual([poison]);
  await say(3);
  await later();
  await relay.drain();
  expect((await undelivered()).map(({ caseCode }) => caseCode)).toEqual([poison]);
  expect(inVain.filter((count) => count > 1)).toEqual([5]);
});
