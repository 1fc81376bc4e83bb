import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesOfText } from './execution/byte-text.js';
import { sendPacked } from './packed-answers.js';

const long = JSON.stringify({ text: '案'.repeat(5000) });
const server = createServer((request, response) => {
  const text = request.url === '/long' ? bytesOfText(long) : '{}';
  void sendPacked(request, response, { status: 200, headers: { 'x-own': '1' }, text });
});
beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
afterAll(() => server.close());

async function ask(path: string, accepts?: string): Promise<{ head: IncomingMessage; bytes: Buffer }> {
  const { port } = server.address() as AddressInfo;
  const headers = accepts === undefined ? {} : { 'accept-encoding': accepts };
  const head = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, resolve).on('error', reject);
  });
  const bytes = Buffer.concat(await head.toArray());
  expect(head.headers).toMatchObject({ 'x-own': '1', 'content-length': String(bytes.length) });
  return { head, bytes };
}

test.each(['gzip', 'deflate, gzip;q=0.5', 'br, *', 'gzip;q=1.0, identity'])(
  '%s is packed',
  async (accepts) => {
    const { head, bytes } = await ask('/long', accepts);
    expect(head.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(bytes.length).toBeLessThan(500);
    expect(gunzipSync(bytes).toString()).toBe(long);
  },
);

test.each([undefined, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.000, br'])('%s is not', async (accepts) => {
  const { head, bytes } = await ask('/long', accepts);
  expect(head.headers['content-encoding']).toBeUndefined();
  expect(bytes.toString()).toBe(long);
});

test('nor is what is short', async () => {
  const { head, bytes } = await ask('/short', 'gzip');
  expect([head.headers['content-encoding'], bytes.toString()]).toEqual([undefined, '{}']);
});
