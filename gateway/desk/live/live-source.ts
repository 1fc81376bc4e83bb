import type { LiveEvent } from './use-live.ts';

export interface Outage {
  agency: string;
  since: string;
}

/** What comes down the line. */
export type Heard = { type: 'moves'; events: LiveEvent[] } | { type: 'outages'; outages: Outage[] };

const leaseTime = 15_000;
const betweenLooks = 2000;
const afterRefusal = 30_000;
const together = 250;
const betweenNews = 1500;
const mostCases = 5;

/**
 * The one line of a browser to the hub's events, however many tabs are open: the tab that holds the lease listens and passes on what it
 * hears. When it is closed, another takes the lease and goes on from where it was.
 */
export class LiveSource {
  private readonly listeners = new Set<(heard: Heard) => void>();
  private readonly tab = String(Math.random());
  private readonly channel: BroadcastChannel;
  private readonly leaseKey: string;
  private readonly placeKey: string;
  private line: EventSource | null = null;
  private quietUntil = 0;
  private lastTold = 0;
  private readonly gathered = new Map<string | null, LiveEvent>();

  constructor(person: string) {
    this.leaseKey = `wufang.live.lease.${person}`;
    this.placeKey = `wufang.live.place.${person}`;
    this.channel = new BroadcastChannel(`wufang.live.${person}`);
    this.channel.onmessage = ({ data }: MessageEvent<Heard>) => this.pass(data);
    setInterval(() => this.look(), betweenLooks);
    addEventListener('pagehide', () => this.giveUp());
    this.look();
  }

  /** Calls back with everything that comes; answers how to end it. */
  hear(listener: (heard: Heard) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private look(): void {
    const [holder, until] = (localStorage.getItem(this.leaseKey) ?? '').split(' ');
    if (holder !== this.tab && Number(until) > Date.now()) return this.close();
    localStorage.setItem(this.leaseKey, `${this.tab} ${Date.now() + leaseTime}`);
    if (!this.line && Date.now() > this.quietUntil) this.open();
  }

  private open(): void {
    const place = localStorage.getItem(this.placeKey);
    const line = new EventSource(place ? `/events?after=${place}` : '/events');
    this.line = line;
    const told = (name: string, handle: (data: string) => Heard | null) =>
      line.addEventListener(name, (message) => {
        const { data, lastEventId } = message as MessageEvent<string>;
        if (lastEventId) localStorage.setItem(this.placeKey, lastEventId);
        const heard = handle(data);
        if (heard) this.passOn(heard);
      });
    told('move', (data) => (this.gather(JSON.parse(data) as LiveEvent), null));
    told('outages', (data) => ({ type: 'outages', ...(JSON.parse(data) as { outages: Outage[] }) }));
    told('place', () => null);
    told('ended', () => (this.rest(), null));
    line.onerror = () => line.readyState === EventSource.CLOSED && this.rest();
  }

  /**
   * What moves at about the same time is told once for each case; of many cases at once only that much has moved. A colleague's
   * import, or a case in which much goes on, does not make the page ask without end.
   */
  private gather(event: LiveEvent): void {
    const wait = Math.max(together, this.lastTold + betweenNews - Date.now());
    if (this.gathered.size === 0) setTimeout(() => this.tellGathered(), wait);
    this.gathered.set(event.caseCode, event);
  }

  private tellGathered(): void {
    const events = [...this.gathered.values()];
    this.gathered.clear();
    this.lastTold = Date.now();
    const much: LiveEvent = { ...events.at(-1)!, kind: 'MUCH_HAS_MOVED', caseCode: null };
    this.passOn({ type: 'moves', events: events.length > mostCases ? [much] : events });
  }

  /** Refused, or signed out: it is tried again, but not at once. */
  private rest(): void {
    this.close();
    this.quietUntil = Date.now() + afterRefusal;
  }

  private giveUp(): void {
    if (this.line) localStorage.removeItem(this.leaseKey);
    this.close();
  }

  private close(): void {
    this.line?.close();
    this.line = null;
  }

  private passOn(heard: Heard): void {
    this.channel.postMessage(heard);
    this.pass(heard);
  }

  private pass(heard: Heard): void {
    for (const listener of this.listeners) listener(heard);
  }
}

let source: { person: string; live: LiveSource } | null = null;

/** The line of the person at the desk; signing in as somebody else loads the page anew. */
export function liveSource(person: string): LiveSource {
  if (source?.person !== person) source = { person, live: new LiveSource(person) };
  return source.live;
}
