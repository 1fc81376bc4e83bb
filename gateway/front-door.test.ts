import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../infra/county/people.js';
import { askGraph, startToyHub, type ToyHub } from './testing/toy-hub.js';

let hub: ToyHub;
let closed: ToyHub;
beforeAll(async () => {
  hub = await startToyHub({ ADJUSTABLE_CLOCK: '1' });
  closed = await startToyHub({ HUB_MODE: 'production' });
});
afterAll(async () => {
  await hub.stop();
  await closed.stop();
});

async function answerTo(
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(hub.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('health', () => {
  test('is ready when every process is, and names the one that is not', async () => {
    expect(await answerTo('GET', '/health')).toMatchObject({
      status: 200,
      body: { status: 'ready', process: 'gateway' },
    });
    await hub.agency('justice').stop();
    const { status, body } = await answerTo('GET', '/health');
    expect([status, body.notReady]).toEqual([503, ['justice']]);
    expect(JSON.stringify(body)).not.toContain('127.0.0.1');
    expect((await answerTo('GET', '/live')).status).toBe(200);
    await hub.agency('justice').start(hub.book);
  });
});

describe('what is refused at the door', () => {
  const signed = async () => ({ authorization: `Bearer ${await hub.token('court-clerk')}` });

  test('a broken body, in JSON', async () => {
    const answer = await askGraph(hub.url, '{"query": "{ courtWho', await signed());
    expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(answer.text).not.toContain('SyntaxError');
  });

  test('a body of more than 256 KB', async () => {
    const answer = await askGraph(hub.url, { query: `{ courtWho } #${'x'.repeat(300_000)}` }, await signed());
    expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([413, 'TOO_LARGE']);
  });

  test.each([
    ['too deep', `{ ${'a{'.repeat(16)}b${'}'.repeat(16)} }`],
    [
      'many names for one field',
      `{ ${Array.from({ length: 31 }, (_, at) => `n${at}: __typename`).join(' ')} }`,
    ],
    [
      'a bomb of fragments',
      `{ ...f0 } ${Array.from({ length: 25 }, (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`).join(' ')} fragment f25 on Query { courtWho }`,
    ],
  ])('an operation that is %s', async (_what, query) => {
    const begun = performance.now();
    const answer = await askGraph(hub.url, { query }, await signed());
    expect(answer.status).toBe(400);
    expect(answer.errors!.map(({ extensions }) => extensions.code)).toContain('QUERY_TOO_LARGE');
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('fragments that spread themselves', async () => {
    const answer = await askGraph(
      hub.url,
      { query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' },
      await signed(),
    );
    expect(answer.status).toBe(400);
  });

  test('a document of very many words', async () => {
    const answer = await askGraph(hub.url, { query: `{ ${'courtWho '.repeat(5000)} }` }, await signed());
    expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([400, 'QUERY_TOO_LARGE']);
  });

  test('a list of operations, and a request another site’s page could send', async () => {
    expect((await askGraph(hub.url, [{ query: '{ courtWho }' }], await signed())).status).toBe(400);
    const form = await fetch(`${hub.url}/graphql?query={courtWho}`, { headers: await signed() });
    expect([form.status, form.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test('an unknown page, in JSON', async () => {
    expect(await answerTo('GET', '/nothing')).toMatchObject({
      status: 404,
      body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    });
  });
});

describe('the graph, however its path is written', () => {
  /** All that is answered, but for when. */
  async function whole(path: string, headers: Record<string, string>, body: string) {
    const response = await fetch(hub.url + path, { method: 'POST', headers, body });
    const told = [...response.headers].filter(([name]) => !['date', 'etag'].includes(name));
    return { status: response.status, headers: Object.fromEntries(told), body: await response.text() };
  }

  test.each([
    ['an operation', '{"query":"{ __typename }"}'],
    ['what is no JSON', '{"query"'],
    ['what is too large', `{"query":"{ __typename } #${'x'.repeat(300_000)}"}`],
    ['an unknown document', '{"documentId":"sha256:none"}'],
  ])('answers %s alike', async (_what, body) => {
    const json: Record<string, string> = { 'content-type': 'application/json' };
    for (const headers of [json, { ...json, authorization: `Bearer ${await hub.token('court-clerk')}` }]) {
      const answer = await whole('/graphql', headers, body);
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
      expect(answer.headers['content-type']).toContain('application/json');
      for (const path of ['/graphql/', '/GraphQL']) expect(await whole(path, headers, body)).toEqual(answer);
    }
  });
});

describe('the first page', () => {
  test('has a card for each of the six and loads nothing from elsewhere', async () => {
    const response = await fetch(hub.url);
    const page = await response.text();
    for (const { id } of people.filter(({ card }) => card))
      expect(page).toContain(`/auth/login?person=${id}`);
    expect(page.match(/https?:/g)).toBeNull();
    expect(page).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

describe('the query page', () => {
  test('and every file it names come from this process', async () => {
    const authorization = `Bearer ${await hub.token('leader')}`;
    const page = await (await fetch(`${hub.url}/dev`, { headers: { authorization } })).text();
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"|from "([^"]+)"|import\("?([^")]+)/g)].map(
      (match) => (match[1] ?? match[2] ?? match[3])!,
    );
    expect(named.length).toBeGreaterThan(1);
    for (const file of named.filter((name) => !name.startsWith('data:'))) {
      expect(file).toMatch(/^\/dev\/assets\//);
      expect((await fetch(hub.url + file)).status, file).toBe(200);
    }
    expect(page.replaceAll('http://www.w3.org/', '').match(/https?:\/\/[^"'\s<]+/g) ?? []).toEqual([]);
  });

  test('leads to the sign-in whoever is not signed in', async () => {
    const response = await fetch(`${hub.url}/dev`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  });

  test('shows the schema to who is signed in', async () => {
    const answer = await hub.ask('leader', '{ __schema { queryType { name } } }');
    expect(answer.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('the adjustable clock', () => {
  test('goes to every agency and back', async () => {
    const now = '2026-03-02T09:00:00+08:00';
    expect(await answerTo('PUT', '/dev/clock', JSON.stringify({ now }))).toEqual({
      status: 200,
      body: { now, notSet: [] },
    });
    expect(['union', 'court', 'docket'].map((name) => hub.agency(name).clock)).toEqual([now, now, now]);
    expect((await answerTo('PUT', '/dev/clock', '{"now":null}')).status).toBe(200);
    expect(hub.agency('court').clock).toBeNull();
    expect((await answerTo('PUT', '/dev/clock', '{"now":"tomorrow"}')).status).toBe(400);
  });
});

describe('in production', () => {
  test('there is no query page, no clock, no introspection and no demo person', async () => {
    for (const [method, path] of [
      ['GET', '/dev'],
      ['PUT', '/dev/clock'],
    ] as const) {
      expect((await fetch(closed.url + path, { method })).status).toBe(404);
    }
    const answer = await closed.ask('leader', '{ __schema { queryType { name } } }');
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/introspection|detail/i);
    expect(await (await fetch(closed.url)).text()).not.toContain('person=');
    const login = await fetch(`${closed.url}/auth/login?person=court-clerk`, { redirect: 'manual' });
    expect(login.headers.get('location')).toBe('/?signin=unknown');
  });

  test('no suggestion gives a field’s name away', async () => {
    expect((await closed.ask('leader', '{ courtWh }')).text).not.toContain('courtWho');
  });
});

describe('stopping', () => {
  test('ends within five seconds though a connection is open', async () => {
    const own = await startToyHub();
    const idle = createConnection(Number(new URL(own.url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    const begun = performance.now();
    await own.stop();
    expect(performance.now() - begun).toBeLessThan(5000);
    idle.destroy();
  });
});
