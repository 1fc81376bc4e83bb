import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { rotateKey } from '../../../infra/keys/rotate-key.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { pointOf, type Suite, signHere } from '../signing/suite.js';
import { sm2Workers } from '../signing/sm2-workers.js';
import { openCase } from '../case-file/open-case.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { post } from './post.js';
import { receive } from './receive.js';

let county: ToyCounty;
afterAll(() => county?.stop());
afterEach(() => vi.restoreAllMocks());

const dispute = {
  ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: 1_860_000 },
  ...{ facts: null, door: 'COMPLAINT' },
  parties: [
    { side: 'APPLICANT', kind: 'PERSON', name: '测试甲', idNumber: '370499198803120019' },
    { side: 'RESPONDENT', kind: 'EMPLOYER', name: '虚构市中科技有限公司', creditCode: '91370499FAKE00013R' },
  ],
} as const;

/** A message of the court to the union about a new case, not yet delivered. */
async function message(): Promise<OutboxMessageEntity> {
  const ctx = county.clerk(county.court);
  const caseCode = await ctx.transaction(async (tx) => {
    const parties = [...dispute.parties];
    const { file } = await openCase(tx, ctx, court.code, { ...dispute, parties });
    const letterId = '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d';
    const body = { caseCode: file.caseCode, letterId, state: 'CLOSED', on: ctx.today };
    const route = { from: court.code, to: union.code, type: 'SupervisionLetterProgressed' } as const;
    post(tx, ctx, { ...route, caseCode: file.caseCode, body });
    return file.caseCode;
  });
  return ctx.db.findOneByOrFail(OutboxMessageEntity, { caseCode, destination: union.code });
}

const answer = ({ status, body }: { status: number; body: string }): unknown[] => [
  status,
  (JSON.parse(body) as { code?: string }).code,
];

const counties: [string, Record<string, Suite>][] = [
  ['both by SM2', { [court.code]: 'SM2', [union.code]: 'SM2' }],
  ['the sender by SM2, the receiver by Ed25519', { [court.code]: 'SM2' }],
  ['the sender by Ed25519, the receiver by SM2', { [union.code]: 'SM2' }],
];

describe.each(counties)('where organisations sign %s', (_title, suites) => {
  beforeAll(async () => {
    await county?.stop();
    county = await toyCounty({
      union: { handlers: { SupervisionLetterProgressed: async () => undefined } },
      suiteOf: ({ code }) => suites[code] ?? 'Ed25519',
    });
  });

  test('a message arrives, and its receipt holds', async () => {
    const { id, signature } = await message();
    expect(signature).toHaveLength(suites[court.code] === 'SM2' ? signature.length : 86);
    await county.deliverAll();
    const row = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, { id });
    expect(row).toMatchObject({ disposition: 'APPLIED', lastError: null });
  });

  test('a changed byte of the message is refused, and a changed byte of the receipt is not believed', async () => {
    const row = await message();
    const changed = { ...row, text: row.text.replace('CLOSED', 'SERVED') };
    expect(answer(await receive(county.union, changed))).toEqual([401, 'BAD_SIGNATURE']);
    const relay = county.relay(county.court, async (endpoint, sent) => {
      const reply = await county.transport(endpoint, sent);
      return { ...reply, body: reply.body.replace('APPLIED', 'REFUSED') };
    });
    await relay.drain();
    const kept = await county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, { id: row.id });
    expect(kept).toMatchObject({ deliveredAt: null, lastError: 'BAD_RECEIPT' });
  });

  test('the same message again gets the same reply', async () => {
    const row = await message();
    const replies = [await receive(county.union, row), await receive(county.union, row)];
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]!.status).toBe(200);
  });
});

