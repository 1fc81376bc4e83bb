import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { people } from '../../infra/county/people.js';
import { agencyNames, defaultPorts } from '../../infra/county/process-table.js';
import { freePorts } from '../../infra/free-port.js';
import { migrate as migrateIdentity } from '../../infra/identity/migrate.js';
import { mintToken } from '../../infra/identity/mint-token.js';
import { startIdentity, type RunningIdentity } from '../../infra/identity/start.js';
import { ensureAddressBook } from '../../infra/keys/address-book-file.js';
import { compose } from '../../schema/compose.js';
import { gatewayExecution } from '../../tests/kit/config.js';
import { scratchDatabase } from '../../tests/kit/scratch-database.js';
import { readGatewayConfig } from '../config.js';
import { entrySdl } from '../entry.js';
import { migrate } from '../migrate.js';
import { startGateway, type RunningGateway } from '../start.js';
import { ToyAgency } from './toy-agency.js';
import { toySdl } from './toy-sdl.js';

export interface ToyHub {
  url: string;
  logs: string[];
  agency(name: string): ToyAgency;
  identity: RunningIdentity;
  gateway: RunningGateway;
  databaseUrl: string;
  identityDatabaseUrl: string;
  /** Folder with everybody's keys and the address book. */
  keys: string;
  sessionKey: string;
  book: AddressBookCache;
  token(person: string, lifetime?: number): Promise<string>;
  /** Asks as a program with this person's token. */
  ask(
    person: string,
    query: string,
    options?: { variables?: object; headers?: Record<string, string> },
  ): Promise<ToyAnswer>;
  stop(): Promise<void>;
}

export interface ToyAnswer {
  status: number;
  text: string;
  milliseconds: number;
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
}

/** A gateway and the embedded issuers over six toy agencies, in this process. */
export async function startToyHub(environment: NodeJS.ProcessEnv = {}): Promise<ToyHub> {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-gateway-'));
  const [gatewayPort, identityPort, ...agencyPorts] = (await freePorts(8)) as [number, number, ...number[]];
  const ports = { ...defaultPorts, gateway: gatewayPort, identity: identityPort };
  agencyNames.forEach((name, at) => (ports[name] = agencyPorts[at]!));
  const publicUrl = `http://127.0.0.1:${gatewayPort}`;
  const files = await ensureAddressBook(folder, { ports, publicUrl });
  const book = new AddressBookCache(files.book, readFileSync(files.publicKey, 'utf8'));
  const agencies = agencyNames.map((name) => new ToyAgency(name, fieldOf(name), ports[name]));
  for (const agency of agencies) await agency.start(book);
  const parts = agencies.map(({ name, field }) => ({
    name,
    url: `http://${name}/graphql`,
    sdl: toySdl(field),
  }));
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(
    supergraph,
    compose([{ name: 'entry', url: 'http://entry/graphql', sdl: entrySdl }, ...parts]),
  );
  for (const { name, sdl } of parts) writeFileSync(join(folder, `${name}.graphql`), sdl);
  const databases = [await scratchDatabase('gateway'), await scratchDatabase('identity')] as const;
  await migrate(databases[0].url);
  await migrateIdentity(databases[1].url);
  const shared = { HOST: '127.0.0.1', ADDRESS_BOOK: files.book, ADDRESS_BOOK_KEY: files.publicKey };
  const keysDir = join(folder, 'identity');
  const identity = await startIdentity(
    {
      ...shared,
      PORT: identityPort,
      KEYS_DIR: keysDir,
      IDENTITY_DATABASE_URL: databases[1].url,
      HUB_MODE: 'development',
      SECOND_FACTOR: environment.SECOND_FACTOR === 'totp' ? 'totp' : 'none',
    },
    people,
  );
  const logs: string[] = [];
  const config = readGatewayConfig({
    ...shared,
    PORT: String(gatewayPort),
    PUBLIC_URL: publicUrl,
    KEYS_DIR: join(folder, 'gateway'),
    GATEWAY_DATABASE_URL: databases[0].url,
    SUPERGRAPH: supergraph,
    GATEWAY_EXECUTION: gatewayExecution(),
    ...environment,
  });
  const gateway = await startGateway(config, pino({}, { write: (line: string) => void logs.push(line) }));
  const token = (id: string, lifetime?: number) => {
    const person = people.find((entry) => entry.id === id)!;
    return mintToken({
      keysDir,
      issuer: `${publicUrl}/idp/${person.agency}`,
      person,
      ...(lifetime !== undefined && { lifetime }),
    });
  };
  return {
    url: gateway.url,
    logs,
    identity,
    gateway,
    book,
    token,
    databaseUrl: databases[0].url,
    identityDatabaseUrl: databases[1].url,
    keys: folder,
    sessionKey: readFileSync(join(folder, 'gateway/session.key'), 'utf8').trim(),
    agency: (name) => agencies.find((agency) => agency.name === name)!,
    async ask(person, query, { variables, headers } = {}) {
      const authorization = `Bearer ${await token(person)}`;
      return askGraph(gateway.url, { query, variables }, { authorization, ...headers });
    },
    async stop() {
      await gateway.stop();
      await identity.stop();
      await Promise.all(agencies.map((agency) => agency.stop()));
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function askGraph(
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<ToyAnswer> {
  const begun = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    milliseconds: performance.now() - begun,
    ...(JSON.parse(text) as object),
  };
}

function fieldOf(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
