import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { firstBrokenLink } from '../audit/verify.js';
import { canonical } from '../canonical.js';
import { type NewDispute, openCase } from '../case-file/open-case.js';
import type { RequestContext } from '../context.js';
import { backoff } from './backoff.js';
import { endWait } from './receiver-wait.js';
import { post } from './post.js';
import { receive, receiveTogether } from './receive.js';
import { signText } from './keyring.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { InboxMessageEntity } from './inbox-message.entity.js';

const dispute: NewDispute = {
  ...{
    cause: 'WAGE_CLAIM',
    causeVersion: '2020',
    title: '追索劳动报酬纠纷',
    claim: 1_860_000,
    facts: null,
    door: 'COMPLAINT',
  },
  parties: [
    { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
    { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' },
  ],
};

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty({ union: { handlers: { SupervisionLetterProgressed: async () => undefined } } });
});
afterAll(() => county.stop());

/** A new case at the court and `count` messages about it to the union, not yet delivered. */
async function messages(count: number): Promise<{ caseCode: string; rows: OutboxMessageEntity[] }> {
  const ctx = county.clerk(county.court);
  const { file } = await ctx.transaction((tx) => openCase(tx, ctx, court.code, dispute));
  for (let n = 0; n < count; n++) await say(ctx, file.caseCode);
  const rows = await ctx.db.find(OutboxMessageEntity, {
    where: { caseCode: file.caseCode, destination: union.code },
    order: { caseSeq: 'ASC' },
  });
  return { caseCode: file.caseCode, rows };
}

function say(ctx: RequestContext, caseCode: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const body = {
      caseCode,
      letterId: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d',
      state: 'CLOSED',
      on: ctx.today,
    };
    post(tx, ctx, { from: court.code, to: union.code, type: 'SupervisionLetterProgressed', caseCode, body });
  });
}

const code = (body: string): unknown => (JSON.parse(body) as { code?: unknown }).code;

describe('a message between two organisations', () => {
  test('leaves with its act or not at all', async () => {
    const ctx = county.clerk(county.court);
    const before = await ctx.db.count(OutboxMessageEntity);
    const act = ctx.transaction(async (tx) => {
      await openCase(tx, ctx, court.code, dispute);
      throw new Error('the act fails');
    });
    await expect(act).rejects.toThrow('the act fails');
    expect(await ctx.db.count(OutboxMessageEntity)).toBe(before);
  });

  test('with a body against the agreement does not leave, and its act does not happen', async () => {
    const ctx = county.clerk(county.court);
    const act = ctx.transaction(async (tx) => {
      const { file } = await openCase(tx, ctx, court.code, dispute);
      post(tx, ctx, {
        from: court.code,
        to: union.code,
        type: 'ReferralMoved',
        caseCode: file.caseCode,
        body: { act: 'signFor' },
      });
    });
    await expect(act).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  test('is numbered from 1 without a gap for each sender, receiver and case', async () => {
    const { rows } = await messages(3);
    expect(rows.map((row) => row.caseSeq)).toEqual([1, 2, 3]);
  });

  test('is answered with a receipt over exactly what was received, and kept with it', async () => {
    const { caseCode } = await messages(2);
    await county.deliverAll();
    const sent = await county.court.dataSource.manager.findBy(OutboxMessageEntity, {
      caseCode,
      destination: union.code,
    });
    expect(sent.every((row) => row.deliveredAt && row.disposition === 'APPLIED' && row.receipt)).toBe(true);
    const kept = await county.union.dataSource.manager.findBy(InboxMessageEntity, { caseCode });
    expect(kept.map((row) => row.receipt).sort()).toEqual(sent.map((row) => row.receipt).sort());
  });

  test('delivered again gets the stored reply, byte for byte, and no second effect', async () => {
    const { rows, caseCode } = await messages(1);
    const first = await receive(county.union, rows[0]!);
    const again = await Promise.all([1, 2, 3].map(() => receive(county.union, rows[0]!)));
    expect(new Set([first, ...again].map((reply) => reply.body)).size).toBe(1);
    expect(await county.union.dataSource.manager.countBy(InboxMessageEntity, { caseCode })).toBe(1);
  });

  test('delivered five times at once has one effect and one reply', async () => {
    const { rows, caseCode } = await messages(1);
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => receive(county.union, rows[0]!)));
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1);
    expect(await county.union.dataSource.manager.countBy(InboxMessageEntity, { caseCode })).toBe(1);
  });

  test('that comes before its time waits; it never blocks another case', async () => {
    const { rows } = await messages(2);
    const other = await messages(1);
    const early = await receive(county.union, rows[1]!);
    expect([early.status, code(early.body)]).toEqual([425, 'OUT_OF_ORDER']);
    expect((await receive(county.union, other.rows[0]!)).status).toBe(200);
    expect((await receive(county.union, rows[0]!)).status).toBe(200);
    expect((await receive(county.union, rows[1]!)).status).toBe(200);
  });

  test('shuffled on the way is applied in order in the end', async () => {
    const { caseCode, rows } = await messages(5);
    for (const row of [...rows].reverse()) await receive(county.union, row);
    await county.deliverAll();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await county.deliverAll();
    const [cursor] = await county.union.dataSource.query<{ applied: number }[]>(
      'select applied from exchange_cursor where case_code = $1',
      [caseCode],
    );
    expect(cursor?.applied).toBe(5);
  });
});

