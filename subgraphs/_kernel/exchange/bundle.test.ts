import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { court, union } from '../../../infra/county/organisations.js';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { type NewDispute, openCase } from '../case-file/open-case.js';
import { bundleOf, maximumBundleBytes, readBundle, writeReplies } from './bundle.js';
import type { Transport } from './deliver.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';
import { post } from './post.js';
import { receiveTogether, type Reply } from './receive.js';

const dispute: NewDispute = {
  ...{ cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: null, facts: null },
  door: 'COMPLAINT',
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

/** So many messages of the court to the union about a new case, waiting. */
async function waiting(count: number): Promise<OutboxMessageEntity[]> {
  const ctx = county.clerk(county.court);
  const caseCode = await ctx.transaction(async (tx) => {
    const { file } = await openCase(tx, ctx, court.code, dispute);
    const letterId = '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d';
    const body = { caseCode: file.caseCode, letterId, state: 'CLOSED', on: ctx.today };
    const route = { from: court.code, to: union.code, type: 'SupervisionLetterProgressed' } as const;
    for (let n = 0; n < count; n++) post(tx, ctx, { ...route, caseCode: file.caseCode, body });
    return file.caseCode;
  });
  return rowsOf(caseCode);
}

function rowsOf(caseCode: string): Promise<OutboxMessageEntity[]> {
  return county.court.dataSource.manager.find(OutboxMessageEntity, {
    where: { caseCode, destination: union.code },
    order: { caseSeq: 'ASC' },
  });
}

interface Line {
  readonly transport: Transport;
  /** How many messages went in each request. */
  readonly requests: number[];
}

/** A line to the union that carries bundles; what it answers may be changed on the way. */
function line(change: (replies: Reply[]) => Reply[] = (replies) => replies): Line {
  const requests: number[] = [];
  const one: Transport = (endpoint, message) => {
    requests.push(1);
    return county.transport(endpoint, message);
  };
  const together = async (_endpoint: string, bundle: string) => {
    const arrivals = readBundle(bundle)!;
    requests.push(arrivals.length);
    const toUnion = arrivals.every(({ text }) => text.includes(`"dest":"${union.code}"`));
    const replies = await receiveTogether(toUnion ? county.union : county.register, arrivals);
    return { status: 200, body: writeReplies(change(replies)) };
  };
  return { transport: Object.assign(one, { together }), requests };
}

describe('what waits for one receiver', () => {
  test('goes in one request, and each message keeps a receipt of its own', async () => {
    const [first] = await waiting(3);
    const { transport, requests } = line();
    await county.relay(county.court, transport).drain();
    expect(requests).toContain(3);
    const rows = await rowsOf(first!.caseCode);
    expect(rows.map(({ disposition }) => disposition)).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
    expect(new Set(rows.map(({ receipt }) => receipt)).size).toBe(3);
  });

  test('is not believed to be there by the receipt of another message', async () => {
    const [first] = await waiting(2);
    const { transport } = line((replies) => [...replies].reverse());
    await county.relay(county.court, transport).drain();
    const rows = await rowsOf(first!.caseCode);
    expect(rows.map(({ deliveredAt }) => deliveredAt)).toEqual([null, null]);
    expect(rows[0]!.lastError).toBe('BAD_RECEIPT');
  });

  test('waits behind the one that failed before it, which alone counts as tried', async () => {
    const [first] = await waiting(3);
    const busy: Reply = { status: 503, body: '{"code":"BUSY"}' };
    const { transport } = line((replies) => replies.map((reply, at) => (at === 1 ? busy : reply)));
    await county.relay(county.court, transport).drain();
    const rows = await rowsOf(first!.caseCode);
    expect(rows.map(({ attempts, lastError }) => [attempts, lastError])).toEqual([
      [1, null],
      [1, 'HTTP_503'],
      [0, null],
    ]);
  });

  test('fails together where an answer has too few replies', async () => {
    const [first] = await waiting(2);
    const { transport } = line((replies) => replies.slice(1));
    await county.relay(county.court, transport).drain();
    const [row] = await rowsOf(first!.caseCode);
    expect(row).toMatchObject({ deliveredAt: null, lastError: 'BAD_RECEIPT' });
  });
});

describe('a bundle', () => {
  test('holds no more than a receiver takes', async () => {
    const [row] = await waiting(1);
    const large = { ...row!, text: 'x'.repeat(200_000) };
    const { count, body } = bundleOf(Array.from({ length: 10 }, () => large));
    expect(count).toBe(5);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(maximumBundleBytes);
    expect(bundleOf(Array.from({ length: 100 }, () => row!)).count).toBe(64);
  });

  test.each(['', '[]', '{"messages":[]}', '{"messages":[{"text":"x"}]}', '{"messages":[],"more":1}'])(
    'is not %s',
    (text) => expect(readBundle(text)).toBeNull(),
  );

  test('with one message twice applies it once, and answers both times alike', async () => {
    const [row] = await waiting(1);
    const { text, keyId, signature } = row!;
    const replies = await receiveTogether(county.union, [
      { text, keyId, signature },
      { text, keyId, signature },
    ]);
    expect(replies[0]).toEqual(replies[1]);
    expect(replies[0]!.status).toBe(200);
  });

  test('is unknown to a receiver of an older version, which gets its messages one by one', async () => {
    const [first] = await waiting(2);
    const { transport, requests } = line();
    const older = Object.assign((...words: Parameters<Transport>) => transport(...words), {
      together: () => Promise.resolve({ status: 404, body: '' }),
    });
    await county.relay(county.court, older).drain();
    expect(new Set(requests)).toEqual(new Set([1]));
    const rows = await rowsOf(first!.caseCode);
    expect(rows.map(({ disposition }) => disposition)).toEqual(['APPLIED', 'APPLIED']);
  });
});
