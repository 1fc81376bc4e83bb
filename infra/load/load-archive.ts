import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { matchingKey } from '#kernel/disclosure/matching-key.js';
import { caseSeries } from '#kernel/reconciliation/serials.js';
import { mintCaseCode, parseCaseCode } from '#kernel/values/case-code.js';
import { tallyAnew } from '../../subgraphs/docket/figures/tally.js';
import type { AgencyName } from '../county/process-table.js';
import { type CaseTemplate, type CopiedParty, dayNumber, dayText, lastRound } from './case-template.js';
import { copyIn } from './copy-in.js';
import { type AgencyUrls, caseTables, openAll } from './county-tables.js';
import { inventedFirm, inventedWorker, mix } from './invented.js';
import { readTemplates, type Templates } from './read-templates.js';
import { setAsideIndexes } from './set-aside-indexes.js';
import { permitInventedAlone } from './synthetic-only.js';

export interface ArchiveOptions {
  readonly databases: AgencyUrls;
  /** Folder of the keys: names are found by hashes under the county's own matching key. */
  readonly keys: string;
  readonly mode: 'development' | 'production';
  readonly cases: number;
  /** How many of them are still worked on; an archive grows, what people have in hand does not. */
  readonly open: number;
  readonly seed: number;
  /** How many cases have the worker whom a search is measured with; {@link soughtCases} if left out. */
  readonly sought?: number;
  readonly today: string;
  readonly progress: (line: string) => void;
}

/** Workers of one name, in every archive whatever its size: what a search for a person is measured with. */
export const soughtCases = 20;

const years = 3;
/** What has ended was opened so many days ago at least. */
const youngestEnded = 120;
const casesAtOnce = 250;
/** Archives of other seeds beside one another have other numbers. */
const mostCases = 2_000_000;
const lastSeed = Math.floor(lastRound / mostCases) - 1;

/** Multiplies the county's own cases into an archive of three years; every agency keeps its own rows, and all sides agree. */
export async function loadArchive(options: ArchiveOptions): Promise<{ cases: number; seconds: number }> {
  if (options.cases > mostCases || !(options.seed >= 0 && options.seed <= lastSeed))
    throw new Error(`An archive has ${mostCases} cases at most, and a seed from 0 to ${lastSeed}.`);
  const began = performance.now();
  const clients = await openAll(options.databases);
  try {
    await permitInventedAlone(clients, options.mode);
    const templates = await readTemplates(clients);
    if (templates.ended.length === 0 || templates.open.length === 0)
      throw new Error('There are no cases to go by: enter the invented county first.');
    // Whole or not at all: what fails half way leaves nothing behind.
    await inAll(clients, 'begin');
    const rebuilds = await setAside(clients, options.cases);
    const maker = await CopyMaker.begin(clients, options, templates);
    await copyAll(clients, options, maker);
    await maker.keepSerials(clients);
    options.progress('building indexes');
    await Promise.all(rebuilds.map((rebuild) => rebuild()));
    for (const statement of tallyAnew) await clients.get('docket')!.query(statement);
    await inAll(clients, 'commit');
    options.progress('gathering statistics');
    await inAll(clients, 'vacuum analyze');
    return { cases: options.cases, seconds: (performance.now() - began) / 1000 };
  } finally {
    await Promise.all([...clients.values()].map((client) => client.end()));
  }
}

async function inAll(clients: ReadonlyMap<AgencyName, pg.Client>, statement: string): Promise<void> {
  await Promise.all([...clients.values()].map((client) => client.query(statement)));
}

/** A small archive is faster with the indexes up. */
async function setAside(
  clients: ReadonlyMap<AgencyName, pg.Client>,
  cases: number,
): Promise<(() => Promise<void>)[]> {
  if (cases < 20_000) return [];
  const all = [...clients.values()].map(async (client) => {
    const tables = await caseTables(client);
    return setAsideIndexes(client, [...tables.map(({ name }) => name), 'exchange_mark']);
  });
  return Promise.all(all);
}

/** The next cases are written up while the last ones are on their way. */
async function copyAll(
  clients: ReadonlyMap<AgencyName, pg.Client>,
  { cases, progress }: ArchiveOptions,
  maker: CopyMaker,
): Promise<void> {
  const began = performance.now();
  let writing: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < cases; from += casesAtOnce) {
    const until = Math.min(from + casesAtOnce, cases);
    const rows = maker.rows(from, until);
    await writing;
    writing = Promise.all(
      [...rows].map(async ([database, tables]) => {
        for (const [target, texts] of tables) await copyIn(clients.get(database)!, target, texts.join(''));
      }),
    );
    writing.catch(() => undefined);
    const perSecond = Math.round(until / ((performance.now() - began) / 1000));
    progress(`${until} of ${cases} cases, ${perSecond} a second`);
  }
  await writing;
}

/** Makes the copies one after another: the same for the same county, number of cases and seed. */
class CopyMaker {
  private constructor(
    private readonly options: ArchiveOptions,
    private readonly templates: Templates,
    private readonly matching: Buffer,
    /** The last serial of each series of case codes. */
    private readonly serials: Map<string, number>,
  ) {}