/** The same message with something changed, and rightly signed again. */
async function altered(row: OutboxMessageEntity, change: (envelope: Record<string, unknown>) => void) {
  const envelope = JSON.parse(row.text) as Record<string, unknown>;
  change(envelope);
  const text = canonical(envelope);
  return { text, ...(await signText(county.court.keyring, court.code, text)) };
}

describe('a message is refused', () => {
  test('when a byte differs from what was signed', async () => {
    const { rows } = await messages(1);
    const reply = await receive(county.union, {
      ...rows[0]!,
      text: rows[0]!.text.replace('CLOSED', 'SERVED'),
    });
    expect([reply.status, code(reply.body)]).toEqual([401, 'BAD_SIGNATURE']);
  });

  test('and raises an alarm when the same id comes with other bytes, rightly signed', async () => {
    const { rows } = await messages(1);
    await receive(county.union, rows[0]!);
    const reply = await receive(
      county.union,
      await altered(rows[0]!, (envelope) => (envelope.time = '2024-01-01T00:00:00.000Z')),
    );
    expect([reply.status, code(reply.body)]).toEqual([409, 'MESSAGE_ALTERED']);
  });

  test('when its number was used by another message', async () => {
    const { rows } = await messages(1);
    await receive(county.union, rows[0]!);
    const reply = await receive(
      county.union,
      await altered(rows[0]!, (envelope) => (envelope.id = 'c1f1b0de-0000-4000-8000-000000000000')),
    );
    expect([reply.status, code(reply.body)]).toEqual([409, 'SEQUENCE_REUSED']);
  });

  test.each([
    [
      'it is for somebody else',
      (e: Record<string, unknown>) => (e.dest = court.code),
      421,
      'NOT_ADDRESSED_HERE',
    ],
    [
      'nobody knows its sender',
      (e: Record<string, unknown>) => (e.source = 'urn:wufang:91370499FAKE00013R'),
      401,
      'UNKNOWN_SENDER',
    ],
    [
      'another organisation signed it',
      (e: Record<string, unknown>) => (e.source = `urn:wufang:${union.code}`),
      401,
      'BAD_SIGNATURE',
    ],
    ['its number is no number', (e: Record<string, unknown>) => (e.caseseq = 0), 400, 'MALFORMED'],
    ['it has a field nobody agreed on', (e: Record<string, unknown>) => (e.bcc = 'x'), 400, 'MALFORMED'],
  ])('when %s', async (_why, change, status, expected) => {
    const { rows } = await messages(1);
    const reply = await receive(county.union, await altered(rows[0]!, change));
    expect([reply.status, code(reply.body)]).toEqual([status, expected]);
  });

  test('when its text is not canonical', async () => {
    const { rows } = await messages(1);
    const text = `${rows[0]!.text} `;
    const reply = await receive(county.union, {
      text,
      ...(await signText(county.court.keyring, court.code, text)),
    });
    expect([reply.status, code(reply.body)]).toEqual([400, 'MALFORMED']);
  });

  test('by its handler: with a signed receipt that says so, and the next one still goes through', async () => {
    const { rows } = await messages(2);
    const reply = await receive(
      county.union,
      await altered(rows[0]!, (e) => ((e.data as Record<string, unknown>).surprise = 1)),
    );
    const { receipt } = JSON.parse(reply.body) as { receipt: string };
    expect(JSON.parse(receipt)).toMatchObject({ disposition: 'REFUSED', code: 'BAD_INPUT' });
    expect((await receive(county.union, rows[1]!)).status).toBe(200);
  });
});

