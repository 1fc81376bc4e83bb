import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '#kernel/project-root.js';
import { organisationsOf } from '../../../infra/county/organisations.js';
import { agencyNames, type AgencyName, type ProcessName } from '../../../infra/county/process-table.js';
import { freePorts } from '../../../infra/free-port.js';
import { homeAt, prepareHome, type Home } from '../../../infra/home.js';
import { type ProgramPlace, startProcesses, type Supervisor } from '../../../infra/hub/processes.js';
import { Random } from '../../kit/random.js';
import { AgencyDatabase } from './agency-database.js';
import { canMakeHosts, type Direction, type Hosts, makeHosts } from './hosts.js';
import { Postman } from './postman.js';
import type { Sabotage } from './sabotage.js';

/** The agency whose data lie on a disk that can be filled, where the machine allows to make one. */
export const agencyWithDisk: AgencyName = 'justice';
const diskMegabytes = 2_000;

export interface CountyOptions {
  readonly seed: string;
  /** The programs to start besides the agencies and the identity: the gateway, or nothing. */
  readonly without?: readonly ProcessName[];
  /** Whether a check can be taken out of the agencies later on, to see whether the checker finds out. */
  readonly canBeSabotaged?: boolean;
  /** Called when an agency has answered a message of another. */
  readonly answered?: (to: AgencyName, sender: string) => void;
}

const administration: readonly ProcessName[] = ['identity', 'gateway'];

/**
 * A county to be hurt: five agencies and the register as processes, each with its own PostgreSQL cluster, its own clock and, where
 * the machine allows it, its own network; a postman before each.
 */
export class FaultCounty {
  private constructor(
    readonly home: Home,
    readonly supervisor: Supervisor,
    readonly databases: ReadonlyMap<ProcessName, AgencyDatabase>,
    readonly postmen: ReadonlyMap<AgencyName, Postman>,
    readonly hosts: Hosts | null,
  ) {}

  private readonly clocks = new Map<ProcessName, number>();

  static async start(
    options: CountyOptions,
    progress: (line: string) => void = () => undefined,
  ): Promise<FaultCounty> {
    const folder = mkdtempSync(join(tmpdir(), 'wufang-faults-'));
    // The database servers pass through with an account of their own.
    chmodSync(folder, 0o755);
    const home = homeAt(folder);
    prepareHome(home);
    const hosts = canMakeHosts() ? makeHosts(agencyNames) : null;
    const databases = databasesOf(folder, hosts);
    const ended = async (): Promise<void> => {
      await stopAll(databases);
      hosts?.remove();
      rmSync(folder, { recursive: true, force: true });
    };
    try {
      if (hosts) databases.get(agencyWithDisk)!.mountDisk(diskMegabytes);
      progress(hosts ? 'network namespaces, seven PostgreSQL clusters' : 'seven PostgreSQL clusters');
      await Promise.all([...new Set(databases.values())].map((database) => database.prepare()));
      progress('programs');
      return await FaultCounty.run(options, { home, hosts, databases });
    } catch (error) {
      await ended();
      throw error;
    }
  }

  private static async run(
    { seed, without = [], canBeSabotaged = false, answered }: CountyOptions,
    ground: { home: Home; hosts: Hosts | null; databases: Map<ProcessName, AgencyDatabase> },
  ): Promise<FaultCounty> {
    const { home, hosts, databases } = ground;
    const [doors, posts] = await Promise.all([freePorts(agencyNames.length), freePorts(agencyNames.length)]);
    const postmen = new Map<AgencyName, Postman>();
    const places: Partial<Record<ProcessName, ProgramPlace>> = {};
    const insideUrls: Partial<Record<ProcessName, string>> = {};
    for (const [at, agency] of agencyNames.entries()) {
      const host = hosts?.addressOf(agency) ?? '127.0.0.1';
      const found = { host: hosts?.outsideOf(agency) ?? '127.0.0.1', port: posts[at]! };
      const postman = new Postman(
        `http://${host}:${doors[at]}`,
        new Random(`${seed} post ${agency}`),
        (message) => {
          if (message.answered === 200) answered?.(agency, message.sender);
        },
      );
      await postman.listen(found.host, found.port);
      postmen.set(agency, postman);
      const env = {
        ...preloads(home, agency, canBeSabotaged),
        AUDIT_HEAD_SECONDS: '10',
        RECONCILE_SECONDS: '20',
      };
      places[agency] = { host, found, env, ...(hosts && { leading: hosts.leading(agency) }) };
    }
    if (hosts) {
      // The issuers answer where every agency can reach them.
      const host = hosts.outsideOf('docket');
      const [port] = await freePorts(1);
      places.identity = { host, found: { host, port: port! } };
    }
    for (const [name, database] of databases) insideUrls[name] = database.urlFromInside(name);
    const only = [...agencyNames, ...administration].filter((name) => !without.includes(name));
    const ports = Object.fromEntries(agencyNames.map((agency, at) => [agency, doors[at]!]));
    const identityPort = places.identity?.found?.port;
    const supervisor = await startProcesses({
      ...{ home, places, only, databases: insideUrls, adjustableClock: true, mode: 'development' },
      ports: { ...ports, ...(identityPort && { identity: identityPort }) },
      env: { LOG_LEVEL: 'warn' },
    });
    const county = new FaultCounty(home, supervisor, databases, postmen, hosts);
    await supervisor.ready().catch(async (error: unknown) => {
      await county.stopPrograms();
      throw error;
    });
    return county;
  }

