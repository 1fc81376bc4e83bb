import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessName } from '../county/process-table.js';
import { firstInLine } from './first-in-line.js';

/**
 * STARTING    spawned, not yet healthy
 * READY       has answered that it is healthy since it was spawned
 * RESTARTING  has ended by itself; waits for its next start
 * STOPPED     ended on purpose
 */
export type ProcessState = 'STARTING' | 'READY' | 'RESTARTING' | 'STOPPED';

export interface Program {
  readonly name: ProcessName;
  readonly entry: string;
  readonly port: number;
  readonly host: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: string;
  /** Words that lead the program's own, such as those that place it in a network namespace. */
  readonly leading?: readonly string[] | undefined;
  /** What it says to the hub that has started it is heard by. */
  readonly heard?: ((message: unknown) => void) | undefined;
}

const longestPause = 30_000;
const steadyAfter = 10_000;
const barrenStarts = 3;
/**
 * Young objects get room at once: a program that starts collects them a dozen times less, and starts a sixth sooner. None is born old: what
 * an object that has outlived its use points at is kept as long as it, which made every collection carry what requests long answered had left. One thread
 * collects: so little is alive that helpers, who share the processors with all other programs, cost more than they do.
 */
const nodeOptions = [
  ...['--enable-source-maps', '--min-semi-space-size=16'],
  ...['--no-allocation-site-pretenuring', '--single-threaded-gc'],
];
/** What a case view leaves behind is mostly gone before such a room is full, and need not be moved. */
const gatewayOptions = ['--max-semi-space-size=64'];
/** A program leaves within five seconds by itself, and may have to write down how it was sampled. */
const graceToStop = 12_000;
const largestLog = 20_000_000;

/** One child program: spawned with a channel to its parent, started again when it ends by itself. */
export class ManagedProcess {
  state: ProcessState = 'STOPPED';
  restarts = 0;
  lastExit: string | null = null;
  #child: ChildProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  /** Ends in quick succession; the pause before the next start grows with them. */
  #failures = 0;
  /** Starts in a row that ended before the program was healthy. */
  #barren = 0;
  #startedAt = 0;
  #logStart = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly program: Program,
    private readonly changed: () => void,
  ) {}

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  get address(): string {
    const { host, port } = this.program;
    return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  }

  start(): void {
    if (this.#child) return;
    clearTimeout(this.#timer);
    if (this.state === 'STOPPED') this.#barren = 0;
    const { entry, environment, log, leading = [] } = this.program;
    if (existsSync(log) && statSync(log).size > largestLog) renameSync(log, `${log}.1`);
    const output = openSync(log, 'a', 0o600);
    this.#logStart = statSync(log).size;
    const own = this.program.name === 'gateway' ? gatewayOptions : [];
    const [command = '', ...words] = [...leading, process.execPath, ...nodeOptions, ...own, entry];
    const child = spawn(command, words, {
      env: environment,
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    if (this.program.heard) child.on('message', this.program.heard);
    this.#child = child;
    this.#startedAt = Date.now();
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve(this.#onExit(signal ?? `code ${code}`)));
      child.once('error', (error) => resolve(this.#onExit(error.message)));
    });
    this.#become('STARTING');
  }

  /** Ends the program and keeps it down. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#become('STOPPED');
    const child = this.#child;
    if (!child) return;
    child.kill('SIGTERM');
    // A stopped (SIGSTOP) program hears nothing until it is continued.
    child.kill('SIGCONT');
    const timer = setTimeout(() => child.kill('SIGKILL'), graceToStop);
    await this.#ended;
    clearTimeout(timer);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async isHealthy(timeout = 2_000): Promise<boolean> {
    if (!this.#child) return false;
    const answer = await fetch(`${this.address}/health`, { signal: AbortSignal.timeout(timeout) }).catch(
      () => null,
    );
    await answer?.body?.cancel();
    return answer?.status === 200;
  }

  /** Waits for the first healthy answer. Throws with the end of the log when the program keeps ending or time is up. */
  async ready(timeout = 120_000): Promise<void> {
    const deadline = Date.now() + timeout;
    while (Date.now() < deadline) {
      if (this.state === 'STOPPED') throw new Error(`${this.program.name} was stopped before it was ready.`);
      if (this.#barren >= barrenStarts) break;
      if (await this.isHealthy()) {
        this.#barren = 0;
        if (this.#child?.pid !== undefined) firstInLine(this.#child.pid, true);
        this.#become('READY');
        return;
      }
      await sleep(100);
    }
    throw new Error(
      `${this.program.name} does not become ready. Its log (${this.program.log}) ends:\n${this.logEnd()}`,
    );
  }

  logEnd(lines = 15): string {
    const text = readFileSync(this.program.log).subarray(this.#logStart).toString('utf8').trim();
    return text.split('\n').slice(-lines).join('\n');
  }

  #onExit(how: string): void {
    if (!this.#child) return;
    this.#child = null;
    this.lastExit = `${new Date().toISOString()} ${how}`;
    if (this.state === 'STOPPED') return this.changed();
    this.#barren = this.state === 'READY' ? 0 : this.#barren + 1;
    this.#failures = Date.now() - this.#startedAt > steadyAfter ? 1 : this.#failures + 1;
    const pause = Math.min(longestPause, 100 * 2 ** this.#failures);
    this.#timer = setTimeout(() => this.#startAgain(), pause);
    this.#become('RESTARTING');
  }

  #startAgain(): void {
    this.restarts += 1;
    this.start();
    if (this.pid !== null) firstInLine(this.pid);
    this.ready().catch(() => undefined);
  }

  #become(state: ProcessState): void {
    this.state = state;
    this.changed();
  }
}
