import type { Agent, Dispatcher } from 'undici';

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** Reads what comes back of a call. What it throws ends the call. */
export interface AnswerReader {
  head(status: number, headers: AnswerHeaders): void;
  take(piece: Buffer): void;
}

/** One HTTP call to an agency, straight from the connection: a stream and a signal for each would cost more than the answer. */
export class AgencyPost implements Dispatcher.DispatchHandler {
  private ended!: () => void;
  private failed!: (error: Error) => void;
  private controller: Dispatcher.DispatchController | null = null;
  private givenUp: Error | null = null;

  constructor(private readonly reader: AnswerReader) {}

  /** Fulfilled when everything has come, rejected when it will not. */
  send(agent: Agent, url: URL, headers: Record<string, string>, body: string | Buffer): Promise<void> {
    const { origin, pathname, search } = url;
    return new Promise((resolve, reject) => {
      this.ended = resolve;
      this.failed = reject;
      agent.dispatch({ origin, path: pathname + search, method: 'POST', headers, body }, this);
    });
  }

  giveUp(reason: Error): void {
    this.givenUp = reason;
    this.controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.givenUp) controller.abort(this.givenUp);
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: AnswerHeaders): void {
    this.reader.head(status, headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, piece: Buffer): void {
    this.reader.take(piece);
  }

  onResponseEnd(): void {
    this.ended();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.failed(this.givenUp ?? error);
  }
}
