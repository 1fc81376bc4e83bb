import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#kernel/actor.js';
import { type AdmittedRequest, gate, gatewayOnly, keepBytes, tokenFirst } from './gate.js';
import type { CallVerifier, SignedCall } from './signed-call.js';
import type { TokenVerifier } from './token.js';

const clerk: Actor = {
  ...{ kind: 'STAFF', id: 'clerk', name: '样例', agency: 'court', organisation: 'ours', roles: ['CLERK'] },
};

let checked: SignedCall[];
let tokensSeen: string[];
beforeEach(() => {
  checked = [];
  tokensSeen = [];
});

/** Takes a call that carries the signature "good", and the token "good". */
const calls = {
  async verify(call: SignedCall) {
    checked.push(call);
    return call.headers.signature === 'good' ? 'gateway#1' : null;
  },
} as unknown as CallVerifier;
const tokens = {
  async verify(token: string) {
    tokensSeen.push(token);
    return token === 'good' ? clerk : null;
  },
} as unknown as TokenVerifier;

type Door = (request: Request, response: Response, next: NextFunction) => Promise<void>;

/** Knocks once: whether the door let the call pass, and what it answered. */
async function knock(
  door: Door,
  headers: Record<string, string | string[] | undefined>,
  text?: string | Buffer,
) {
  const request = {
    method: 'POST',
    originalUrl: '/graphql?x=1',
    headers,
    text,
  } as unknown as AdmittedRequest;
  const answer: { status?: number; body?: unknown } = {};
  const response = {
    status: (code: number) => ((answer.status = code), response),
    json: (body: unknown) => void (answer.body = body),
  };
  let passed = 0;
  await door(request, response as unknown as Response, () => void (passed += 1));
  return { passed, request, ...answer };
}

const good = { signature: 'good', authorization: 'Bearer good' };
const refused = {
  passed: 0,
  status: 401,
  body: {
    errors: [
      {
        message: '请先登录。',
        extensions: { code: 'UNAUTHENTICATED', hint: '请通过五方联动平台登录后再试。' },
      },
    ],
  },
};

describe('the gate', () => {
  test('lets pass what a gateway signed and carries a good token, and says whose it is', async () => {
    const { passed, request, status } = await knock(gate(calls, tokens), good, '{}');
    expect([passed, status]).toEqual([1, undefined]);
    expect(request.actor).toBe(clerk);
  });

  test('checks the call as it came', async () => {
    const headers = { ...good, forwarded: ['one', 'two'], absent: undefined };
    await knock(gate(calls, tokens), headers, '{"query":"{ x }"}');
    const { method, path, body } = checked[0]!;
    expect({ method, path, body }).toEqual({
      ...{ method: 'POST', path: '/graphql?x=1', body: '{"query":"{ x }"}' },
    });
    expect(checked[0]!.headers).toStrictEqual({ ...good, forwarded: 'one, two' });
  });

  test('checks a call without a body as an empty one', async () => {
    await knock(gate(calls, tokens), good);
    expect(checked[0]!.body).toBe('');
  });

  test.each([
    ['no signature', { authorization: 'Bearer good' }],
    ['a bad signature', { ...good, signature: 'bad' }],
    ['no token', { signature: 'good' }],
    ['a bad token', { ...good, authorization: 'Bearer bad' }],
    ['a token of another kind', { ...good, authorization: 'Basic good' }],
    ['words before its token', { ...good, authorization: 'My Bearer good' }],
    ['words after its token', { ...good, authorization: 'Bearer good enough' }],
    ['an empty token', { ...good, authorization: 'Bearer ' }],
  ])('turns away a call with %s', async (_, headers) => {
    const { request, ...answer } = await knock(gate(calls, tokens), headers, '{}');
    expect(answer).toEqual(refused);
    expect(request.actor).toBeUndefined();
  });

  test('asks nothing about the token of a call that no gateway signed', async () => {
    await knock(gate(calls, tokens), { ...good, signature: 'bad' });
    expect(tokensSeen).toEqual([]);
  });

  test('asks nothing about a token that is not there', async () => {
    await knock(gate(calls, tokens), { signature: 'good' });
    expect(tokensSeen).toEqual([]);
  });

  test('logs why, and neither token nor person', async () => {
    const logged: unknown[] = [];
    const log = { warn: (...words: unknown[]) => logged.push(words) } as unknown as Logger;
    await knock(gate(calls, tokens, log), { ...good, signature: 'bad' });
    await knock(gate(calls, tokens, log), { ...good, authorization: 'Bearer bad' });
    await knock(gate(calls, tokens, log), good);
    expect(logged).toEqual([
      [{ reason: 'BAD_SIGNATURE', gateway: null }, 'call refused'],
      [{ reason: 'BAD_TOKEN', gateway: 'gateway#1' }, 'call refused'],
    ]);
  });
});

describe('before a large body is read', () => {
  test('the token alone is asked for', async () => {
    const { passed } = await knock(tokenFirst(tokens), { authorization: 'Bearer good' });
    expect([passed, checked.length]).toEqual([1, 0]);
  });

  test.each([
    ['no token', {}],
    ['a bad one', { authorization: 'Bearer bad' }],
  ])('a call with %s is turned away', async (_, headers) => {
    const { passed, status, body } = await knock(tokenFirst(tokens), headers);
    expect({ passed, status, body }).toEqual(refused);
  });

  test('nobody is asked where there is no token', async () => {
    await knock(tokenFirst(tokens), {});
    expect(tokensSeen).toEqual([]);
  });
});

describe('a door for the gateway alone', () => {
  test('asks for its signature over the call, and for no person', async () => {
    const { passed, status } = await knock(gatewayOnly(calls), { signature: 'good' }, '{"at":1}');
    expect([passed, status, tokensSeen.length]).toEqual([1, undefined, 0]);
    expect(checked).toEqual([
      { method: 'POST', path: '/graphql?x=1', headers: { signature: 'good' }, body: '{"at":1}' },
    ]);
  });

  test('turns everybody else away', async () => {
    const { passed, status, body } = await knock(gatewayOnly(calls), {
      authorization: 'Bearer good',
    });
    expect({ passed, status, body }).toEqual({
      passed: 0,
      ...{ status: 401, body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } },
    });
    expect(checked[0]!.body).toBe('');
  });
});

test('a body is kept for the check as it came', () => {
  const request = {} as AdmittedRequest;
  const bytes = Buffer.from('样例');
  keepBytes(request, {} as Response, bytes);
  expect(request.text).toBe(bytes);
});
