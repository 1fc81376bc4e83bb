import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '#kernel/canonical.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { sourceOf } from '#kernel/exchange/envelope.js';
import { signatureHolds } from '#kernel/exchange/keyring.js';
import { OutboxMessageEntity } from '#kernel/exchange/outbox-message.entity.js';
import { post } from '#kernel/exchange/post.js';
import { receive } from '#kernel/exchange/receive.js';
import { court, union } from '../../../infra/county/organisations.js';
import { ensureAddressBook } from '../../../infra/keys/address-book-file.js';
import { defaultPorts } from '../../../infra/county/process-table.js';
import { bookOf, revokeKey } from '../../../infra/keys/revoke-key.js';
import { rotateKey } from '../../../infra/keys/rotate-key.js';
import { type ToyCounty, toyCounty } from '../../kit/toy-county.js';

let county: ToyCounty;
let caseCode: string;
beforeAll(async () => {
  county = await toyCounty({ union: { handlers: { SupervisionLetterProgressed: async () => undefined } } });
  const ctx = county.clerk(county.court);
  const { file } = await ctx.transaction((tx) =>
    openCase(tx, ctx, court.code, {
      ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: 1_860_000 },
      ...{ facts: null, door: 'COMPLAINT' },
      parties: [
        { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
        {
          side: 'RESPONDENT',
          kind: 'EMPLOYER',
          name: '虚构市中科技有限公司',
          creditCode: '91370499FAKE00013R',
        },
      ],
    }),
  );
  caseCode = file.caseCode;
});
afterAll(() => county.stop());

/** Programs look at the book once a second. */
const bookRead = () => pause(1_200);

/** Writes a message of the court to the union, without delivering it. */
async function say(): Promise<OutboxMessageEntity> {
  const ctx = county.clerk(county.court);
  const body = { caseCode, letterId: '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d', state: 'CLOSED', on: ctx.today };
  const message = {
    from: court.code,
    to: union.code,
    type: 'SupervisionLetterProgressed',
    caseCode,
    body,
  } as const;
  await ctx.transaction(async (tx) => post(tx, ctx, message));
  return (await sent()).at(-1)!;
}

function sent(): Promise<OutboxMessageEntity[]> {
  const where = { caseCode, destination: union.code };
  return county.court.dataSource.manager.find(OutboxMessageEntity, { where, order: { caseSeq: 'ASC' } });
}

/** A message as somebody signs it who has this key file of the court and nothing else. */
function forged(row: OutboxMessageEntity, change: Record<string, unknown>, keyId: string, file: string) {
  const text = canonical({ ...(JSON.parse(row.text) as object), ...change });
  const key = createPrivateKey(readFileSync(join(county.keys, 'court', file)));
  return { text, keyId, signature: sign(null, Buffer.from(text), key).toString('base64url') };
}

const answer = ({ status, body }: { status: number; body: string }) => [
  status,
  (JSON.parse(body) as { code?: string }).code,
];
const firstKey = `${court.code}#1`;
const file = `${court.code}.pem`;

describe('whoever has stolen the key of one organisation', () => {
  test('cannot speak for another, under its own key id or the other’s', async () => {
    const row = await say();
    const asUnion = { source: sourceOf(union.code), dest: court.code };
    for (const keyId of [firstKey, `${union.code}#1`])
      expect(answer(await receive(county.court, forged(row, asUnion, keyId, file)))).toEqual([
        401,
        'BAD_SIGNATURE',
      ]);
    const asNobody = { source: 'urn:wufang:91370499FAKE00013R' };
    expect(answer(await receive(county.union, forged(row, asNobody, firstKey, file)))).toEqual([
      401,
      'UNKNOWN_SENDER',
    ]);
    await county.deliverAll();
  });
});

describe('the key of an organisation', () => {
  test('is exchanged while messages travel: each arrives, the first with the old key, the last with the new', async () => {
    const begun = await say();
    expect(begun.keyId).toBe(firstKey);
    expect(await rotateKey(county.keys, court.code)).toBe(`${court.code}#2`);
    for (let until = Date.now() + 8_000; Date.now() < until; await pause(150)) {
      await say();
      await county.deliverAll();
    }
    const rows = await sent();
    expect(rows.every((row) => row.disposition === 'APPLIED' && row.attempts === 1)).toBe(true);
    expect([...new Set(rows.map(({ keyId }) => keyId))]).toEqual([firstKey, `${court.code}#2`]);
  });

  test('once revoked signs nothing any more that is taken in, and a message that waited is signed anew', async () => {
    const waiting = await say();
    expect(waiting.keyId).toBe(`${court.code}#2`);
    revokeKey(county.keys, `${court.code}#2`);
    const from = Date.now();
    await bookRead();
    expect(answer(await receive(county.union, waiting))).toEqual([401, 'BAD_SIGNATURE']);
    expect((Date.now() - from) / 1000).toBeLessThanOrEqual(60);
    await county.deliverAll();
    const row = (await sent()).at(-1)!;
    // The former key still holds and stands in.
    expect([row.keyId, row.text, row.disposition]).toEqual([firstKey, waiting.text, 'APPLIED']);
    expect(await signatureHolds(county.union.book, court.code, row.text, row, new Date())).toBe(true);
  });

  test('revoked as the last one: nothing leaves, and a new one lets the waiting leave in order', async () => {
    const waiting = [await say(), await say()];
    revokeKey(county.keys, firstKey);
    await bookRead();
    await expect(say()).rejects.toThrow('No signing key');
    await county.deliverAll();
    expect((await sent()).slice(-2).map(({ deliveredAt }) => deliveredAt)).toEqual([null, null]);
    await rotateKey(county.keys, court.code);
    await bookRead();
    await county.court.dataSource.query('update outbox_message set next_attempt_at = now()');
    await county.deliverAll();
    const rows = (await sent()).slice(-2);
    expect(rows.map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));
    expect(rows.map(({ keyId, disposition }) => [keyId, disposition])).toEqual(
      rows.map(() => [`${court.code}#3`, 'APPLIED']),
    );
  });

  test('that was revoked still proves what it signed before', async () => {
    const [first] = await sent();
    const { revokedAt } = bookOf(county.keys)
      .organisations.find(({ code }) => code === court.code)!
      .keys.find(({ id }) => id === firstKey)!;
    const before = new Date(Date.parse(revokedAt!) - 1);
    const holds = (at: Date) => signatureHolds(county.union.book, court.code, first!.text, first!, at);
    expect(await Promise.all([holds(before), holds(new Date(revokedAt!)), holds(new Date())])).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('that was revoked stays so when the book is written again at the next start', async () => {
    await ensureAddressBook(county.keys, {
      ports: { ...defaultPorts, court: 5999 },
      publicUrl: 'http://127.0.0.1:4000',
    });
    const { keys } = bookOf(county.keys).organisations.find(({ code }) => code === court.code)!;
    expect(keys.map(({ id, revokedAt }) => [id, revokedAt !== null])).toEqual([
      [firstKey, true],
      [`${court.code}#2`, true],
      [`${court.code}#3`, false],
    ]);
  });
});
