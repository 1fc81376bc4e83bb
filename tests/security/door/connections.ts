import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';
import { goodClient } from './open-hub.js';
import { median } from './percentile.js';

export interface ConnectionFigures {
  /** Connections held open beside the good client. */
  held: number;
  quietP95: number;
  busyP95: number;
  /** How many of them the gateway hung up on, and how long after the first was opened, in milliseconds. */
  hungUp: number;
  after: number;
}

/** How a connection is held: silent, with the head of a request that never ends, or with a body that never comes. */
const manners = {
  idle: '',
  'half a head': 'POST /graphql HTTP/1.1\r\nhost: hub\r\nx-slow: ',
  'half a body':
    'POST /graphql HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
};
const held = 2000;
const views = 60;
/** What these connections cost they cost in every round; what other work on the machine costs, in some. */
const rounds = 3;
/** By then every connection without a whole head has been hung up on. */
const patience = 20_000;

/** A good client beside thousands of connections that only hold a line. */
export async function runConnections(hub: ToyHub): Promise<ConnectionFigures> {
  await goodClient(hub, views);
  const before = await goodClient(hub, views);
  const begun = performance.now();
  const sockets = await open(hub, held, Object.values(manners));
  const drip = setInterval(() => sockets.forEach(({ socket, manner }) => manner && socket.write('x')), 1000);
  try {
    const busyP95 = await leastOf(rounds, () => goodClient(hub, views));
    const whole = sockets.filter(({ manner }) => manner !== manners['half a body']);
    while (whole.some(({ ended }) => !ended()) && performance.now() - begun < patience)
      await new Promise((done) => setTimeout(done, 200));
    const after = performance.now() - begun;
    const hungUp = whole.filter(({ ended }) => ended()).length / whole.length;
    const quietP95 = median([before, await goodClient(hub, views)]);
    return { held: sockets.length, quietP95, busyP95, hungUp, after };
  } finally {
    clearInterval(drip);
    for (const { socket } of sockets) socket.destroy();
  }
}

async function leastOf(times: number, measure: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let at = 0; at < times; at++) least = Math.min(least, await measure());
  return least;
}

interface Held {
  socket: Socket;
  manner: string;
  ended: () => boolean;
}

async function open(hub: ToyHub, number: number, ways: string[]): Promise<Held[]> {
  const { hostname, port } = new URL(hub.url);
  const opened: Held[] = [];
  for (let at = 0; at < number; at++) {
    const socket = createConnection({ host: hostname, port: Number(port) });
    let ended = false;
    socket
      .on('error', () => undefined)
      .on('close', () => (ended = true))
      .resume();
    const manner = ways[at % ways.length]!;
    if (manner) socket.write(manner);
    opened.push({ socket, manner, ended: () => ended });
    if (at % 100 === 99) await once(socket, 'connect');
  }
  return opened;
}

/** Sends bytes as they are, and answers what comes back until the gateway hangs up or says nothing for two seconds. */
export async function raw(
  hub: ToyHub,
  bytes: string | Buffer,
): Promise<{ status: number; head: string; body: string }> {
  const { hostname, port } = new URL(hub.url);
  const socket = createConnection({ host: hostname, port: Number(port) });
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part)).on('error', () => undefined);
  socket.setTimeout(2000, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  const [head = '', ...body] = Buffer.concat(parts).toString('utf8').split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') };
}
