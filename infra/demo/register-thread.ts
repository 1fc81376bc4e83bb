import { Worker } from 'node:worker_threads';
import type { DetachedSignature } from '#kernel/exchange/keyring.js';
import type { Reply } from '#kernel/exchange/receive.js';
import type { DemoPlaces } from './demo-agency.js';

type Message = DetachedSignature & { text: string };

export interface RegisterQuestion {
  readonly id: number;
  readonly message: Message;
  readonly time: Date;
}

export interface RegisterAnswer {
  readonly id: number;
  readonly reply: Reply | Error;
}

/** The register at work beside the other agencies, on another core. */
export class RegisterThread {
  private readonly worker: Worker;
  private readonly open = new Map<number, PromiseWithResolvers<Reply>>();
  private asked = 0;
  private failure: Error | null = null;

  constructor(places: DemoPlaces) {
    this.worker = new Worker(new URL('./register-desk.js', import.meta.url), { workerData: places });
    this.worker.on('message', ({ id, reply }: RegisterAnswer) => this.take(id, reply));
    this.worker.on('error', (error: Error) => {
      this.failure = error;
      this.open.forEach(({ reject }) => reject(error));
    });
  }

  receive({ text, signature, keyId }: Message, time: Date): Promise<Reply> {
    if (this.failure) return Promise.reject(this.failure);
    const id = this.asked++;
    const question = Promise.withResolvers<Reply>();
    this.open.set(id, question);
    this.worker.postMessage({ id, message: { text, signature, keyId }, time } satisfies RegisterQuestion);
    return question.promise;
  }

  async close(): Promise<void> {
    if (this.failure) return;
    const ended = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.postMessage('close');
    await ended;
  }

  private take(id: number, reply: Reply | Error): void {
    const question = this.open.get(id);
    this.open.delete(id);
    if (reply instanceof Error) question?.reject(reply);
    else question?.resolve(reply);
  }
}
