import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AddressBookCache } from '#kernel/exchange/address-book.js';
import { projectRoot } from '#kernel/project-root.js';
import { ownKey } from '../../../gateway/own-key.js';
import { agencyNames } from '../../../infra/county/process-table.js';
import { freePorts } from '../../../infra/free-port.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { addressBookFiles } from '../../../infra/keys/address-book-file.js';
import { keyFolderOf } from '../../../infra/keys/development-keys.js';
import { supergraphAt } from '../gateway/contenders.js';
import { contendersFolder } from '../gateway/install-contenders.js';

export const viewNames = ['ours', 'stock', 'hive', 'monolith'] as const;
export type ViewName = (typeof viewNames)[number];

/** What answers a case view, and the processes that are its alone; the agencies and their databases are everybody's. */
export interface ViewContender {
  readonly name: ViewName;
  readonly url: string;
  readonly pids: readonly number[];
}

export interface ViewContenders {
  readonly all: readonly ViewContender[];
  stop(): void;
}

const supergraph = join(projectRoot, 'schema/supergraph.graphql');

/** Other gateways over the hub's own agencies, and one server that holds all of their resolvers. */
export async function startViewContenders(hub: OwnHub, folder: string): Promise<ViewContenders> {
  const entry = await startEntry();
  const signing = writeSigning(hub, folder, entry.url);
  const [stockPort, hivePort, monolithPort] = (await freePorts(3)) as [number, number, number];
  const node = process.execPath;
  const hive = [node, '--max-semi-space-size=64', 'node_modules/.bin/hive-gateway', 'supergraph'];
  const places = { keys: hub.home.keys, supergraph, databases: hub.databases };
  const monolith = fileURLToPath(new URL('./monolith.js', import.meta.url));
  const programs = {
    stock: run([node, 'stock.mjs'], stockPort, signing),
    hive: run([...hive, '--fork', '1', '-c', 'hive.config.mjs'], hivePort, signing),
    monolith: run([node, monolith], monolithPort, { MONOLITH: JSON.stringify(places) }),
  };
  const at = (port: number, path = '/') => `http://127.0.0.1:${port}${path}`;
  const own = hub.supervisor.reports.find(({ name }) => name === 'gateway')!.pid!;
  return {
    all: [
      { name: 'ours', url: `${hub.url}/graphql`, pids: [own] },
      { name: 'stock', url: at(stockPort), pids: [programs.stock.pid!, entry.program.pid!] },
      { name: 'hive', url: at(hivePort, '/graphql'), pids: [programs.hive.pid!, entry.program.pid!] },
      { name: 'monolith', url: at(monolithPort), pids: [programs.monolith.pid!] },
    ],
    stop() {
      for (const program of Object.values(programs)) program.kill('SIGKILL');
      entry.program.disconnect();
    },
  };
}

async function startEntry(): Promise<{ url: string; program: ChildProcess }> {
  const program = fork(fileURLToPath(new URL('./entry.js', import.meta.url)), { stdio: 'inherit' });
  const port = await new Promise((resolve, reject) => program.once('message', resolve).once('exit', reject));
  return { url: `http://127.0.0.1:${String(port)}/graphql`, program };
}

/** What a gateway needs that calls the agencies as the hub's own does. */
function writeSigning(hub: OwnHub, folder: string, entryUrl: string): NodeJS.ProcessEnv {
  const urls = Object.fromEntries(
    agencyNames.map((name) => [name, `http://127.0.0.1:${hub.supervisor.ports[name]}/graphql`]),
  );
  const all: Record<string, string> = { ...urls, entry: entryUrl };
  const origins = Object.fromEntries(Object.entries(all).map(([name, url]) => [new URL(url).origin, name]));
  const { book, publicKey } = addressBookFiles(hub.home.keys);
  const cache = new AddressBookCache(book, readFileSync(publicKey, 'utf8'));
  const key = ownKey(cache, keyFolderOf(hub.home.keys, 'gateway'))();
  const [keyFile, schemaFile] = [join(folder, 'call-key.json'), join(folder, 'supergraph.graphql')];
  writeFileSync(keyFile, JSON.stringify(key), { mode: 0o600 });
  writeFileSync(schemaFile, supergraphAt(all));
  const signedCall = join(projectRoot, 'dist/subgraphs/_kernel/identity/signed-call.js');
  return {
    ...{ SUPERGRAPH: schemaFile, CALL_KEY: keyFile, AGENCIES: JSON.stringify(origins) },
    SIGNED_CALL: pathToFileURL(signedCall).href,
  };
}

function run(
  [command = '', ...words]: readonly string[],
  port: number,
  environment: NodeJS.ProcessEnv,
): ChildProcess {
  return spawn(command, words, {
    cwd: contendersFolder,
    env: {
      ...{ ...process.env, ...environment, PORT: String(port) },
      ...{ NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
