import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import {
  agencyNames,
  databaseVariableOf,
  defaultPorts,
  entryOf,
  processNames,
  type Ports,
  type ProcessName,
} from '../county/process-table.js';
import { freePorts } from '../free-port.js';
import { prepareHome, type Home } from '../home.js';
import { ensureAddressBook, type AddressBookFiles } from '../keys/address-book-file.js';
import { readSignatureSuite } from '../keys/config.js';
import { keyFolderOf } from '../keys/development-keys.js';
import { ManagedProcess, type ProcessState } from './managed-process.js';

export interface ProcessOptions {
  readonly home: Home;
  /** The ports to use; a port left out or 0 is chosen from the free ones. */
  readonly ports?: Partial<Ports>;
  /** The programs to start; all of them if left out. Ports and addresses are settled for all of them either way. */
  readonly only?: readonly ProcessName[];
  /** URL of each program's database; where it is left out, the variable in `env` or in this process counts. */
  readonly databases?: Partial<Record<ProcessName, string>>;
  /** Added to the environment of every program. */
  readonly env?: NodeJS.ProcessEnv;
  readonly adjustableClock?: boolean;
  readonly mode?: 'development' | 'production';
  /** Where browsers find the hub, if not at the gateway's own port. */
  readonly publicUrl?: string;
  /** The address the gateway listens at; every other program listens at 127.0.0.1 if `places` says nothing else. */
  readonly gatewayHost?: string;
  /** Where programs run and are found that do not run beside this one. */
  readonly places?: Partial<Record<ProcessName, ProgramPlace>>;
  /** Called whenever a program changes its state. */
  readonly changed?: (supervisor: Supervisor) => void;
}

/** Where a program runs, if not simply here. */
export interface ProgramPlace {
  /** The address it listens at. */
  readonly host?: string;
  /** Words that lead its own, such as those that place it in a network namespace. */
  readonly leading?: readonly string[];
  /** Where the address book says it is found. */
  readonly found?: { readonly host: string; readonly port: number };
  /** Added to its environment. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface ProcessReport {
  readonly name: ProcessName;
  readonly address: string;
  readonly port: number;
  readonly pid: number | null;
  readonly state: ProcessState;
  readonly restarts: number;
  readonly lastExit: string | null;
}

/** Spawns the programs; does not wait for them. `ready()` does. */
export async function startProcesses(options: ProcessOptions): Promise<Supervisor> {
  prepareHome(options.home);
  const ports = await settlePorts(options.ports ?? {});
  const publicUrl = options.publicUrl ?? `http://127.0.0.1:${ports.gateway}`;
  const suite = readSignatureSuite({ ...process.env, ...options.env });
  const found = (name: ProcessName) => options.places?.[name]?.found;
  const book = await ensureAddressBook(options.home.keys, {
    ports: Object.fromEntries(processNames.map((name) => [name, found(name)?.port ?? ports[name]])) as Ports,
    hostOf: (name) => found(name)?.host ?? '127.0.0.1',
    publicUrl,
    suiteOf: () => suite,
  });
  const supervisor = new Supervisor(ports, publicUrl, { ...options, book });
  supervisor.start();
  return supervisor;
}

/** A port for each program: the one asked for, or a free one. */
export async function settlePorts(wanted: Partial<Ports>): Promise<Ports> {
  const open = processNames.filter((name) => !wanted[name]);
  const found = await freePorts(open.length);
  return { ...defaultPorts, ...wanted, ...Object.fromEntries(open.map((name, at) => [name, found[at]])) };
}

/** The running programs of one county. */
export class Supervisor {
  readonly #processes: ReadonlyMap<ProcessName, ManagedProcess>;

  constructor(
    readonly ports: Ports,
    readonly publicUrl: string,
    options: ProcessOptions & { book: AddressBookFiles },
  ) {
    const changed = () => options.changed?.(this);
    const mode = environmentOf('gateway', ports, publicUrl, options).HUB_MODE;
    this.#processes = new Map(
      (options.only ?? processNames).map((name) => {
        const environment = environmentOf(name, ports, publicUrl, options);
        const entry = join(projectRoot, 'dist', entryOf(name));
        const log = join(options.home.logs, `${name}.log`);
        const host = environment.HOST ?? '127.0.0.1';
        return [
          name,
          new ManagedProcess(
            {
              name,
              entry,
              port: ports[name],
              host,
              environment,
              log,
              leading: options.places?.[name]?.leading,
              heard: name === 'gateway' && mode === 'development' ? (wish) => this.#switch(wish) : undefined,
            },
            changed,
          ),
        ];
      }),
    );
    mkdirSync(options.home.logs, { recursive: true });
  }

