import type { Logger } from 'pino';
import type pg from 'pg';
import { request, type Agent } from 'undici';
import type { Directory } from '../directory.js';

export interface Outage {
  agency: string;
  /** When it was first found not to answer. */
  since: Date;
}

export interface AgencyWatchOptions {
  directory: Directory;
  agent: Agent;
  pool: pg.Pool;
  log: Logger;
}

const betweenLooks = 2000;
const patience = 800;

/**
 * Which agencies do not answer, and since when. Any answer counts, a refusal too: an agency that speaks for itself is there. All gateways over
 * one database say the same "since", before and after a restart.
 */
export class AgencyWatch {
  private outages = new Map<string, Date>();
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;
  private readonly listeners = new Set<(outages: Outage[]) => void>();

  constructor(private readonly options: AgencyWatchOptions) {}

  start(): void {
    const again = (): void => void this.look().finally(() => this.timer?.refresh());
    this.timer = setTimeout(again, betweenLooks).unref();
    again();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  get current(): Outage[] {
    return [...this.outages].map(([agency, since]) => ({ agency, since }));
  }

  since(agency: string): Date | null {
    return this.outages.get(agency) ?? null;
  }

  /** Called with all outages whenever they have changed; answers how to end it. */
  onChange(listener: (outages: Outage[]) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Looks at every agency now; a second call meanwhile waits for the same look. */
  look(): Promise<void> {
    return (this.round ??= this.lookOnce().finally(() => (this.round = null)));
  }

  private async lookOnce(): Promise<void> {
    const { directory, log } = this.options;
    try {
      const begun = new Date();
      const answers = await Promise.all(
        directory.agencies.map(async (agency) => [agency, await this.answers(agency)] as const),
      );
      const down = answers.filter(([, up]) => !up).map(([agency]) => agency);
      const known = [...this.outages.keys()].sort().join(' ');
      if (down.length === 0 && known === '') return;
      this.outages = await this.keep(down, begun).catch(() => this.inMemory(down, begun));
      if ([...this.outages.keys()].sort().join(' ') === known) return;
      log.warn({ agencies: down }, 'agencies without an answer');
      for (const tell of this.listeners) tell(this.current);
    } catch (error) {
      log.warn({ reason: (error as Error).name }, 'agencies not looked at');
    }
  }

  /** One that fails is asked once more, so that a lost packet is no outage. */
  private async answers(agency: string): Promise<boolean> {
    return (await this.answersOnce(agency)) || (await this.answersOnce(agency));
  }

  private async answersOnce(agency: string): Promise<boolean> {
    const { directory, agent } = this.options;
    try {
      const url = new URL('/health', directory.graphql(agency));
      const answer = await request(url, { dispatcher: agent, signal: AbortSignal.timeout(patience) });
      await answer.body.dump();
      return true;
    } catch {
      return false;
    }
  }

  private async keep(down: string[], begun: Date): Promise<Map<string, Date>> {
    const { pool } = this.options;
    await pool.query('delete from agency_outage where not (agency = any($1))', [down]);
    await pool.query(
      'insert into agency_outage (agency, since) select unnest($1::text[]), $2 on conflict (agency) do nothing',
      [down, begun],
    );
    const { rows } = await pool.query<Outage>(
      'select agency, since from agency_outage where agency = any($1)',
      [down],
    );
    return new Map(rows.map(({ agency, since }) => [agency, since]));
  }

  private inMemory(down: string[], begun: Date): Map<string, Date> {
    return new Map(down.map((agency) => [agency, this.outages.get(agency) ?? begun]));
  }
}
