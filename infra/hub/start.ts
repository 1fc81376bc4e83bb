import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Listr, PRESET_TIMER, type ListrTask } from 'listr2';
import { projectRoot } from '#kernel/project-root.js';
import { cards } from '../county/people.js';
import { defaultPorts, processNames } from '../county/process-table.js';
import { homeOf, prepareHome, type Home } from '../home.js';
import { ensureAddressBook } from '../keys/address-book-file.js';
import { readSignatureSuite } from '../keys/config.js';
import type { Cluster } from '../postgres/cluster.js';
import { databaseUrls, databaseVariables, openCluster, type DatabaseUrls } from './databases.js';
import { enterDemoCounty } from './demo.js';
import { buildDesk } from './desk.js';
import { claimHome, releaseHome, writeHubFile, type HubState } from './hub-file.js';
import { choosePorts } from './ports.js';
import { startProcesses, type Supervisor } from './processes.js';

interface StartOptions {
  readonly port?: number;
  readonly host: string;
  readonly demo: boolean;
}

/** Starts a whole county and stays until it is asked to end. */
export async function start(options: StartOptions): Promise<void> {
  const hub = new Hub(homeOf(), options);
  const end = (code: number) => void hub.end().then(() => process.exit(code));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
  // The first step on an older Node started this one, and has died.
  if (process.connected) process.on('disconnect', () => end(1));
  try {
    await hub.begin();
  } catch (error) {
    if (hub.ending) return;
    await hub.end();
    throw error;
  }
}

class Hub {
  ending: Promise<void> | null = null;
  #state: HubState | null = null;
  #cluster: Cluster | null = null;
  #supervisor: Supervisor | null = null;
  #begun: Promise<void> = Promise.resolve();
  readonly #preparing = new AbortController();

  constructor(
    private readonly home: Home,
    private readonly options: StartOptions,
  ) {}

  begin(): Promise<void> {
    return (this.#begun = this.#beginOnce());
  }

  async #beginOnce(): Promise<void> {
    const port = this.options.port ?? defaultPorts.gateway;
    const publicUrl = process.env.PUBLIC_URL ?? `http://127.0.0.1:${port}`;
    const mode = process.env.HUB_MODE === 'production' ? 'production' : 'development';
    const suite = readSignatureSuite(process.env);
    let urls: DatabaseUrls;
    prepareHome(this.home);
    this.#state = claimHome(this.home, publicUrl);
    const ports = await choosePorts(port, this.options.host);
    const supervisor = () => this.#supervisor as Supervisor;

    await this.#run([
      { title: 'Desk', task: (_, task) => buildDesk((line) => (task.output = line)) },
      { title: 'PostgreSQL', task: async () => this.#keepCluster(await openCluster(this.home)) },
      {
        title: 'Databases and roles',
        task: async () => (urls = await databaseUrls(this.home, this.#cluster)),
      },
      { title: 'Migrations', task: () => this.#migrate(urls) },
      {
        title: 'Keys and address book',
        task: () => ensureAddressBook(this.home.keys, { ports, publicUrl, suiteOf: () => suite }),
      },
      {
        title: 'Invented cases',
        enabled: () => this.options.demo && mode === 'development',
        // Before the programs: the cases happen in the past, and the relays of running programs live today.
        task: async (_, task) => {
          const progress = (line: string) => void (task.output = line);
          const stop = this.#preparing.signal;
          const entered = await enterDemoCounty({ home: this.home, databases: urls, stop, progress });
          task.title = entered ? 'Invented cases' : 'Invented cases are there already';
        },
      },
      {
        title: 'Programs',
        task: async () => {
          const changed = (running: Supervisor) => this.#note({ processes: running.reports });
          const common = { home: this.home, databases: urls, ports, publicUrl, mode, changed } as const;
          const adjustableClock = mode === 'development';
          this.#supervisor = await startProcesses({
            ...common,
            adjustableClock,
            gatewayHost: this.options.host,
          });
        },
      },
      {
        title: 'Every program is ready',
        task: (_, task) =>
          task.newListr(
            processNames.map((name) => ({ title: name, task: () => supervisor().ready(name) })),
            { concurrent: true },
          ),
      },
    ]);
    this.#note({ readyAt: new Date().toISOString() });
    this.#announce(publicUrl);
  }

  /** Ends what was begun, in the opposite order. A second call waits for the first. */
  end(): Promise<void> {
    return (this.ending ??= this.#endOnce());
  }

  async #endOnce(): Promise<void> {
    if (this.#cluster || this.#supervisor) console.log('Ending …');
    this.#preparing.abort();
    await this.#supervisor?.stop();
    // The step that was under way may still have opened something.
    await this.#begun.catch(() => undefined);
    await this.#supervisor?.stop();
    await this.#cluster?.release();
    releaseHome(this.home);
  }

  #run(steps: ListrTask[]): Promise<unknown> {
    const unlessEnding = (step: ListrTask): ListrTask => ({
      ...step,
      task: (context, task) => {
        if (this.ending) throw new Error('The hub is ending.');
        return step.task(context, task);
      },
    });
    return new Listr(steps.map(unlessEnding), {
      registerSignalListeners: false,
      fallbackRenderer: 'simple',
      rendererOptions: { collapseSubtasks: false, timer: PRESET_TIMER },
      fallbackRendererOptions: { timer: PRESET_TIMER },
    }).run();
  }

  #keepCluster(cluster: Cluster | null): void {
    this.#cluster = cluster;
    if (cluster)
      this.#note({ postgres: { pid: cluster.pid, port: cluster.port, dataFolder: cluster.dataFolder } });
  }

  /** In a program of its own: loading six agencies would stay in this one's memory for as long as the hub runs. */
  #migrate(urls: DatabaseUrls): Promise<void> {
    const child = fork(join(projectRoot, 'dist/infra/hub/main.js'), ['migrate'], {
      env: { ...process.env, ...databaseVariables(urls) },
      silent: true,
      signal: this.#preparing.signal,
    });
    let output = '';
    child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve();
        else reject(new Error(`A database could not be brought up to date:\n${output.trim()}`));
      });
    });
  }

  #note(news: Partial<HubState>): void {
    if (!this.#state || this.ending) return;
    this.#state = { ...this.#state, ...news };
    writeHubFile(this.home, this.#state);
  }

  #announce(publicUrl: string): void {
    const who = cards.map(({ name, title }) => `${name}（${title}）`).join('、');
    const where = this.#cluster?.dataFolder ?? 'your own servers';
    console.log(`\n  五方 Wufang  ${publicUrl}  ·  sign in as ${who}  ·  data in ${where}  ·  Ctrl+C ends\n`);
  }
}
