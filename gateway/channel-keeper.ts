import type { Agent } from 'undici';
import { KeyOffer } from '#kernel/identity/agreed-key.js';
import { type CallKey, offerHeader, signCall } from '#kernel/identity/signed-call.js';
import { askedFor, channelProtocol, halfHeader } from '#kernel/together/channel.js';
import { AgencyChannel } from './agency-channel.js';

/** How far ahead of a channel's end the next is opened, and how long none is tried where one could not be opened, in milliseconds. */
const ahead = 30_000;
const refusedFor = 60_000;
const unreachableFor = 1_000;

/** The agency's half of the key is none. */
class NoKeyAgreed extends Error {}

interface Kept {
  readonly channel: AgencyChannel;
  /** The address and the own key that it was opened with. */
  readonly url: Readonly<URL>;
  readonly keyId: string;
  readonly renewAt: number;
  readonly until: number;
}

/** Keeps a channel to one agency open, and gets another in time. An agency that offers none is called as it always was. */
export class ChannelKeeper {
  private kept: Kept | null = null;
  private opening = false;
  private notBefore = 0;
  private stopped = false;

  constructor(
    private readonly agency: string,
    private readonly agent: Agent,
    private readonly key: () => CallKey,
  ) {}

  /** The channel to the agency at this address, if there is one now; one that is missing is opened meanwhile. */
  at(url: Readonly<URL>, now = Date.now()): AgencyChannel | null {
    const { kept } = this;
    const usable =
      kept !== null &&
      kept.channel.isOpen &&
      kept.until > now &&
      kept.url === url &&
      kept.keyId === this.key().id;
    if (kept && !usable) {
      kept.channel.retire();
      this.kept = null;
    }
    if ((!usable || kept.renewAt <= now) && !this.opening && this.notBefore <= now) void this.open(url);
    return usable ? kept.channel : null;
  }

  stop(): void {
    this.stopped = true;
    this.kept?.channel.stop();
  }

  private async open(url: Readonly<URL>): Promise<void> {
    this.opening = true;
    try {
      const opened = await this.connect(url);
      const former = this.kept;
      this.kept = opened;
      former?.channel.retire();
      if (this.stopped) opened.channel.stop();
    } catch (error) {
      const refused = error instanceof NoKeyAgreed || (error as { code?: string }).code === 'UND_ERR_SOCKET';
      this.notBefore = Date.now() + (refused ? refusedFor : unreachableFor);
    } finally {
      this.opening = false;
    }
  }

  private async connect(url: Readonly<URL>): Promise<Kept> {
    const { agency, agent } = this;
    const key = this.key();
    const offer = new KeyOffer(agency);
    const path = url.pathname + url.search;
    const call = { agency, method: 'GET', path, headers: { [offerHeader]: offer.text }, body: '' };
    const signal = AbortSignal.timeout(unreachableFor);
    const { socket, headers } = await agent.upgrade({
      ...{ origin: url.origin, path, method: 'GET', protocol: channelProtocol },
      ...{ headers: signCall(call, key), signal },
    });
    const secret = offer.agreed(String(headers[halfHeader]));
    if (!secret) {
      socket.destroy();
      throw new NoKeyAgreed();
    }
    const now = Date.now();
    const until = now + askedFor;
    return { channel: new AgencyChannel(socket, secret), url, keyId: key.id, renewAt: until - ahead, until };
  }
}
