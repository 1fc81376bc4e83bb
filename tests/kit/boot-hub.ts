import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { AgencyManifest } from '#kernel/agency.js';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { type RunningAgency, startAgency } from '#kernel/start.js';
import { readGatewayConfig } from '../../gateway/config.js';
import { migrate as migrateGateway } from '../../gateway/migrate.js';
import { type RunningGateway, startGateway } from '../../gateway/start.js';
import { people } from '../../infra/county/people.js';
import { agencyNames, type AgencyName, defaultPorts } from '../../infra/county/process-table.js';
import { freePorts } from '../../infra/free-port.js';
import { migrate as migrateIdentity } from '../../infra/identity/migrate.js';
import { startIdentity } from '../../infra/identity/start.js';
import { ensureAddressBook } from '../../infra/keys/address-book-file.js';
import type { SuiteOf } from '../../infra/keys/development-keys.js';
import { manifests } from '../../infra/manifests.js';
import { HubClient } from './hub-client.js';
import { migratedDatabase } from './migrated-database.js';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';

/** A whole hub in this process: real PostgreSQL, real HTTP, real signatures; each part can be stopped and started. */
export interface BootedHub {
  readonly url: string;
  readonly client: HubClient;
  readonly book: AddressBookCache;
  readonly keys: string;
  agency(name: AgencyName): RunningAgency;
  databaseUrl(name: AgencyName): string;
  stopAgency(name: AgencyName): Promise<void>;
  startAgency(name: AgencyName): Promise<void>;
  stopGateway(): Promise<void>;
  startGateway(): Promise<void>;
  /** Waits until no outbox holds anything undelivered; messages that beget messages included. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * `gateway` is set on top of the gateway's environment; `suiteOf` says by which suite an organisation signs. Audit heads are
 * given only where it is said how often.
 */
export async function bootHub(
  options: { gateway?: NodeJS.ProcessEnv; auditHeadSeconds?: number; suiteOf?: SuiteOf } = {},
): Promise<BootedHub> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-hub-'));
  const [gatewayPort, identityPort, ...agencyPorts] = (await freePorts(8)) as [number, number, ...number[]];
  const ports = { ...defaultPorts, gateway: gatewayPort, identity: identityPort };
  agencyNames.forEach((name, at) => (ports[name] = agencyPorts[at]!));
  const publicUrl = `http://127.0.0.1:${gatewayPort}`;
  const files = await ensureAddressBook(folder, {
    ports,
    publicUrl,
    ...(options.suiteOf && { suiteOf: options.suiteOf }),
  });
  const book = new AddressBookCache(files.book, readFileSync(files.publicKey, 'utf8'));
  const places = { HOST: '127.0.0.1', ADDRESS_BOOK: files.book, ADDRESS_BOOK_KEY: files.publicKey };

  const databases = new Map<string, ScratchDatabase>();
  const running = new Map<AgencyName, RunningAgency>();
  const start = async (manifest: AgencyManifest): Promise<void> => {
    const name = manifest.name as AgencyName;
    const config = {
      databaseUrl: databases.get(name)!.url,
      ...{ port: ports[name], host: '127.0.0.1', keysDir: join(folder, name) },
      ...{ addressBook: files.book, addressBookKey: files.publicKey },
      ...{ mode: 'development' as const, adjustableClock: true, logLevel: process.env.TEST_LOG ?? 'silent' },
      // Rows that a timer writes would be counted among those a test is about.
      auditHeadSeconds: options.auditHeadSeconds ?? null,
      timers: false,
    };
    running.set(name, await startAgency(manifest, config));
  };
  await Promise.all(
    manifests.map(async (manifest) => {
      const database = await migratedDatabase(manifest);
      databases.set(manifest.name, database);
      await start(manifest);
    }),
  );
  for (const [name, migrate] of [
    ['gateway', migrateGateway],
    ['identity', migrateIdentity],
  ] as const) {
    const database = await scratchDatabase(name);
    databases.set(name, database);
    await migrate(database.url);
  }
  const identity = await startIdentity(
    {
      ...places,
      PORT: identityPort,
      KEYS_DIR: join(folder, 'identity'),
      IDENTITY_DATABASE_URL: databases.get('identity')!.url,
      HUB_MODE: 'development',
      SECOND_FACTOR: 'none',
    },
    people,
  );
  const gatewayConfig = readGatewayConfig({
    ...places,
    PORT: String(gatewayPort),
    PUBLIC_URL: publicUrl,
    KEYS_DIR: join(folder, 'gateway'),
    GATEWAY_DATABASE_URL: databases.get('gateway')!.url,
    ADJUSTABLE_CLOCK: '1',
    ...options.gateway,
  });
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
  let gateway: RunningGateway | null = await startGateway(gatewayConfig, log);
  const manifestOf = (name: AgencyName) => manifests.find((manifest) => manifest.name === name)!;

  const hub: BootedHub = {
    url: publicUrl,
    client: new HubClient(publicUrl),
    book,
    keys: folder,
    agency: (name) => running.get(name)!,
    databaseUrl: (name) => databases.get(name)!.url,
    async stopAgency(name) {
      await running.get(name)?.stop();
      running.delete(name);
    },
    startAgency: (name) => start(manifestOf(name)),
    async stopGateway() {
      await gateway?.stop();
      gateway = null;
    },
    async startGateway() {
      gateway = await startGateway(gatewayConfig, log);
    },
    settled: () => settled([...running.values()]),
    async stop() {
      await hub.stopGateway();
      await identity.stop();
      await Promise.all([...running.values()].map((agency) => agency.stop()));
      for (const database of databases.values()) await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return hub;
}

async function settled(agencies: RunningAgency[]): Promise<void> {
  const until = Date.now() + 15_000;
  for (;;) {
    const waiting = await Promise.all(
      agencies.map(({ agency }) =>
        agency.dataSource.query<{ n: string }[]>(
          'select count(*) as n from outbox_message where delivered_at is null',
        ),
      ),
    );
    if (waiting.every(([row]) => row?.n === '0')) return;
    if (Date.now() > until) throw new Error('Messages are still waiting.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
