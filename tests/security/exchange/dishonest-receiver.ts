import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { canonical, sha256 } from '#kernel/canonical.js';
import type { Transport } from '#kernel/exchange/deliver.js';
import { httpTransport } from '#kernel/exchange/http-transport.js';
import type { Words } from '../attacks/thief.js';

/** What a dishonest receiver is told by a message that arrives. */
export interface Arrived {
  body: string;
  /** The receipt that an honest receiver would give. */
  receipt: Words;
}

/** How it answers. */
export type Behaviour = (
  arrived: Arrived,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Promise<void>;

export interface DishonestReceiver {
  readonly url: string;
  /** Carries to it over HTTP, as the relay does, with less patience. */
  readonly transport: Transport;
  behave(behaviour: Behaviour): void;
  /** How many messages have come to it. */
  arrivals(): number;
  stop(): Promise<void>;
}

export async function dishonestReceiver(): Promise<DishonestReceiver> {
  let behaviour: Behaviour = (_arrived, response) => void response.end();
  let arrivals = 0;
  const server = createServer((request, response) => {
    arrivals += 1;
    response.on('error', () => undefined);
    void text(request).then((body) => behaviour({ body, receipt: honestReceipt(body) }, response, request));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/exchange/messages`;
  const carry = httpTransport({ milliseconds: 2_000, bytes: 64 * 1024 });
  return {
    url,
    transport: (_endpoint, message) => carry(url, message),
    behave: (next) => {
      behaviour = next;
      arrivals = 0;
    },
    arrivals: () => arrivals,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function honestReceipt(body: string): Words {
  const { id, source, dest } = JSON.parse(body || '{}') as Words;
  return {
    ...{ messageId: id, source, dest, bodyHash: sha256(body), receivedAt: new Date().toISOString() },
    ...{ disposition: 'APPLIED', code: null },
  };
}

/** A signed receipt as it travels. */
export function parcel(receipt: Words | string, sign: (text: string) => Words): string {
  const written = typeof receipt === 'string' ? receipt : canonical(receipt);
  return JSON.stringify({ receipt: written, ...sign(written) });
}
