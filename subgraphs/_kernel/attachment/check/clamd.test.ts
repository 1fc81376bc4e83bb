import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { clamdScanner, scannerOf } from './clamd.js';
import { builtInScanner } from './scanner.js';

let daemon: Server | null = null;
afterEach(() => daemon?.close());

/** Speaks the daemon's side of INSTREAM: reads the chunks to the empty one and says what it found. */
async function fakeDaemon(say: (content: Buffer) => string | null): Promise<string> {
  daemon = createServer((socket) => {
    let read = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      read = Buffer.concat([read, piece]);
      const content = streamOf(read);
      const answer = content && say(content);
      if (answer) socket.end(`${answer}\0`);
    });
  }).listen(0, '127.0.0.1');
  await once(daemon, 'listening');
  return `127.0.0.1:${(daemon.address() as AddressInfo).port}`;
}

function streamOf(read: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0');
  if (!read.subarray(0, command.length).equals(command)) return null;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= read.length;) {
    const size = read.readUInt32BE(at);
    if (size === 0) return Buffer.concat(chunks);
    if (at + 4 + size > read.length) return null;
    chunks.push(read.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return null;
}

describe('a ClamAV daemon', () => {
  test('is given the whole file and says that it is clean', async () => {
    let seen: Buffer | null = null;
    const address = await fakeDaemon((content) => ((seen = content), 'stream: OK'));
    const file = Buffer.alloc(300_000, 'abc');
    expect(await clamdScanner(address).scan(file)).toBeNull();
    expect(seen).toEqual(file);
  });

  test('says what it found', async () => {
    const address = await fakeDaemon(() => 'stream: Win.Test.Invented-1 FOUND');
    expect(await clamdScanner(address).scan(Buffer.from('x'))).toBe('Win.Test.Invented-1');
  });

  test.each(['INSTREAM size limit exceeded. ERROR', 'nonsense', 'stream: OK\nstream: X FOUND'])(
    'that answers "%s" has cleared nothing',
    async (answer) => {
      const address = await fakeDaemon(() => answer);
      await expect(clamdScanner(address).scan(Buffer.from('x'))).rejects.toThrow('could not scan');
    },
  );

  test('that is not there, or does not answer in time, has cleared nothing', async () => {
    await expect(clamdScanner('127.0.0.1:1').scan(Buffer.from('x'))).rejects.toThrow();
    const address = await fakeDaemon(() => null);
    await expect(clamdScanner(address, 100).scan(Buffer.from('x'))).rejects.toThrow('in time');
  });

  test('is asked where a deployment names one; otherwise the built-in checks say what they are', () => {
    expect(scannerOf('127.0.0.1:3310').name).toBe('clamd');
    expect(scannerOf(undefined)).toBe(builtInScanner);
    expect(builtInScanner.name).toContain('no virus scanner');
  });
});
