import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/**
 * Where free ports are looked for: below what systems give to outgoing connections, or a connection of anybody's could take
 * a port between its being found and its being used.
 */
const first = 10_240;
const stretch = 1_024;
const stretches = 22;
const range = stretch * stretches;
/**
 * Programs begin in different stretches, and each goes on behind the port it found last: two that look at once do not find
 * the same.
 */
let next = (process.pid % stretches) * stretch + randomInt(stretch);

function listen(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

export async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = await listen(port, host).catch(() => null);
  if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  return server !== null;
}

/** A port nobody listens at, and which this program finds again only when it has gone through all the others. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let tried = 0; tried < range; tried += 1) {
    const port = first + next;
    next = (next + 1) % range;
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No port between ${first} and ${first + range - 1} is free.`);
}

/** As many different free ports as asked for. */
export function freePorts(count: number, host = '127.0.0.1'): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => freePort(host)));
}