describe('what costs nothing is asked before a signature by SM2 is checked', () => {
  let row: OutboxMessageEntity;
  beforeAll(async () => {
    await county?.stop();
    county = await toyCounty({
      union: { handlers: { SupervisionLetterProgressed: async () => undefined } },
      suiteOf: () => 'SM2',
    });
    row = await message();
  });

  test.each([
    ['text that is no message', () => ({ text: '{}' }), 400],
    ['a message of a megabyte', () => ({ text: row.text.replace('CLOSED', 'C'.repeat(1 << 20)) }), 400],
    ['a message for somebody else', () => ({ text: row.text.replace(union.code, court.code) }), 421],
    [
      'one of a stranger',
      () => ({ text: row.text.replace(`urn:wufang:${court.code}`, 'urn:wufang:91370499FAKE00013R') }),
      401,
    ],
    ['one under a key nobody has', () => ({ keyId: `${court.code}#7` }), 401],
    ['one under somebody else’s key', () => ({ keyId: `${union.code}#1` }), 401],
    ['one with a signature of no length', () => ({ signature: 'AAAA' }), 401],
    ['one with a signature of no letters', () => ({ signature: '*'.repeat(94) }), 401],
  ])('%s', async (_what, change, status) => {
    const checked = vi.spyOn(sm2Workers, 'verify');
    const reply = await receive(county.union, { ...row, ...change() });
    expect([reply.status, checked.mock.calls.length]).toEqual([status, 0]);
  });

  test('a message that is here already, to the byte of its signature', async () => {
    const checked = vi.spyOn(sm2Workers, 'verify');
    const first = await receive(county.union, row);
    expect([first.status, checked.mock.calls.length]).toEqual([200, 1]);
    expect([await receive(county.union, row), checked.mock.calls.length]).toEqual([first, 1]);
    const otherSignature = { ...row, signature: `${row.signature.slice(0, -4)}AAAA` };
    expect(answer(await receive(county.union, otherSignature))).toEqual([401, 'BAD_SIGNATURE']);
    expect(checked).toHaveBeenCalledTimes(2);
  });

  test('and a flood of forged ones is told to come again, until the true one gets its turn', async () => {
    const flooded = await message();
    const forged = { ...flooded, signature: row.signature };
    // Checks that take long fill the lane of the sender, as many more short ones would.
    const point = pointOf(createPublicKey(county.union.book.find(court.code)!.keys[0]!.publicKey))!;
    const [long, signature] = [Buffer.alloc(2_000_000), Buffer.from(row.signature, 'base64url')];
    const checks = Array.from({ length: 130 }, () => sm2Workers.verify(point, long, signature, court.code));
    const replies = await Promise.all(Array.from({ length: 200 }, () => receive(county.union, forged)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status === 200)).toEqual([]);
    expect(answer(replies.find(({ status }) => status === 503)!)).toEqual([503, 'BUSY']);
    expect(await Promise.all(checks)).not.toContain(true);
    expect((await receive(county.union, flooded)).status).toBe(200);
  });
});

describe('an organisation with a key of each suite', () => {
  beforeAll(async () => {
    await county?.stop();
    county = await toyCounty({
      union: { handlers: { SupervisionLetterProgressed: async () => undefined } },
    });
    await rotateKey(county.keys, court.code, new Date(), 'SM2');
    await pause(1_200);
  });

  test('speaks by either, and by neither in the name of the other', async () => {
    const row = await message();
    const privateKey = (file: string) => createPrivateKey(readFileSync(join(county.keys, 'court', file)));
    const keys = { 1: privateKey(`${court.code}.pem`), 2: privateKey(`${court.code}-2.pem`) };
    const signed = (by: 1 | 2, claimed: 1 | 2) => ({
      text: row.text,
      keyId: `${court.code}#${claimed}`,
      signature: signHere(keys[by], Buffer.from(row.text)).toString('base64url'),
    });
    expect(county.court.book.find(court.code)!.keys.map(({ suite }) => suite)).toEqual(['Ed25519', 'SM2']);
    for (const [by, claimed] of [
      [1, 2],
      [2, 1],
    ] as const)
      expect(answer(await receive(county.union, signed(by, claimed)))).toEqual([401, 'BAD_SIGNATURE']);
    expect((await receive(county.union, signed(2, 2))).status).toBe(200);
    expect((await receive(county.union, signed(1, 1))).status).toBe(200);
  });
});
