import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort } from '../free-port.js';
import { isAlive } from '../liveness.js';
import { ManagedProcess } from './managed-process.js';

const healthy = `
  require('node:http').createServer((_, answer) => answer.end('{"status":"ready"}')).listen(process.env.PORT, '127.0.0.1');
  process.on('disconnect', () => process.exit());`;

let folder: string;
let running: ManagedProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wufang-process-'));
});

afterEach(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true });
});

async function run(source: string): Promise<ManagedProcess> {
  const entry = join(folder, 'main.cjs');
  writeFileSync(entry, source);
  const port = await freePort();
  const environment = { ...process.env, PORT: String(port) };
  const log = join(folder, 'court.log');
  running = new ManagedProcess(
    { name: 'court', entry, port, host: '127.0.0.1', environment, log },
    () => undefined,
  );
  running.start();
  return running;
}

describe('a managed program', () => {
  test('is ready once it says that it is healthy', async () => {
    const program = await run(healthy);
    expect(program.state).toBe('STARTING');
    await program.ready();
    expect(program.state).toBe('READY');
  });

  test('is started again after it was killed, and the doctor can see it', async () => {
    const program = await run(healthy);
    await program.ready();
    const first = program.pid;
    program.kill('SIGKILL');
    await vi.waitFor(() => expect(program).toMatchObject({ state: 'READY', restarts: 1 }), 5_000);
    expect(program.pid).not.toBe(first);
    expect(program.lastExit).toContain('SIGKILL');
    expect(getPriority(program.pid!)).toBe(getPriority());
  });

  test('stays down after it was stopped on purpose', async () => {
    const program = await run(healthy);
    await program.ready();
    const { pid } = program;
    await program.stop();
    expect(program.state).toBe('STOPPED');
    expect(isAlive(pid ?? 0)).toBe(false);
  });

  test('is stopped even while it hangs', async () => {
    const program = await run(healthy);
    await program.ready();
    program.kill('SIGSTOP');
    await program.stop();
    expect(program.pid).toBeNull();
  });

  test('that keeps ending is given up with the end of its log', async () => {
    const program = await run(`console.error('The environment is not complete'); process.exit(1)`);
    await expect(program.ready()).rejects.toThrow(
      /court does not become ready[\s\S]*The environment is not complete/,
    );
  });
});
