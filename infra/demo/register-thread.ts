import { Worker } from 'node:worker_threads';
import type { Arrival, Reply } from '#kernel/exchange/receive.js';
import type { DemoPlaces } from './demo-agency.js';

export interface RegisterQuestion {
  readonly id: number;
  readonly messages: readonly Arrival[];
  readonly time: Date;
}

export interface RegisterAnswer {
  readonly id: number;
  readonly replies: Reply[] | Error;
}

/** The register at work beside the other agencies, on another core. */
export class RegisterThread {
  private readonly worker: Worker;
  private readonly open = new Map<number, PromiseWithResolvers<Reply[]>>();
  private asked = 0;
  private failure: Error | null = null;

  constructor(places: DemoPlaces) {
    this.worker = new Worker(new URL('./register-desk.js', import.meta.url), { workerData: places });
    this.worker.on('message', ({ id, replies }: RegisterAnswer) => this.take(id, replies));
    this.worker.on('error', (error: Error) => {
      this.failure = error;
      this.open.forEach(({ reject }) => reject(error));
    });
  }

  /** Hands over what one agency has to tell about one case, in its order. */
  receive(messages: readonly Arrival[], time: Date): Promise<Reply[]> {
    if (this.failure) return Promise.reject(this.failure);
    const id = this.asked++;
    const question = Promise.withResolvers<Reply[]>();
    this.open.set(id, question);
    const plain = messages.map(({ text, signature, keyId }) => ({ text, signature, keyId }));
    this.worker.postMessage({ id, messages: plain, time } satisfies RegisterQuestion);
    return question.promise;
  }

  async close(): Promise<void> {
    if (this.failure) return;
    const ended = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.postMessage('close');
    await ended;
  }

  private take(id: number, replies: Reply[] | Error): void {
    const question = this.open.get(id);
    this.open.delete(id);
    if (replies instanceof Error) question?.reject(replies);
    else question?.resolve(replies);
  }
}
