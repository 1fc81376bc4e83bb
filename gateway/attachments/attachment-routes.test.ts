import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAgent } from '../agency-call.js';
import type { Directory } from '../directory.js';
import type { Callers } from '../identity/caller.js';
import { refusedRequest } from '../refused-request.js';
import { attachmentRoutes } from './attachment-routes.js';

const agent = openAgent();
const log = pino({ level: 'silent' });
const privateKey = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const id = '8f14e45f-ceea-467f-ab0e-9d3c1a2b4c5d';
/** How the agency behind the gateway answers, and what it was asked last. */
let manner: (response: ServerResponse) => void;
let asked: IncomingMessage & { body?: Buffer };
let servers: Server[];
let url: string;

beforeAll(async () => {
  const agency = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked = Object.assign(request, { body: Buffer.concat(chunks) });
      manner(response);
    });
  }).listen(0, '127.0.0.1');
  await once(agency, 'listening');
  const place = `http://127.0.0.1:${(agency.address() as AddressInfo).port}/graphql`;
  const directory = { agencies: ['union'], graphql: () => new URL(place), title: () => '工会' };
  const callers = {
    tokenOf: async ({ headers }: IncomingMessage) => headers.authorization?.slice(7) ?? null,
  };
  const app = express().use(
    '/attachments',
    attachmentRoutes({
      ...{ publicUrl: 'http://hub.invalid', agent, log, timeout: 400 },
      key: () => ({ id: 'gateway#1', privateKey }),
      directory: directory as unknown as Directory,
      callers: callers as unknown as Callers,
      throttle: { person: async () => undefined },
    }),
    refusedRequest(log),
  );
  const front = createServer(app).listen(0, '127.0.0.1');
  await once(front, 'listening');
  servers = [agency, front];
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/attachments/union`;
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await agent.destroy();
});

const clerk = { authorization: 'Bearer token' };
const read = (headers: Record<string, string> = clerk) => fetch(`${url}/${id}`, { headers });
const add = (headers: Record<string, string> = {}, body: Buffer = Buffer.from('x')) =>
  fetch(`${url}?case=c&name=%E8%AF%B4%E6%98%8E.txt&kind=EVIDENCE`, {
    method: 'POST',
    headers: { ...clerk, 'wufang-upload': '1', 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(body),
  });
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code,
];
const say =
  (status: number, headers: Record<string, string>, text = '') =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(text);

describe('a file on its way to an agency', () => {
  test('goes signed, in the clerk’s own name, with name and case as they came', async () => {
    manner = say(201, { 'content-type': 'application/json; charset=utf-8' }, '{"attachment":{}}');
    expect((await add({}, Buffer.from([0, 255, 13, 10]))).status).toBe(201);
    expect(asked.url).toBe('/attachments?case=c&name=%E8%AF%B4%E6%98%8E.txt&kind=EVIDENCE');
    expect(asked.body).toEqual(Buffer.from([0, 255, 13, 10]));
    expect(asked.headers).toMatchObject({
      authorization: 'Bearer token',
      'signature-input': expect.any(String),
    });
  });

  test('is refused by the agency in the agency’s words', async () => {
    const refusal = '{"errors":[{"message":"拒收","extensions":{"code":"ATTACHMENT_BOMB"}}]}';
    manner = say(422, { 'content-type': 'application/json; charset=utf-8' }, refusal);
    const response = await add();
    expect([response.status, await response.text()]).toEqual([422, refusal]);
  });

  test('never leaves where it is too large', async () => {
    manner = say(500, {});
    expect(await codeOf(await add({}, Buffer.alloc(10 * 1024 * 1024 + 1)))).toEqual([
      413,
      'ATTACHMENT_TOO_LARGE',
    ]);
  });

  test.each([
    ['a page of another site', { origin: 'http://other.invalid' }, 403, 'FORBIDDEN'],
    ['what sets no header of its own', { 'wufang-upload': '0' }, 403, 'FORBIDDEN'],
    ['a form', { 'content-type': 'text/plain' }, 415, 'BAD_REQUEST'],
  ])('is not taken from %s', async (_who, headers, status, code) => {
    expect(await codeOf(await add(headers as Record<string, string>))).toEqual([status, code]);
  });
});

describe('a file on its way from an agency', () => {
  const disposition = `attachment; filename*=UTF-8''a.pdf`;

  test('is one to be saved, whatever the agency says', async () => {
    manner = say(
      200,
      { 'content-type': 'application/pdf', 'content-disposition': disposition, 'set-cookie': 'a=b' },
      '%PDF',
    );
    const response = await read();
    expect(await response.text()).toBe('%PDF');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': disposition,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['freezes', () => undefined],
    ['hangs up', (response) => response.destroy()],
    [
      'answers a page',
      say(200, { 'content-type': 'text/html', 'content-disposition': disposition }, '<script>'),
    ],
    ['gives a file to be shown', say(200, { 'content-type': 'application/pdf' }, '%PDF')],
    [
      'breaks and tells of itself',
      say(
        500,
        { 'content-type': 'application/json; charset=utf-8' },
        '{"errors":[{"message":"relation x at 127.0.0.1:5432"}]}',
      ),
    ],
    [
      'sends without end',
      (response) =>
        response
          .writeHead(200, { 'content-type': 'application/pdf', 'content-disposition': disposition })
          .end(Buffer.alloc(11 * 1024 * 1024)),
    ],
  ])('does not come where the agency %s', async (_how, behaves) => {
    manner = behaves;
    const response = await read();
    const text = await response.clone().text();
    expect(await codeOf(response)).toEqual([503, 'AGENCY_UNAVAILABLE']);
    expect(text).not.toMatch(/127\.0\.0\.1|relation|script|ECONN/);
  });

  test('is not fetched for who is not signed in', async () => {
    expect(await codeOf(await read({}))).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('is not fetched for a page of another site', async () => {
    expect(await codeOf(await read({ ...clerk, 'sec-fetch-site': 'cross-site' }))).toEqual([
      403,
      'FORBIDDEN',
    ]);
  });
});