  /** Makes an agency's clock wrong by so much; 0 sets it right. */
  setClock(name: ProcessName, offsetMilliseconds: number): void {
    this.clocks.set(name, offsetMilliseconds);
    writeFileSync(clockFileOf(this.home, name), String(offsetMilliseconds));
  }

  /** Takes a check out of every agency, and starts them anew without it; null gives it back. */
  async sabotage(check: Sabotage | null): Promise<void> {
    writeFileSync(sabotageFileOf(this.home), check ?? '');
    await Promise.all(agencyNames.map((agency) => this.supervisor.restart(agency)));
  }

  /** What a program's clock shows. */
  clockOf(name: ProcessName): Date {
    return new Date(Date.now() + (this.clocks.get(name) ?? 0));
  }

  databaseUrl(name: ProcessName): string {
    return this.databases.get(name)!.url(name);
  }

  /** Cuts the road from one agency to another: its requests are lost, or the answers to them. */
  cut(caller: AgencyName, called: AgencyName, direction: Direction): void {
    if (this.hosts) return this.hosts.cut(caller, called, direction);
    for (const { code } of organisationsOf(caller)) this.postmen.get(called)!.swallow(code, direction, true);
  }

  heal(caller: AgencyName, called: AgencyName, direction: Direction): void {
    if (this.hosts) return this.hosts.heal(caller, called, direction);
    for (const { code } of organisationsOf(caller)) this.postmen.get(called)!.swallow(code, direction, false);
  }

  async stopPrograms(): Promise<void> {
    await this.supervisor.stop();
    await Promise.all([...this.postmen.values()].map((postman) => postman.stop()));
  }

  async stop(): Promise<void> {
    await this.stopPrograms();
    await stopAll(this.databases);
    this.hosts?.remove();
    rmSync(this.home.folder, { recursive: true, force: true });
  }
}

function databasesOf(folder: string, hosts: Hosts | null): Map<ProcessName, AgencyDatabase> {
  const databases = new Map<ProcessName, AgencyDatabase>();
  for (const agency of agencyNames) {
    const address = hosts?.outsideOf(agency);
    const also = address && { address, network: `${address}/24` };
    databases.set(agency, new AgencyDatabase(clusterFolder(folder, agency), [agency], also || undefined));
  }
  const shared = new AgencyDatabase(clusterFolder(folder, 'administration'), administration);
  for (const name of administration) databases.set(name, shared);
  return databases;
}

async function stopAll(databases: ReadonlyMap<ProcessName, AgencyDatabase>): Promise<void> {
  const clusters = [...new Set(databases.values())];
  await Promise.all(clusters.map((database) => database.stop()));
  for (const database of clusters) database.removeDisk();
}

function clusterFolder(folder: string, name: string): string {
  const path = join(folder, 'clusters', name);
  mkdirSync(path, { recursive: true, mode: 0o755 });
  return path;
}

function clockFileOf(home: Home, name: ProcessName): string {
  return join(home.folder, `${name}.clock`);
}

function sabotageFileOf(home: Home): string {
  return join(home.folder, 'sabotage');
}

/** What is loaded into a program before itself: the clock that can be wrong, and the check that is left out. */
function preloads(home: Home, name: ProcessName, canBeSabotaged: boolean): NodeJS.ProcessEnv {
  const fileOf = (path: string) => pathToFileURL(join(projectRoot, 'dist/tests/faults', path)).href;
  const files = ['county/shifted-clock.js', ...(canBeSabotaged ? ['county/sabotage.js'] : [])];
  return {
    NODE_OPTIONS: [...files.map((file) => `--import=${fileOf(file)}`), process.env.PROFILE_HACK ?? ''].join(
      ' ',
    ),
    FAULT_CLOCK: clockFileOf(home, name),
    ...(canBeSabotaged && { FAULT_SABOTAGE: sabotageFileOf(home) }),
  };
}
