import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { Agent } from 'undici';
import { KeyOffer } from '#kernel/identity/agreed-key.js';
import { CallVerifier, offerHeader, signCall } from '#kernel/identity/signed-call.js';
import { channelProtocol, halfHeader, writeFrame } from './channel.js';
import { ChannelDoor, channelsOffered, serverWithChannels } from './channel-door.js';

const path = '/graphql/together';
const pair = generateKeyPairSync('ed25519');
const listed = {
  publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  validFrom: '2020-01-01T00:00:00Z',
  validUntil: '2099-01-01T00:00:00Z',
  revokedAt: null as string | null,
};
const key = {
  id: 'gateway#1',
  privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const wish = { path, method: 'GET', protocol: channelProtocol };
const agent = new Agent();
const servers: Server[] = [];

/** A door behind which each operation is answered with itself, after as many milliseconds as it says. */
async function openDoor(listener: RequestListener = (_request, response) => void response.end('plain')) {
  listed.revokedAt = null;
  const keys = (id: string) => (id === key.id ? listed : null);
  const door = new ChannelDoor({
    ...{ agency: 'union', keys, calls: new CallVerifier(keys, 'union') },
    async answerAll(lines, write, first) {
      const answer = async (line: string, at: number): Promise<void> => {
        await pause(Number(line));
        write(`${first + at} ${line}\n`);
      };
      await Promise.all(lines.map(answer));
    },
  });
  const server = serverWithChannels(listener, path, door);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { door, port, origin: `http://127.0.0.1:${port}` };
}

/** A gateway's end of a channel. */
async function openChannel(origin: string, { agency = 'union', changes = {}, by = key } = {}) {
  const offer = new KeyOffer('union');
  const call = { agency, method: 'GET', path, headers: { [offerHeader]: offer.text }, body: '' };
  const headers = { ...signCall(call, by), ...changes };
  const opened = await agent.upgrade({ ...wish, ...{ origin, headers } });
  const socket: Duplex = opened.socket;
  const secret = offer.agreed(String(opened.headers[halfHeader]))!;
  let text = '';
  socket.on('data', (piece: Buffer) => (text += piece.toString())).on('error', () => undefined);
  const closed = new Promise<void>((done) => socket.once('close', done));
  return {
    socket,
    closed,
    headers,
    send: (number: number, ...operations: string[]) =>
      socket.write(writeFrame(secret, number, operations.join('\n')), 'latin1'),
    answers: () => text.trimEnd().split('\n'),
  };
}

afterAll(async () => {
  await agent.destroy();
  for (const server of servers) server.close();
});

describe.skipIf(!channelsOffered)('a channel', () => {
  let origin: string;
  let door: ChannelDoor;
  beforeEach(async () => {
    ({ origin, door } = await openDoor());
  });

  test('answers operations as they are done, those of later frames before earlier ones', async () => {
    const { send, answers, socket } = await openChannel(origin);
    send(1, '90', '0');
    send(3, '30');
    await expect.poll(answers).toEqual(['2 0', '3 30', '1 90']);
    socket.destroy();
  });

  test('is opened once by one call', async () => {
    const { headers, socket } = await openChannel(origin);
    const again = agent.upgrade({ ...wish, ...{ origin, headers } });
    await expect(again).rejects.toThrow();
    socket.destroy();
  });

  test.each([
    ['that nobody has signed', { changes: { signature: '' } }],
    ['with an offer nobody has signed', { changes: { [offerHeader]: new KeyOffer('union').text } }],
    ['without an offer', { changes: { [offerHeader]: '' } }],
    ['signed for another agency', { agency: 'court' }],
    ['of a gateway nobody knows', { by: { ...key, id: 'gateway#9' } }],
  ])('is not opened by a call %s', async (_what, options) => {
    await expect(openChannel(origin, options)).rejects.toThrow();
  });

  test.each<[string, (send: Awaited<ReturnType<typeof openChannel>>['send']) => void]>([
    ['a frame that does not hold', (send) => send(1, '0')],
    [
      'the key of the gateway that opened it',
      (send) => {
        listed.revokedAt = new Date(Date.now() - 1000).toISOString();
        send(2, '0');
      },
    ],
  ])('ends with %s', async (_what, end) => {
    const { send, answers, closed } = await openChannel(origin);
    send(1, '0');
    await expect.poll(answers).toEqual(['1 0']);
    end(send);
    await closed;
    expect(answers()).toEqual(['1 0']);
  });

  test('is left after what was begun is answered, when the agency stops', async () => {
    const { send, answers, closed } = await openChannel(origin);
    send(1, '150');
    await pause(50);
    await door.stop();
    await closed;
    expect(answers()).toEqual(['1 150']);
  });
});

describe('the server with a door for channels', () => {
  /** What it says to a request as a client sends it, byte for byte. */
  async function said(port: number, request: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (piece: Buffer) => (text += piece.toString()));
    socket.write(request);
    await once(socket, 'close');
    return text;
  }

  test('answers plain requests that would like to go on otherwise, their bodies included', async () => {
    const { port } = await openDoor(async (request, response) => {
      let body = '';
      for await (const piece of request) body += String(piece);
      response.setHeader('connection', 'close').end(`${request.method} ${request.url} ${body}`);
    });
    const h2c = 'connection: upgrade\r\nupgrade: h2c\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello';
    expect(await said(port, `POST /exchange/messages HTTP/1.1\r\n${h2c}`)).toContain(
      'POST /exchange/messages hello',
    );
    const elsewhere = `connection: upgrade\r\nupgrade: ${channelProtocol}\r\nhost: x\r\n\r\n`;
    expect(await said(port, `GET /graphql HTTP/1.1\r\n${elsewhere}`)).toContain('GET /graphql ');
  });

  test.skipIf(!channelsOffered)('says 401 to whoever asks for a channel without a signature', async () => {
    const { port } = await openDoor();
    const unsigned = `connection: upgrade\r\nupgrade: ${channelProtocol}\r\nhost: x\r\n\r\n`;
    expect(await said(port, `GET ${path} HTTP/1.1\r\n${unsigned}`)).toMatch(/^HTTP\/1.1 401 /);
  });
});
