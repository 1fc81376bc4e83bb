import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Supergraph } from '@apollo/federation-internals';
import { projectRoot } from '#kernel/project-root.js';
import { freePorts } from '../../../infra/free-port.js';
import { startOwnHub } from '../../../infra/hub/own-hub.js';
import { fanOutOf } from './by-hand.js';
import { Clerks } from './clerks.js';
import { firstFederation } from './first-federation.js';
import { contendersFolder } from './install-contenders.js';
import { subgraphNames, workloads } from './workloads.js';

export const contenderNames = ['ours', 'stock', 'hive', 'mercurius', 'fan-out', 'grafbase'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** A gateway that runs and can be asked. */
export interface Contender {
  readonly name: ContenderName;
  readonly url: string;
  readonly pid: number;
  readonly headersAt: (index: number) => Record<string, string>;
  /** Done before each measurement. */
  readonly prepare: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Where each subgraph answers. */
export type Agencies = Readonly<Record<string, string>>;

/** The gateways have a processor of their own; whoever asks and whoever answers share the other. */
export const gatewayProcessor = ['taskset', '-c', '1'];
export const otherProcessor = '0';

/** The subgraphs that every contender asks. */
export async function startToyAgencies(): Promise<{ agencies: Agencies; program: ChildProcess }> {
  const program = fork(fileURLToPath(new URL('./toy-agencies.js', import.meta.url)), { stdio: 'inherit' });
  const ports = await new Promise<Record<string, number>>((resolve, reject) => {
    program.once('message', (message) => resolve(message as Record<string, number>)).once('exit', reject);
  });
  const agencies = Object.fromEntries(
    subgraphNames.map((name) => [name, `http://127.0.0.1:${ports[name]}/graphql`]),
  );
  return { agencies, program };
}

/** The hub's own gateway as `npm start` runs it: it checks tokens, counts rates and signs its calls. */
async function startOurs(agencies: Agencies): Promise<Contender> {
  const urls = Object.entries(agencies).map(([name, url]) => [
    `${name.toUpperCase().replaceAll('-', '_')}_URL`,
    url,
  ]);
  const hub = await startOwnHub(undefined, {
    only: ['identity', 'gateway'],
    places: { gateway: { leading: gatewayProcessor } },
    // The others wait as long as it takes; on a machine that does other work as well ours would give up before them.
    env: { ...Object.fromEntries(urls), AGENCY_TIMEOUT_MS: '10000', OPERATION_BUDGET_MS: '15000' },
  });
  const clerks = new Clerks(hub);
  return {
    ...{ name: 'ours', url: `${hub.url}/graphql` },
    pid: hub.supervisor.reports.find(({ name }) => name === 'gateway')!.pid!,
    headersAt: (index) => clerks.headersAt(index),
    prepare: () => clerks.renew(),
    stop: () => hub.stop(),
  };
}

type Command = (at: { folder: string; agencies: Agencies; supergraph: string; port: number }) => {
  readonly words: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly path?: string;
};

const node = process.execPath;

const commands: Readonly<Record<Exclude<ContenderName, 'ours'>, Command>> = {
  stock: ({ supergraph }) => ({ words: [node, 'stock.mjs'], env: { SUPERGRAPH: supergraph } }),
  hive: ({ supergraph }) => ({
    words: [
      ...[node, '--max-semi-space-size=64', 'node_modules/.bin/hive-gateway'],
      ...['supergraph', '--fork', '1', '-c', 'hive.config.mjs'],
    ],
    env: { SUPERGRAPH: supergraph },
    path: '/graphql',
  }),
  mercurius: ({ folder, agencies }) => {
    const api = Supergraph.build(readSupergraph()).apiSchema().toGraphQLJSSchema();
    const services = [...firstFederation(api, workloads)].map(([name, schema]) => {
      return { name, url: agencies[name], schema, mandatory: true };
    });
    const file = join(folder, 'services.json');
    writeFileSync(file, JSON.stringify(services));
    return { words: [node, 'mercurius.mjs'], env: { SERVICES: file }, path: '/graphql' };
  },
  'fan-out': ({ agencies }) => ({
    words: [node, 'fan-out.mjs'],
    env: { FAN_OUT: JSON.stringify({ plans: fanOutOf(workloads), agencies }) },
  }),
  grafbase: ({ folder, agencies, port }) => {
    const file = join(folder, 'grafbase.toml');
    const subgraphs = subgraphNames.map((name) => {
      const schema = join(projectRoot, 'schema', `${name}.graphql`);
      return `[subgraphs.${name}]\nurl = ${JSON.stringify(agencies[name])}\nschema_path = ${JSON.stringify(schema)}\n`;
    });
    writeFileSync(file, subgraphs.join('\n'));
    const program = 'node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase';
    return { words: [program, 'dev', '-c', file, '-p', String(port)], path: '/graphql' };
  },
};

/** Starts the contenders one after another; each is ready when it answers. What they read while they run lies in the folder. */
export async function startContenders(
  names: readonly ContenderName[],
  agencies: Agencies,
  folder: string,
): Promise<Contender[]> {
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, supergraphAt(agencies));
  const started: Contender[] = [];
  try {
    for (const name of names) {
      if (name === 'ours') started.push(await startOurs(agencies));
      else started.push(await startOther(name, { folder, agencies, supergraph }));
    }
  } catch (error) {
    await Promise.all(started.map((contender) => contender.stop()));
    throw error;
  }
  return started;
}

async function startOther(
  name: Exclude<ContenderName, 'ours'>,
  ground: { folder: string; agencies: Agencies; supergraph: string },
): Promise<Contender> {
  const [port] = (await freePorts(1)) as [number];
  const { words, env, path = '/' } = commands[name]({ ...ground, port });
  const program = spawn(gatewayProcessor[0]!, [...gatewayProcessor.slice(1), ...words], {
    cwd: contendersFolder,
    env: {
      ...{ ...process.env, ...env, PORT: String(port) },
      ...{ NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true' },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}${path}`;
  await untilAnswers(name, url, program);
  return {
    ...{ name, url, pid: program.pid! },
    headersAt: () => ({}),
    prepare: async () => undefined,
    stop: async () => {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilAnswers(name: string, url: string, program: ChildProcess): Promise<void> {
  const body = JSON.stringify({ query: workloads[0]!.query, variables: workloads[0]!.variablesAt(0) });
  const headers = { 'content-type': 'application/json' };
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    if (program.exitCode !== null) break;
    const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
    if (answer?.ok) return void (await answer.arrayBuffer());
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  program.kill('SIGKILL');
  throw new Error(`${name} does not answer.`);
}

function readSupergraph(): string {
  return readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8');
}

/** The hub’s supergraph with the subgraphs found there. */
export function supergraphAt(agencies: Agencies): string {
  return readSupergraph().replaceAll(
    /@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g,
    (_text, name: string) => `@join__graph(name: "${name}", url: "${agencies[name]}")`,
  );
}
