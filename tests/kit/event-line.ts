export interface HeardEvent<Data = any> {
  id: string | null;
  event: string;
  data: Data;
}

/** A line of server-sent events as a browser reads it. */
export class EventLine {
  private readonly all: HeardEvent[] = [];
  private readonly taken = new Map<string, number>();
  private readonly reading: Promise<void>;
  private wake: () => void = () => undefined;
  isOpen = true;

  constructor(private readonly response: Response) {
    if (response.status !== 200) throw new Error(`No line of events: ${response.status}.`);
    this.reading = this.read().catch(() => undefined);
  }

  /** The next event of this name, of those that fit; waits for it. */
  async next(event: string, fits: (data: any) => boolean = () => true): Promise<HeardEvent> {
    for (const until = Date.now() + 30_000; Date.now() < until;) {
      const from = this.taken.get(event) ?? 0;
      const at = this.all.findIndex(
        (heard, place) => place >= from && heard.event === event && fits(heard.data),
      );
      if (at >= 0) {
        this.taken.set(event, at + 1);
        return this.all[at]!;
      }
      if (!this.isOpen) break;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, 500);
      });
    }
    throw new Error(`No event ${event} was heard.`);
  }

  heard(event: string): HeardEvent[] {
    return this.all.filter((heard) => heard.event === event);
  }

  /** Resolves when the hub has hung up. */
  ended(): Promise<void> {
    return this.reading;
  }

  close(): void {
    void this.response.body?.cancel().catch(() => undefined);
  }

  private async read(): Promise<void> {
    let rest = '';
    try {
      for await (const chunk of this.response.body!.pipeThrough(new TextDecoderStream())) {
        const parts = (rest + chunk).split('\n\n');
        rest = parts.pop()!;
        for (const part of parts) this.take(part);
        this.wake();
      }
    } finally {
      this.isOpen = false;
      this.wake();
    }
  }

  private take(part: string): void {
    const field = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? null;
    const event = field('event');
    if (event) this.all.push({ id: field('id'), event, data: JSON.parse(field('data') ?? 'null') });
  }
}
