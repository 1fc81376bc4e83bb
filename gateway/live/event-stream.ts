import type { Response } from 'express';

const heartbeat = 15_000;
/** A reader that has taken nothing for so long is hung up on; it comes back with the last id it has. */
const slowReader = 15_000;

/** One open line of server-sent events to a browser. */
export class EventStream {
  private readonly ending = new AbortController();
  private readonly beat: NodeJS.Timeout;

  constructor(private readonly response: Response) {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    // A browser whose line breaks tries again after two seconds.
    response.write('retry: 2000\n\n');
    this.beat = setInterval(() => this.write(': \n\n'), heartbeat).unref();
    response.on('close', () => this.end());
  }

  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** `id` is where the reader goes on from after a break; what tells only of now has none. */
  send(event: string, data: object, id: number | null = null): void {
    const place = id === null ? '' : `id: ${id}\n`;
    this.write(`${place}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Waits until the reader has taken what was sent; ends the line where it does not. */
  async taken(): Promise<void> {
    if (!this.response.writableNeedDrain || this.ended.aborted) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => this.end(), slowReader).unref();
      const done = (): void => {
        clearTimeout(late);
        resolve();
      };
      this.response.once('drain', done);
      this.ended.addEventListener('abort', done, { once: true });
    });
  }

  end(): void {
    if (this.ended.aborted) return;
    clearInterval(this.beat);
    this.ending.abort();
    if (this.response.writableNeedDrain) this.response.destroy();
    else this.response.end();
  }

  private write(text: string): void {
    if (!this.ended.aborted && !this.response.writableEnded) this.response.write(text);
  }
}
