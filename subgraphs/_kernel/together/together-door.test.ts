import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { CallVerifier, signCall, type CallKey, type GatewayKeys } from '#kernel/identity/signed-call.js';
import type { TokenVerifier } from '#kernel/identity/token.js';
import { mostOperations, togetherBelow, togetherType, writeElement } from './together.js';
import { togetherDoor } from './together-door.js';

const pair = generateKeyPairSync('ed25519');
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const key: CallKey = {
  id: 'gateway#1',
  privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const known = { publicKey: pem, validFrom: '2020-01-01T00:00:00Z', validUntil: '2100-01-01T00:00:00Z' };
const keys: GatewayKeys = (id) => (id === key.id ? known : null);
const path = `/graphql${togetherBelow}`;

let server: Server;
let tokensSeen: string[];
let ran: { person: string; purpose: string | undefined; query: unknown }[];
beforeEach(() => {
  tokensSeen = [];
  ran = [];
});
beforeAll(async () => {
  const tokens = {
    async verify(token: string) {
      tokensSeen.push(token);
      return token.startsWith('token-of-') ? ({ id: token.slice(9) } as Actor) : null;
    },
  } as unknown as TokenVerifier;
  const door = togetherDoor({
    ...{ tokens, calls: new CallVerifier(keys, 'court') },
    async run(actor, headers, { query }) {
      ran.push({ person: actor.id, purpose: headers['wufang-purpose'], query });
      if (query === 'fail') throw new Error('relation "x" does not exist');
      if (query === 'slow') await new Promise((done) => setTimeout(done, 150));
      return JSON.stringify({ data: { me: actor.id } });
    },
  });
  server = createServer((request, response) => void door(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const line = (person: string, query = 'q', purpose?: string) =>
  writeElement(
    JSON.stringify({
      authorization: `Bearer token-of-${person}`,
      ...(purpose && { 'wufang-purpose': purpose }),
    }),
    JSON.stringify({ query }),
  );

/** Calls with a body that was signed, or with another one. */
async function call(signed: string, { body = signed, agency = 'court' } = {}) {
  const call = { agency, method: 'POST', path, headers: { 'content-type': togetherType }, body: signed };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const response = await fetch(url, { method: 'POST', headers: signCall(call, key), body });
  const text = await response.text();
  const lines = text.trimEnd().split('\n');
  const answers = response.status === 200 ? lines.map((one) => /^(\d+) (.*)$/.exec(one)!) : [];
  return {
    status: response.status,
    text,
    order: answers.map(([, at]) => Number(at)),
    byNumber: Object.fromEntries(answers.map(([, at, json]) => [at, JSON.parse(json!) as unknown])),
  };
}

const refused = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

describe('several operations in one call', () => {
  test('are each run for their own person and purpose', async () => {
    const { status, byNumber } = await call([line('a', 'one', 'why'), line('b', 'two')].join('\n'));
    expect([status, byNumber]).toEqual([200, { 0: { data: { me: 'a' } }, 1: { data: { me: 'b' } } }]);
    expect(ran).toEqual([
      { person: 'a', purpose: 'why', query: 'one' },
      { person: 'b', purpose: undefined, query: 'two' },
    ]);
  });

  test('do not wait for each other', async () => {
    const { order } = await call([line('a', 'slow'), line('b'), line('c')].join('\n'));
    expect(order).toEqual([1, 2, 0]);
  });

  test('of one person are let in by one look at the token', async () => {
    await call([line('a'), line('b'), line('a')].join('\n'));
    expect(tokensSeen.sort()).toEqual(['token-of-a', 'token-of-b']);
  });

  test.each([
    ['an operation put in', (body: string) => `${body}\n${line('c')}`],
    ['an operation taken out', (body: string) => body.split('\n')[0]!],
    ['the person of one changed', (body: string) => body.replace('token-of-a', 'token-of-c')],
    ['the purpose of one changed', (body: string) => body.replace('why', 'fun')],
    ['the order changed', (body: string) => body.split('\n').reverse().join('\n')],
  ])('are all refused with %s after the gateway signed', async (_what, spoil) => {
    const body = [line('a', 'one', 'why'), line('b')].join('\n');
    const answer = await call(body, { body: spoil(body) });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([401, expect.objectContaining({})]);
    expect(ran).toEqual([]);
  });

  test('signed for another agency are refused, and a call is taken once', async () => {
    expect((await call(line('a'), { agency: 'union' })).status).toBe(401);
    const once = { agency: 'court', method: 'POST', path, headers: {}, body: line('a') };
    const headers = signCall(once, key);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const send = () => fetch(url, { method: 'POST', headers, body: once.body });
    expect([(await send()).status, (await send()).status]).toEqual([200, 401]);
  });

  test('one with a token that does not hold, or none, is refused alone', async () => {
    const none = writeElement('{}', '{"query":"q"}');
    const { byNumber } = await call(
      [line('a'), line('a').replace('token-of', 'stolen'), none, line('b')].join('\n'),
    );
    expect(byNumber).toMatchObject({
      0: { data: { me: 'a' } },
      1: refused,
      2: refused,
      3: { data: { me: 'b' } },
    });
    expect(ran.map(({ person }) => person)).toEqual(['a', 'b']);
  });

  test('one that fails or is none does not touch the others, and says nothing of why', async () => {
    const strange = line('a').replace('"headers":{', '"headers":{"x-roles":"ALL",');
    const { byNumber, text } = await call(['{', line('a', 'fail'), strange, '7', line('b')].join('\n'));
    const codes = [0, 1, 2, 3].map((at) => (byNumber[at] as typeof refused).errors[0]!.extensions.code);
    expect(codes).toEqual(['BAD_INPUT', 'INTERNAL', 'BAD_INPUT', 'BAD_INPUT']);
    expect(byNumber[4]).toEqual({ data: { me: 'b' } });
    expect(text).not.toContain('relation');
  });

  test('more than a call may have are refused together, as none are', async () => {
    const many = (count: number) => Array.from({ length: count }, () => line('a')).join('\n');
    expect((await call(many(mostOperations))).order).toHaveLength(mostOperations);
    ran = [];
    expect((await call(many(mostOperations + 1))).status).toBe(400);
    expect((await call('')).status).toBe(400);
    expect((await call('x'.repeat(1_100_000))).status).toBe(413);
    expect(ran).toEqual([]);
  });
});
