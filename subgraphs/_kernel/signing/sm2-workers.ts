import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { FairQueue } from './fair-queue.js';

export type Sm2Job =
  | { kind: 'sign'; scalar: string; point: string; bytes: Uint8Array }
  | { kind: 'verify'; point: string; bytes: Uint8Array; signature: Uint8Array };

interface Waiting {
  readonly job: Sm2Job;
  resolve(answer: boolean | Uint8Array): void;
  reject(error: Error): void;
}

/** More is waiting to be checked than will be checked soon; to be asked again a little later. */
export class TooBusy extends Error {
  override name = 'TooBusy';
}

const sourceKind = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const fileBeside = (name: string): URL => new URL(`./${name}.${sourceKind}`, import.meta.url);

/**
 * Threads that sign and check by SM2, some milliseconds each, so that the process goes on with everything else.
 * What the agency asks for itself goes first and always in; what strangers send waits in a bounded lane for each sender.
 */
export class Sm2Workers {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Waiting>();
  private readonly own: Waiting[] = [];
  private readonly strangers: FairQueue<Waiting>;

  constructor(
    private readonly size = Math.min(2, availableParallelism()),
    { longest = 512, longestLane = 128 } = {},
  ) {
    this.strangers = new FairQueue(longest, longestLane);
  }

  /** Starts the threads ahead of the first signature, which an act waits for. */
  prepare(): void {
    if (this.idle.length + this.busy.size > 0) return;
    for (let n = 0; n < this.size; n++) {
      const worker = this.start();
      worker.unref();
      this.idle.push(worker);
    }
  }

  sign(scalar: string, point: string, bytes: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const kept = (answer: boolean | Uint8Array): void => resolve(Buffer.from(answer as Uint8Array));
      this.own.push({ job: { kind: 'sign', scalar, point, bytes }, resolve: kept, reject });
      this.serve();
    });
  }

  /** `lane` names the stranger who sent it; null for what the agency asks for itself. Throws TooBusy when the lane is full. */
  verify(
    point: string,
    bytes: Uint8Array,
    signature: Uint8Array,
    lane: string | null = null,
  ): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        job: { kind: 'verify', point, bytes, signature },
        resolve: (answer) => resolve(answer === true),
        reject,
      };
      if (lane === null) this.own.push(waiting);
      else if (!this.strangers.push(lane, waiting))
        return reject(new TooBusy('Too many signatures are waiting.'));
      this.serve();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private serve(): void {
    while (this.own.length + this.strangers.length > 0) {
      const worker = this.idle.pop() ?? (this.busy.size < this.size ? this.start() : null);
      if (!worker) return;
      const waiting = this.own.shift() ?? this.strangers.shift()!;
      this.busy.set(worker, waiting);
      worker.ref();
      worker.postMessage(waiting.job);
    }
  }

  private start(): Worker {
    const worker = new Worker(fileBeside('sm2-worker'), { workerData: fileBeside('sm2').href });
    let reason = new Error('The thread that signs has ended.');
    worker.on('message', (answer: boolean | Uint8Array) => {
      const waiting = this.busy.get(worker);
      this.busy.delete(worker);
      this.idle.push(worker);
      // An idle thread keeps no process alive.
      worker.unref();
      waiting?.resolve(answer);
      this.serve();
    });
    worker.on('error', (error: Error) => (reason = error));
    worker.on('exit', () => {
      const waiting = this.busy.get(worker);
      this.busy.delete(worker);
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
      waiting?.reject(reason);
      this.serve();
    });
    return worker;
  }
}

/** The threads of this process; none is started where no key is of SM2. */
export const sm2Workers = new Sm2Workers();
