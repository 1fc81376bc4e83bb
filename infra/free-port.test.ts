import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { freePort, freePorts, isFree } from './free-port.js';

describe('free ports', () => {
  test('are different ones, nobody listens at them, and none is found twice', async () => {
    const [some, others] = await Promise.all([freePorts(20), freePorts(20)]);
    const last = await freePort();
    expect(new Set([...some, ...others, last]).size).toBe(41);
    expect(await Promise.all(some.map((port) => isFree(port)))).not.toContain(false);
  });

  test('are none that a system gives to outgoing connections', async () => {
    for (const port of await freePorts(50)) {
      expect(port).toBeGreaterThanOrEqual(10_240);
      expect(port).toBeLessThan(32_768);
    }
  });

  test('leave out what somebody listens at', async () => {
    const [ahead] = (await freePorts(1)) as [number];
    const server = createServer();
    await new Promise<void>((ready) => server.listen(ahead + 1, '127.0.0.1', ready));
    try {
      expect(await isFree(ahead + 1)).toBe(false);
      expect(await freePorts(3)).not.toContain(ahead + 1);
    } finally {
      await new Promise((done) => server.close(done));
    }
  });
});
