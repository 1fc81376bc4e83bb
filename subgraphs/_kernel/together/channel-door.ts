import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { acceptOffer } from '#kernel/identity/agreed-key.js';
import { plainHeaders } from '#kernel/identity/gate.js';
import {
  type CallVerifier,
  gatewayKeyInForce,
  type GatewayKeys,
  offerHeader,
} from '#kernel/identity/signed-call.js';
import { channelProtocol, type Frame, FrameReader, FrameRefused, halfHeader, keptFor } from './channel.js';

export interface ChannelOptions {
  /** The agency whose door this is. */
  readonly agency: string;
  readonly keys: GatewayKeys;
  readonly calls: Pick<CallVerifier, 'verify'>;
  readonly log?: Logger;
  /** Has each of these operations run and its answer written: a line that begins with its number, counted from `first` on. */
  readonly answerAll: (
    lines: readonly string[],
    write: (answers: string) => void,
    first: number,
  ) => Promise<void>;
}

const mostChannels = 200;
/** Milliseconds that operations have to end when the agency stops. */
const patience = 3_000;
/** Bytes of answers that nobody has taken: whoever takes none for so long is not there any more. */
const mostUntaken = 64 * 1024 * 1024;

/** What is going on over a channel: how many frames are not answered yet, and whether it is to close when they are. */
interface Work {
  underWay: number;
  ending: boolean;
}

/** Whether this Node can tell one upgrade from another (from 24.9 and 22.21 on). */
export const channelsOffered = 'shouldUpgradeCallback' in createServer();

/**
 * A server with a door for channels beside its others. What asks for any other upgrade, as Java's client does with each plain request, goes on as the plain
 * request it is; where Node cannot tell them apart, no channel is offered.
 */
export function serverWithChannels(listener: RequestListener, path: string, channels: ChannelDoor): Server {
  const shouldUpgradeCallback = ({ method, url, headers }: IncomingMessage): boolean =>
    method === 'GET' && url === path && headers.upgrade === channelProtocol;
  const server = createServer({ shouldUpgradeCallback }, listener);
  if (channelsOffered)
    server.on('upgrade', (request, socket, rest) => void channels.admit(request, socket, rest));
  return server;
}

/** The channels (`channel.ts`) that gateways have opened to an agency. */
export class ChannelDoor {
  private readonly open = new Map<Duplex, Work>();

  constructor(private readonly options: ChannelOptions) {}

  /** Opens a channel to a gateway that has signed its wish, and refuses all others. */
  async admit(request: IncomingMessage, socket: Duplex, rest: Buffer): Promise<void> {
    // It closes by itself after an error.
    socket.on('error', () => undefined);
    const { agency, calls, log } = this.options;
    const headers = plainHeaders(request);
    const call = { method: request.method!, path: request.url!, headers, body: '' };
    const gateway = await calls.verify(call);
    const agreed = gateway === null ? null : acceptOffer(headers[offerHeader] ?? '', agency);
    if (gateway === null || !agreed || this.open.size >= mostChannels) {
      const reason = gateway === null ? 'BAD_SIGNATURE' : agreed ? 'TOO_MANY' : 'BAD_OFFER';
      log?.warn({ reason }, 'channel refused');
      return leave(socket, 'HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
    }
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\n' +
        `connection: upgrade\r\nupgrade: ${channelProtocol}\r\n${halfHeader}: ${agreed.half}\r\n\r\n`,
    );
    this.serve(socket, gateway, new FrameReader(agreed.secret), rest);
  }

  /** Takes no more operations; those that were taken are answered. */
  async stop(): Promise<void> {
    const closed = [...this.open].map(([socket, work]) => {
      socket.pause();
      work.ending = true;
      if (work.underWay === 0) leave(socket);
      return new Promise((done) => socket.once('close', done));
    });
    await Promise.race([Promise.all(closed), pause(patience, undefined, { ref: false })]);
    this.cut();
  }

  /** Closes all of them at once. */
  cut(): void {
    for (const socket of this.open.keys()) socket.destroy();
  }

  private serve(socket: Duplex, gateway: string, frames: FrameReader, rest: Buffer): void {
    const { keys, log } = this.options;
    const life = setTimeout(() => socket.destroy(), keptFor).unref();
    const work: Work = { underWay: 0, ending: false };
    this.open.set(socket, work);
    const take = (piece: Buffer): void => {
      try {
        // A key that is revoked closes what it has opened.
        if (!gatewayKeyInForce(keys(gateway), new Date())) throw new FrameRefused('revoked');
        for (const frame of frames.take(piece)) void this.answer(frame, socket, work);
      } catch (error) {
        log?.warn({ reason: (error as Error).message }, 'channel closed');
        socket.destroy();
      }
    };
    socket.on('data', take).on('end', () => socket.end());
    socket.on('close', () => {
      clearTimeout(life);
      this.open.delete(socket);
    });
    if (rest.length > 0) take(rest);
  }

  private async answer({ number, lines }: Frame, socket: Duplex, work: Work): Promise<void> {
    const write = (answers: string): void => {
      if (socket.destroyed) return;
      socket.write(answers);
      if (socket.writableLength > mostUntaken) socket.destroy();
    };
    work.underWay++;
    await this.options.answerAll(lines, write, number);
    work.underWay--;
    if (work.ending && work.underWay === 0) leave(socket);
  }
}

/** What was written still arrives; the other side is not waited for. */
function leave(socket: Duplex, lastWords = ''): void {
  socket.end(lastWords, () => socket.destroy());
}
