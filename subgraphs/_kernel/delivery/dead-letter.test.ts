import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, secondCourt, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { wageDispute } from '../../../tests/kit/toy-referral.js';
import type { Role } from '../actor.js';
import { openCase } from '../case-file/open-case.js';
import { RequestContext } from '../context.js';
import type { Envelope } from '../exchange/envelope.js';
import { OutboxMessageEntity } from '../exchange/outbox-message.entity.js';
import { post } from '../exchange/post.js';
import { Refusal } from '../refusal.js';
import { deliveryOf, listDeadLetters, listDeliveries } from './deliveries.js';
import { presentDelivery } from './delivery.type.js';
import { acknowledgeExchangeAlarm, listExchangeAlarms } from './exchange-alarms.js';
import { pairFigures } from './pair-figures.js';
import { repeatDelivery } from './repeat-delivery.js';
import { resendMessage } from './resend-message.js';

let county: ToyCounty;
let mended = false;
const applied: string[] = [];
beforeAll(async () => {
  const SupervisionLetterProgressed = async (
    _tx: unknown,
    _ctx: unknown,
    _body: never,
    envelope: Envelope,
  ) => {
    if (!mended) throw new Refusal('WRONG_STATE', '还不能接收。');
    applied.push(envelope.causation ?? '');
  };
  county = await toyCounty({ union: { handlers: { SupervisionLetterProgressed } } });
});
afterAll(() => county.stop());

function person(role: Role, organisation: { code: string; agency: string } = court): RequestContext {
  return new RequestContext(county.court, {
    ...{ kind: 'STAFF', id: `${role}-1`, name: '样例', agency: organisation.agency },
    ...{ organisation: organisation.code, roles: [role] },
  });
}

async function refusedMessage(): Promise<string> {
  mended = false;
  const ctx = county.clerk(county.court);
  const caseCode = await ctx.transaction(async (tx) => {
    const { file } = await openCase(tx, ctx, court.code, wageDispute);
    const body = { letterId: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d', state: 'CLOSED', on: ctx.today };
    post(tx, ctx, {
      ...{ from: court.code, to: union.code, type: 'SupervisionLetterProgressed', caseCode: file.caseCode },
      body: { caseCode: file.caseCode, ...body },
    });
    return file.caseCode;
  });
  await county.deliverAll();
  mended = true;
  const where = { caseCode, destination: union.code };
  return (await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, where)).id;
}

const page = { first: 50, after: null };
const listed = async (ctx: RequestContext): Promise<(string | null)[][]> =>
  (await listDeadLetters(ctx, page)).rows.map(({ id, state, code }) => [id, state, code]);

