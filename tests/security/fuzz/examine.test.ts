import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { examine, type Surroundings } from './examine.js';
import type { FuzzInput, Reply } from './input.js';
import { leaksOf } from './leaks.js';
import { Random } from '../../kit/random.js';
import { sendBytes } from './raw-http.js';
import { wrongChanges } from './row-changes.js';

const around: Surroundings = {
  leaks: leaksOf([34_567]),
  secrets: [{ text: '测试雀甲', organisations: new Set(['union']) }],
  organisationOf: (person) => (person === 'mediator' ? 'union' : 'court'),
};

function answering(reply: Partial<Reply>, input: Partial<FuzzInput> = {}): Promise<string | null> {
  const whole: Reply = { status: 200, head: '', body: '{}', ...reply };
  return examine({ says: '', asker: 'clerk', send: async () => whole, ...input }, around).then(
    ({ fault }) => fault,
  );
}

const message = (text: string) => ({ body: JSON.stringify({ errors: [{ message: text }] }) });

describe('an answer without fault', () => {
  test.each([
    ['a refusal', { status: 400, ...message('填写的内容不符合要求。') }],
    ['too often', { status: 429, ...message('操作过于频繁。') }],
    ['no body', { status: 204, body: '' }],
    [
      'words that only look like it',
      message('Looked at once, selected from: nothing; see 134567 and /progress.'),
    ],
  ])('is passed: %s', async (_what, reply) => expect(await answering(reply)).toBeNull());

  test('may name people to those who know the case', async () =>
    expect(await answering(message('测试雀甲'), { asker: 'mediator' })).toBeNull());

  test('may be a page where there is one', async () =>
    expect(await answering({ body: '<p>x</p>' }, { page: true })).toBeNull());
});

describe('a fault in an answer is found', () => {
  test.each([
    ['a status of 500', 'SERVER_ERROR', { status: 500 }],
    [
      'an agency that is not there',
      'AGENCY_UNAVAILABLE',
      { body: '{"errors":[{"extensions":{"code":"AGENCY_UNAVAILABLE"}}]}' },
    ],
    ['an incident', 'INTERNAL', { body: '{"errors":[{"extensions":{"code":"INTERNAL","incident":"x"}}]}' }],
    ['a page instead of JSON', 'NOT_JSON', { body: '<html>' }],
    ['a stack', 'LEAK STACK', message(new Error('x').stack!)],
    ['a stack of two lines', 'LEAK STACK', message('x\n    at load (file:///srv/hub/load.js:3:1)')],
    [
      'the name of an error',
      'LEAK ERROR_CLASS',
      message("TypeError: Cannot read properties of null (reading 'id')"),
    ],
    ['a failed connection', 'LEAK HOST', message('connect ECONNREFUSED 10.0.0.5')],
    ['a query', 'LEAK SQL', message('select id, name from party where id = $1')],
    [
      'the database’s words',
      'LEAK SQL',
      message('duplicate key value violates unique constraint "party_key"'),
    ],
    ['a path', 'LEAK PATH', message('/usr/lib/hub/keys')],
    ['a private key', 'LEAK KEY', message('-----BEGIN PRIVATE KEY-----')],
    ['a token', 'LEAK TOKEN', message('eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJsZWFkZXIifQ.x')],
    ['an agency’s port', 'LEAK ADDRESS', message('http://10.1.1.1:34567/graphql')],
    ['a header that tells too much', 'LEAK HOST', { head: 'x-served-by: localhost' }],
    ['somebody else’s name', 'LEAK OTHERS_DATA', message('申请人测试雀甲')],
  ])('%s', async (_what, fault, reply) => expect(await answering(reply)).toMatch(new RegExp(`^${fault}`)));

  test('a name shown to nobody in particular', async () =>
    expect(await answering(message('测试雀甲'), { asker: null })).toMatch(/^LEAK OTHERS_DATA/));

  test('an act that must not be', async () =>
    expect(await answering({}, { acted: () => true })).toMatch(/^ACTED/));
});

describe('a server that', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function served(answer: (text: string) => void): Promise<FuzzInput> {
    server = createServer((request) => answer(request.url!));
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { says: '', asker: null, send: () => sendBytes(port, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n') };
  }

  test('never answers is found to hang', { timeout: 10_000 }, async () => {
    const { fault } = await examine(await served(() => undefined), around);
    expect(fault).toMatch(/^HANG|stayed open/);
  });

  test('is not there is found', async () => {
    const input = await served(() => undefined);
    await new Promise((resolve) => server!.close(resolve));
    expect((await examine(input, around)).fault).toMatch(/^NO_ANSWER/);
  });
});

describe('rows', () => {
  const before = { 'court.party': 3, 'court.look': 1, 'gateway.session': 2, 'union.consent': 1 };

  test('that say that somebody asked may be added', () => {
    expect(wrongChanges(before, { ...before, 'court.look': 9, 'gateway.session': 4 })).toEqual([]);
  });

  test('of a case may be neither added nor lost', () => {
    expect(wrongChanges(before, { ...before, 'court.party': 4, 'union.consent': 0 })).toEqual([
      'court.party: 3 rows before, 4 after',
      'union.consent: 1 rows before, 0 after',
    ]);
  });
});

test('the same seed makes the same chances, another seed others', () => {
  const drawn = (seed: string) =>
    Array.from(
      { length: 5 },
      (
        (random) => () =>
          random.below(1000)
      )(new Random(seed)),
    );
  expect(drawn('1 MESSAGE 7')).toEqual(drawn('1 MESSAGE 7'));
  expect(drawn('1 MESSAGE 7')).not.toEqual(drawn('1 MESSAGE 8'));
});
