import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort, isFree } from '../free-port.js';
import { isAlive } from '../liveness.js';
import { giveTo, lentAccount, openFolder, placeOfCluster } from './account.js';
import { programs } from './binaries.js';
import { Leases } from './leases.js';
import { runningServer, saysItIsReady } from './running-server.js';
import { openSocketFolder, urlsBySocket } from './socket.js';

const administrator = 'wufang_admin';
const patience = 60_000;
const settings = {
  listen_addresses: '127.0.0.1',
  shared_buffers: '128MB',
  max_connections: '300',
};
const environment = { PATH: process.env.PATH ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' };

export interface ClusterOptions {
  /** Holds the data, the log and the administrator's password. */
  readonly folder: string;
  /** Gives up safety in a power cut for speed. Only for tests. */
  readonly disposable?: boolean;
  /** One more address to listen at, and the network that may log in from there. */
  readonly also?: { readonly address: string; readonly network: string };
}

export interface Cluster {
  readonly port: number;
  readonly pid: number;
  readonly adminUrl: string;
  /** Where the data really lie. */
  readonly dataFolder: string;
  /** True if a server was already running on the data. */
  readonly adopted: boolean;
  /** Gives the server back; it stops when nobody else uses it. */
  release(): Promise<void>;
}

/** Starts PostgreSQL on the folder, or adopts the server that is already running on it. Returns after a real login. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  openFolder(options.folder);
  const place = placeOfCluster(options.folder);
  const data = join(place, 'data');
  const password = administratorPassword(options.folder);
  const leases = new Leases(options.folder);
  const lease = await leases.take();
  const stop = () => stopServer(data);
  try {
    if (!fs.existsSync(join(data, 'PG_VERSION'))) await initialise(place, data, password, options);
    const server = await reachServer(place, password, options);
    return { ...server, dataFolder: data, release: () => leases.giveBack(lease, stop) };
  } catch (error) {
    await leases.giveBack(lease, stop);
    throw error;
  }
}

/** The running server of a folder, if one answers: for those who only look. */
export async function findCluster(
  folder: string,
): Promise<{ port: number; pid: number; adminUrl: string } | null> {
  const passwordFile = join(folder, 'administrator-password');
  const place = join(folder, 'cluster');
  const running = runningServer(join(place, 'data'));
  if (running === null || !fs.existsSync(passwordFile)) return null;
  const adminUrl = await urlThatAnswers(
    fs.realpathSync(place),
    running.port,
    fs.readFileSync(passwordFile, 'utf8'),
  );
  return adminUrl === null ? null : { ...running, adminUrl };
}

/** The first starter chooses the password; a racing one reads the same. */
function administratorPassword(folder: string): string {
  const file = join(folder, 'administrator-password');
  if (!fs.existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    try {
      fs.linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    fs.rmSync(draft);
  }
  return fs.readFileSync(file, 'utf8');
}

/** Prepares the cluster aside and moves it into place, so that a half-made one is never started. */
async function initialise(
  place: string,
  data: string,
  password: string,
  { disposable, also }: ClusterOptions,
): Promise<void> {
  const { initdb } = await programs();
  const draft = fs.mkdtempSync(join(place, 'draft-'));
  const passwordFile = `${draft}.password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(lentAccount, draft);
  giveTo(lentAccount, passwordFile);
  const words = [
    '-D',
    draft,
    '-U',
    administrator,
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
  ];
  words.push('--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-Hans-CN', '--data-checksums');
  if (disposable) words.push('--no-sync');
  try {
    await promisify(execFile)(initdb, words, { ...lentAccount, cwd: '/', env: environment });
    if (also) fs.appendFileSync(join(draft, 'pg_hba.conf'), `host all all ${also.network} scram-sha-256\n`);
    fs.renameSync(draft, data);
  } catch (error) {
    if (!fs.existsSync(join(data, 'PG_VERSION'))) {
      const { stderr, message } = error as Error & { stderr?: string };
      throw new Error(`PostgreSQL could not prepare ${data}:\n${stderr?.trim() || message}`);
    }
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

/** A lock file or a running process proves nothing: the server may be dying or recovering. Only a login counts. */
async function reachServer(place: string, password: string, options: ClusterOptions) {
  const data = join(place, 'data');
  const log = join(options.folder, 'server.log');
  const logStart = fs.statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const deadline = Date.now() + patience;
  let own: number | undefined;
  for (let starts = 0; Date.now() < deadline; await sleep(25)) {
    const running = runningServer(data);
    if (running) {
      // Before that it may listen at one of its two places only.
      const adminUrl = saysItIsReady(data) ? await urlThatAnswers(place, running.port, password) : null;
      if (adminUrl !== null) return { ...running, adminUrl, adopted: running.pid !== own };
    } else if (own === undefined || !isAlive(own)) {
      if (starts === 8) break;
      await sleep(starts++ * 150);
      own = await spawnServer(place, log, options);
    }
  }
  throw new Error(`PostgreSQL does not start on ${data}. Its log (${log}) says:\n${tail(log, logStart)}`);
}

async function spawnServer(
  place: string,
  log: string,
  { folder, disposable, also }: ClusterOptions,
): Promise<number> {
  const { postgres } = await programs();
  const unsafe = { fsync: 'off', full_page_writes: 'off' };
  // What is asked from another network comes by the network alone.
  const addresses = also
    ? { listen_addresses: `${settings.listen_addresses},${also.address}`, unix_socket_directories: '' }
    : { unix_socket_directories: openSocketFolder(place) };
  const chosen = Object.entries({ ...settings, ...addresses, ...(disposable ? unsafe : {}) });
  const port = await preferredPort(join(folder, 'port'));
  const words = [
    '-D',
    join(place, 'data'),
    '-p',
    String(port),
    ...chosen.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const output = fs.openSync(log, 'a', 0o600);
  const child = spawn(postgres, words, {
    ...lentAccount,
    cwd: '/',
    env: environment,
    detached: true,
    stdio: ['ignore', output, output],
  });
  fs.closeSync(output);
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`PostgreSQL could not be started: ${error.message}`)));
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
}

/** The same port as last time if it is free, so that a bookmarked connection keeps working. */
async function preferredPort(file: string): Promise<number> {
  const last = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  const port = last && (await isFree(last)) ? last : await freePort();
  fs.writeFileSync(file, String(port));
  return port;
}

async function urlThatAnswers(place: string, port: number, password: string): Promise<string | null> {
  const url = `postgres://${administrator}:${password}@127.0.0.1:${port}/postgres`;
  for (const each of urlsBySocket(place, port, url)) if (await canLogIn(each)) return each;
  return null;
}

async function canLogIn(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopServer(data: string): Promise<void> {
  const running = runningServer(data);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  for (let waited = 0; isAlive(running.pid, 'postgres'); waited += 25) {
    if (waited === 30_000) process.kill(running.pid, 'SIGQUIT');
    await sleep(25);
  }
}

function tail(log: string, from: number): string {
  if (!fs.existsSync(log)) return '(nothing)';
  return fs.readFileSync(log).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n');
}