describe('a message that its receiver has refused', () => {
  test('is on the list of dead letters with its code, for the people of its organisation alone', async () => {
    const id = await refusedMessage();
    for (const role of ['CLERK', 'JUDGE', 'ADMINISTRATOR', 'LEADER'] as const)
      expect(await listed(person(role))).toContainEqual([id, 'REFUSED', 'WRONG_STATE']);
    expect(await listed(person('CLERK', secondCourt))).toEqual([]);
    await expect(listed(person('ADMINISTRATOR', union))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await pairFigures(person('CLERK'))).find(({ peer }) => peer === union.code)?.refused).toBe(1);
  });

  test('is sent again as a new message that names it, and is applied', async () => {
    const id = await refusedMessage();
    const ctx = person('CLERK');
    const again = await resendMessage(ctx, id, '对方已补正');
    expect(await deliveryOf(ctx, again)).toMatchObject({ causation: id, caseSeq: 2, state: 'WAITING' });
    await county.deliverAll();
    expect(applied).toContain(id);
    expect((await deliveryOf(ctx, again)).state).toBe('DELIVERED');
    expect((await deliveryOf(ctx, id)).state).toBe('SENT_AGAIN');
    expect((await listed(ctx)).map(([dead]) => dead)).not.toContain(id);
    const texts = await county.court.dataSource.manager.findBy(OutboxMessageEntity, [{ id }, { id: again }]);
    const [first, second] = texts.map(({ text }) => JSON.parse(text) as Envelope);
    expect(first?.data).toEqual(second?.data);
    const [entry] = await ctx.db.query<{ details: unknown }[]>(
      `select details from audit_entry where act = 'exchange.resend' and subject = $1`,
      [id],
    );
    expect(entry?.details).toEqual({ again, reason: '对方已补正' });
  });

  test('is sent again once, also when two people do so at once', async () => {
    const id = await refusedMessage();
    const tries = await Promise.allSettled([1, 2, 3].map(() => resendMessage(person('CLERK'), id, '重发')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const causation = { causation: id };
    expect(await county.court.dataSource.manager.countBy(OutboxMessageEntity, causation)).toBe(1);
    await expect(resendMessage(person('CLERK'), id, '重发')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await county.deliverAll();
  });

  test.each<[string, () => RequestContext, string, string]>([
    ['by a leader', () => person('LEADER'), '重发', 'NOT_FOUND'],
    ['by another organisation', () => person('CLERK', secondCourt), '重发', 'NOT_FOUND'],
    ['without a reason', () => person('CLERK'), ' ', 'BAD_INPUT'],
  ])('is not sent again %s', async (_who, who, reason, code) => {
    const id = await refusedMessage();
    await expect(resendMessage(who(), id, reason)).rejects.toMatchObject({ code });
    expect(await county.court.dataSource.manager.countBy(OutboxMessageEntity, { causation: id })).toBe(0);
  });

  test('is what alone is sent again: not what was applied, nor what waits, nor what is not there', async () => {
    const ctx = person('ADMINISTRATOR');
    const { rows } = await listDeliveries(ctx, page, { state: 'DELIVERED' });
    await expect(resendMessage(ctx, rows[0]!.id, '重发')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(resendMessage(ctx, 'nothing', '重发')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a message that its receiver has applied', () => {
  test('is found by its receiver and its case, under a name that clerks know, with the key of its receipt', async () => {
    const ctx = person('CLERK');
    const [applied] = (await listDeliveries(ctx, page, { state: 'DELIVERED', peer: union.code })).rows;
    const ofCase = (await listDeliveries(ctx, page, { caseCode: applied!.subject })).rows;
    expect(ofCase.map(({ id }) => id)).toContain(applied!.id);
    expect(new Set(ofCase.map(({ subject }) => subject))).toEqual(new Set([applied!.subject]));
    expect((await listDeliveries(ctx, page, { peer: secondCourt.code })).total).toBe(0);
    expect((await listDeliveries(ctx, page, { referralId: 'nothing' })).total).toBe(0);
    expect(presentDelivery(applied!, ctx)).toMatchObject({
      typeName: '一函两书进展',
      receiptKey: county.court.book.organisation(union.code).keys[0]!.id,
    });
  });

  test('stands at both marks of the pair', async () => {
    await county.reconcile(county.court);
    const pair = (await pairFigures(person('LEADER'))).find(({ peer }) => peer === union.code);
    expect(pair).toMatchObject({ ownMark: pair!.receipted, peerMark: pair!.receipted });
    expect(pair!.receipted).toBeGreaterThan(0);
  });

  test('gets the same receipt when it is carried once more, and nothing else for anybody', async () => {
    const before = applied.length;
    const again = (to: string) => repeatDelivery(county.court, to, county.transport);
    expect(await again(union.code)).toEqual({ status: 200, same: true });
    expect(await again(secondCourt.code)).toBeNull();
    expect(applied.length).toBe(before);
  });
});

describe('a message for somebody the address book no longer lists', () => {
  test('is a dead letter with that reason, and is still tried', async () => {
    const id = await refusedMessage();
    await county.court.dataSource.query(
      `update outbox_message set destination = '91370499FAKE00013R', delivered_at = null, disposition = null,
         receipt = null, next_attempt_at = now() where id = $1`,
      [id],
    );
    await county.relay(county.court).drain();
    expect((await listDeadLetters(person('CLERK'), page)).rows.find((row) => row.id === id)).toMatchObject({
      ...{ state: 'WAITING', lastError: 'UNKNOWN_RECEIVER', deliveredAt: null },
    });
  });
});

describe('an exchange alarm', () => {
  test('is for the people of its organisation, and who has seen to it first stays', async () => {
    const row = {
      id: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5e',
      organisation: court.code,
      kind: 'DIVERGED',
      peer: union.code,
    };
    await county.court.dataSource.query(
      `insert into exchange_alarm (id, organisation, kind, peer, case_code, what, count, first_at, last_at)
       values ($1, $2, $3, $4, '', 'x', 1, now(), now())`,
      Object.values(row),
    );
    const seen = async (ctx: RequestContext): Promise<string[]> =>
      (await listExchangeAlarms(ctx, 50, true)).map(({ id }) => id);
    expect(await seen(person('JUDGE'))).toContain(row.id);
    expect(await seen(person('JUDGE', secondCourt))).toEqual([]);
    await expect(acknowledgeExchangeAlarm(person('LEADER'), row.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await acknowledgeExchangeAlarm(person('CLERK'), row.id)).seenBy).toBe('CLERK-1');
    expect((await acknowledgeExchangeAlarm(person('JUDGE'), row.id)).seenBy).toBe('CLERK-1');
    expect(await seen(person('JUDGE'))).not.toContain(row.id);
  });
});