  static async begin(
    clients: ReadonlyMap<AgencyName, pg.Client>,
    options: ArchiveOptions,
    templates: Templates,
  ): Promise<CopyMaker> {
    const serials = new Map<string, number>();
    const { rows } = await clients.get('docket')!.query<{ start: string; last: number }>(
      `select left(case_code, 16) as start, max(split_part(case_code, '-', 5)::int) as last
         from docket_case group by 1`,
    );
    for (const { start, last } of rows) serials.set(start, last);
    const matching = Buffer.from(readFileSync(join(options.keys, 'matching.key'), 'utf8').trim(), 'hex');
    return new CopyMaker(options, templates, matching, serials);
  }

  /** The rows of some copies, by database and table. */
  rows(from: number, until: number): Map<AgencyName, Map<string, string[]>> {
    const rows = new Map<AgencyName, Map<string, string[]>>();
    for (let index = from; index < until; index++) {
      const { template, texts } = this.copy(index);
      for (const [at, { database, target }] of template.tables.entries()) {
        const tables = rows.get(database as AgencyName) ?? new Map<string, string[]>();
        rows.set(database as AgencyName, tables);
        const known = tables.get(target);
        if (known) known.push(texts[at]!);
        else tables.set(target, [texts[at]!]);
      }
    }
    return rows;
  }

  /** Each agency goes on counting where the copies have ended. */
  async keepSerials(clients: ReadonlyMap<AgencyName, pg.Client>): Promise<void> {
    const letters: Record<string, AgencyName> = {
      ...{ U: 'union', C: 'court', H: 'human-resources', J: 'justice' },
    };
    for (const [start, last] of this.serials) {
      const [, division = '', letter = '', year = ''] = start.split('-');
      const agency = letters[letter];
      if (agency)
        await clients
          .get(agency)!
          .query(
            `insert into serial (series, last) values ($1, $2) on conflict (series) do update set last = greatest(serial.last, excluded.last)`,
            [caseSeries(division, letter, Number(year)), last],
          );
    }
  }

  private copy(index: number): { template: CaseTemplate; texts: string[] } {
    const { template, shift } = this.placeOf(index);
    const round = this.options.seed * mostCases + index;
    const openedOn = dayText(dayNumber(template.openedOn) + shift);
    const caseCode = this.nextCode(template.caseCode, openedOn);
    return {
      template,
      texts: template.render({ caseCode, shift, round, parties: this.parties(template, index) }),
    };
  }

  /** What has ended lies evenly over the years, on the same day of the week; what is open stays as it stands. */
  private placeOf(index: number): { template: CaseTemplate; shift: number } {
    const { cases, open, today } = this.options;
    const ended = cases - open;
    if (index >= ended) {
      const template = this.templates.open[(index - ended) % this.templates.open.length]!;
      return { template, shift: 0 };
    }
    const template = this.templates.ended[index % this.templates.ended.length]!;
    const oldest = Math.round(years * 365.25);
    const target = dayNumber(today) - oldest + Math.floor((index * (oldest - youngestEnded)) / ended);
    const weeks = Math.floor((target - dayNumber(template.openedOn)) / 7);
    return { template, shift: Math.min(weeks * 7, 0) };
  }

  private nextCode(original: string, openedOn: string): string {
    const { division, letter } = parseCaseCode(original);
    const year = Number(openedOn.slice(0, 4));
    const series = `WF-${division}-${letter}-${year}`;
    const serial = (this.serials.get(series) ?? 0) + 1;
    this.serials.set(series, serial);
    return mintCaseCode({ division, letter, year, serial });
  }

  private parties(template: CaseTemplate, index: number): CopiedParty[] {
    const { cases, seed } = this.options;
    const isSought = this.isSought(index);
    const firmCount = Math.min(20_000, Math.max(60, Math.floor(cases / 40)));
    let people = 0;
    return template.parties.map(({ kind }, at) => {
      const mixed = mix(index * 8 + at, seed);
      const worker = kind === 'PERSON';
      const party = worker
        ? inventedWorker(index * 4 + people, mixed, isSought && people === 0)
        : inventedFirm(mixed % firmCount);
      if (worker) people += 1;
      return { ...party, matchingKey: this.keyOf(kind, party.number) };
    });
  }

  /** So many copies of one and the same case, evenly over the years: a search for their worker finds as many in every archive. */
  private isSought(index: number): boolean {
    const { length } = this.templates.ended;
    const ended = this.options.cases - this.options.open;
    const [turn, place] = [Math.floor(index / length), index % length];
    const { sought = soughtCases } = this.options;
    const every = Math.max(1, Math.floor(Math.floor(ended / length) / sought));
    return place === this.soughtPlace && index < ended && turn % every === 0 && turn / every < sought;
  }

  /** The first that a court has opened, or else the first. */
  private get soughtPlace(): number {
    return Math.max(
      0,
      this.templates.ended.findIndex(({ caseCode }) => caseCode.includes('-C-')),
    );
  }

  private keyOf(kind: 'PERSON' | 'EMPLOYER', number: string): string {
    return matchingKey({ matching: this.matching, signing: new Map() }, kind, number);
  }
}