describe('several messages of one sender taken in together', () => {
  test('are applied in their order, each with the receipt it would have had alone', async () => {
    const { rows, caseCode } = await messages(3);
    const replies = await receiveTogether(county.union, rows, county.union.clock);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const [at, row] of rows.entries()) expect(await receive(county.union, row)).toEqual(replies[at]);
    expect(await county.union.dataSource.manager.countBy(InboxMessageEntity, { caseCode })).toBe(3);
  });

  test('are taken in one by one when a handler refuses one of them', async () => {
    const { rows } = await messages(2);
    const bad = await altered(rows[0]!, (e) => ((e.data as Record<string, unknown>).surprise = 1));
    const replies = await receiveTogether(county.union, [bad, rows[1]!], county.union.clock);
    const dispositions = replies.map(
      ({ body }) => JSON.parse((JSON.parse(body) as { receipt: string }).receipt).disposition,
    );
    expect(dispositions).toEqual(['REFUSED', 'APPLIED']);
  });

  test('and one that is not the sender’s harms no other', async () => {
    const { rows } = await messages(2);
    const forged = { ...rows[1]!, text: rows[1]!.text.replace('CLOSED', 'SERVED') };
    const replies = await receiveTogether(county.union, [rows[0]!, forged], county.union.clock);
    expect(replies.map(({ status }) => status)).toEqual([200, 401]);
  });
});

describe('the relay', () => {
  test('keeps what it could not deliver, with the reason, and tries again later', async () => {
    const { rows } = await messages(1);
    await county
      .relay(county.court, async () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' })))
      .drain();
    const row = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, {
      id: rows[0]!.id,
    });
    expect(row).toMatchObject({ deliveredAt: null, attempts: 1, lastError: 'UNREACHABLE' });
    expect(row.nextAttemptAt.getTime()).toBeGreaterThan(Date.now());
    await endWait(county.court.dataSource, union.code);
  });

  test('does not take a receipt that is not the receiver’s', async () => {
    const { rows } = await messages(1);
    await county
      .relay(county.court, async (endpoint, message) => {
        const reply = await county.transport(endpoint, message);
        return { ...reply, body: reply.body.replace('APPLIED', 'REFUSED') };
      })
      .drain();
    const row = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, {
      id: rows[0]!.id,
    });
    expect(row).toMatchObject({ deliveredAt: null, lastError: 'BAD_RECEIPT' });
  });

  test('waits longer each time, a minute at most, never twice alike', () => {
    expect(backoff(1, 0)).toBe(125);
    expect(backoff(1, 1)).toBe(250);
    expect(backoff(30, 1)).toBe(60_000);
  });
});

describe('the audit chain', () => {
  test('holds after all of this, at both ends', async () => {
    await county.deliverAll();
    for (const agency of [county.court, county.union, county.register])
      expect(await firstBrokenLink(agency.dataSource.manager)).toBeNull();
  });

  test.each([
    ['an edited link', `update audit_entry set act = 'x' where seq = 3`, 3],
    ['a link taken out', `delete from audit_entry where seq = 3`, 3],
    ['the tail cut off', `delete from audit_entry where seq = (select max(seq) from audit_entry)`, null],
  ])('shows %s', async (_what, statement, link) => {
    await county.union.dataSource
      .transaction(async (tx) => {
        await tx.query(statement);
        const broken = await firstBrokenLink(tx);
        expect(broken).toEqual(link ?? expect.any(Number));
        throw new Error('undo');
      })
      .catch((error: Error) => expect(error.message).toBe('undo'));
  });
});