  get names(): ProcessName[] {
    return [...this.#processes.keys()];
  }

  get reports(): ProcessReport[] {
    return [...this.#processes.values()].map(({ program, address, pid, state, restarts, lastExit }) => {
      return { name: program.name, address, port: program.port, pid, state, restarts, lastExit };
    });
  }

  urlOf(name: ProcessName): string {
    return this.#process(name).address;
  }

  start(): void {
    for (const process of this.#processes.values()) process.start();
  }

  async ready(name?: ProcessName, timeout?: number): Promise<void> {
    const awaited = name ? [this.#process(name)] : [...this.#processes.values()];
    await Promise.all(awaited.map((process) => process.ready(timeout)));
  }

  /** Sends a signal. After SIGKILL the program is started again by itself; after SIGSTOP it hangs until SIGCONT. */
  kill(name: ProcessName, signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#process(name).kill(signal);
  }

  /** Ends one program and keeps it down until `restart`. */
  async halt(name: ProcessName): Promise<void> {
    await this.#process(name).stop();
  }

  /** Ends one program if it runs, starts it, and waits until it is healthy. */
  async restart(name: ProcessName): Promise<void> {
    const process = this.#process(name);
    await process.stop();
    process.start();
    await process.ready();
  }

  /** Kills one program and keeps it down until `restart`. */
  async cut(name: ProcessName): Promise<void> {
    const process = this.#process(name);
    const ended = process.stop();
    process.kill('SIGKILL');
    await ended;
  }

  /** The gateway of a demo may take an agency down and bring it back; nothing else. */
  #switch(message: unknown): void {
    const wish = message as { wufang?: unknown; program?: unknown; on?: unknown };
    const name = agencyNames.find((agency) => agency === wish?.program);
    if (wish?.wufang !== 'switch' || !name || !this.#processes.has(name)) return;
    const done = wish.on === true ? this.restart(name) : this.cut(name);
    done.catch(() => undefined);
  }

  /** Ends all programs. */
  async stop(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.stop()));
  }

  #process(name: ProcessName): ManagedProcess {
    const found = this.#processes.get(name);
    if (!found) throw new Error(`${name} is not among the started programs.`);
    return found;
  }
}

/** A program sees its own database and keys, and nobody else's. */
function environmentOf(
  name: ProcessName,
  ports: Ports,
  publicUrl: string,
  options: ProcessOptions & { book: AddressBookFiles },
): NodeJS.ProcessEnv {
  const place = options.places?.[name];
  const inherited = { ...process.env, ...options.env, ...place?.env };
  const databaseUrl = options.databases?.[name] ?? inherited[databaseVariableOf(name)];
  for (const other of processNames) delete inherited[databaseVariableOf(other)];
  delete inherited.TEST_POSTGRES_URL;
  return {
    ...inherited,
    HOST: place?.host ?? (name === 'gateway' ? (options.gatewayHost ?? '127.0.0.1') : '127.0.0.1'),
    PORT: String(ports[name]),
    [databaseVariableOf(name)]: databaseUrl,
    WUFANG_HOME: options.home.folder,
    KEYS_DIR: keyFolderOf(options.home.keys, name),
    ADDRESS_BOOK: options.book.book,
    ADDRESS_BOOK_KEY: options.book.publicKey,
    HUB_MODE: options.mode ?? inherited.HUB_MODE ?? 'development',
    ADJUSTABLE_CLOCK: (options.adjustableClock ?? inherited.ADJUSTABLE_CLOCK === '1') ? '1' : '0',
    PUBLIC_URL: publicUrl,
    APOLLO_TELEMETRY_DISABLED: '1',
    // What the hub itself does in development is HUB_MODE's; the libraries work as they do in service, without their checks of each object.
    NODE_ENV: 'production',
    // Compiled code of the packages is kept, so that eight programs do not compile the same text at each start.
    NODE_COMPILE_CACHE: join(options.home.folder, 'compile-cache'),
  };
}
