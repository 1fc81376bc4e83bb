import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Contender } from './contenders.js';
import type { Workload } from './workloads.js';

/** What came back within a time. */
export interface LoadRun {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from sending to the last byte, in their order of size. */
  readonly latencies: readonly number[];
}

/** Asks one contender for one workload, each request another clerk's and of another case, and holds what comes back against its length. */
export class Caller {
  private readonly pool: Pool;
  private readonly path: string;
  private next = 0;

  constructor(
    private readonly contender: Contender,
    private readonly workload: Workload,
    /** Bytes of the answer to each request, by its place. */
    private readonly lengthAt: (index: number) => number,
    clients: number,
  ) {
    const { origin, pathname } = new URL(contender.url);
    this.pool = new Pool(origin, { connections: clients, pipelining: 1 });
    this.path = pathname;
  }

  /** So many clients, each of whom asks again as soon as it has its answer. */
  async closedLoop(clients: number, milliseconds: number): Promise<LoadRun> {
    const latencies: number[] = [];
    const begun = performance.now();
    const client = async (): Promise<void> => {
      while (performance.now() - begun < milliseconds) latencies.push(await this.ask());
    };
    await Promise.all(Array.from({ length: clients }, client));
    return runOf(latencies, begun);
  }

  /** So many requests a second, whether the ones before are answered or not. */
  async openLoop(rate: number, milliseconds: number): Promise<LoadRun> {
    const begun = performance.now();
    const asked: Promise<number>[] = [];
    for (let due = 0; due < milliseconds; due += 1_000 / rate) {
      const early = due - (performance.now() - begun);
      if (early > 0) await pause(early);
      asked.push(this.ask(begun + due));
    }
    return runOf(await Promise.all(asked), begun);
  }

  stop(): Promise<void> {
    return this.pool.close();
  }

  /** Milliseconds until the answer was there, counted from when it was due. */
  private async ask(since = performance.now()): Promise<number> {
    const index = this.next++;
    const { query, variablesAt } = this.workload;
    const { statusCode, body } = await this.pool.request({
      ...{ method: 'POST', path: this.path },
      headers: { 'content-type': 'application/json', ...this.contender.headersAt(index) },
      body: JSON.stringify({ query, variables: variablesAt(index) }),
    });
    const text = Buffer.from(await body.arrayBuffer());
    if (statusCode !== 200 || Math.abs(text.length - this.lengthAt(index)) > 1)
      throw new Error(
        `${this.contender.name} answered ${statusCode}: ${text.subarray(0, 300).toString('utf8')}`,
      );
    return performance.now() - since;
  }
}

function runOf(latencies: number[], begun: number): LoadRun {
  const seconds = (performance.now() - begun) / 1_000;
  return { requests: latencies.length, seconds, latencies: latencies.sort((one, other) => one - other) };
}
