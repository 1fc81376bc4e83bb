import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { ProcessName } from '../../../infra/county/process-table.js';
import { isAlive } from '../../../infra/liveness.js';
import { migrate } from '../../../infra/migrate.js';
import { type Cluster, type ClusterOptions, startCluster } from '../../../infra/postgres/cluster.js';
import { ensureDatabases } from '../../../infra/postgres/databases.js';

/** A PostgreSQL cluster that one agency has to itself: it can be stopped in the middle of its work, copied and put back. */
export class AgencyDatabase {
  private cluster: Cluster | null = null;
  private urls: Partial<Record<ProcessName, string>> = {};

  constructor(
    private readonly folder: string,
    readonly names: readonly ProcessName[],
    private readonly also?: ClusterOptions['also'],
  ) {}

  /** Starts the server, makes the databases where there are none, and brings them up to date. */
  async prepare(): Promise<void> {
    await this.start();
    const passwords = join(this.folder, 'passwords.json');
    this.urls = await ensureDatabases(this.cluster!.adminUrl, passwords, this.names);
    for (const name of this.names) await migrate(name, this.urls[name]!);
  }

  /** Where the harness reaches a program's database. */
  url(name: ProcessName): string {
    return this.urls[name]!;
  }

  /** Where the program itself reaches it. */
  urlFromInside(name: ProcessName): string {
    const url = new URL(this.url(name));
    if (this.also) url.hostname = this.also.address;
    return url.href;
  }

  async start(): Promise<void> {
    const options = { folder: this.folder, disposable: true };
    this.cluster = await startCluster({ ...options, ...(this.also && { also: this.also }) });
  }

  async query(name: ProcessName, statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url(name) });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** Puts the data on a disk of their own, of so many megabytes, that can be filled. Before anything else. */
  mountDisk(megabytes: number): void {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', this.folder]);
    this.hasDisk = true;
  }

  /** Leaves no room on the disk. */
  fillDisk(): void {
    const block = Buffer.alloc(1 << 20);
    const file = openSync(this.filler, 'w');
    try {
      for (;;) writeSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  /** Makes room again, and starts the server if it had to give up. */
  async freeDisk(): Promise<void> {
    rmSync(this.filler, { force: true });
    if (!isAlive(this.cluster!.pid, 'postgres')) await this.startAnew();
  }

  get diskFree(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Stops the server at once, without a checkpoint (`immediate`), and starts it again after a while. */
  async crash(downMilliseconds: number): Promise<void> {
    const { pid } = this.cluster!;
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid, 'postgres')) await pause(20);
    await pause(downMilliseconds);
    await this.startAnew();
  }

  /** Copies the data of the stopped server aside. */
  async backUp(): Promise<void> {
    await this.whileStopped(() => copyWithOwners(this.dataFolder, this.backup));
  }

  /** Puts the copy in the place of the data, as after a disk was lost. */
  async restore(): Promise<void> {
    await this.whileStopped(() => {
      rmSync(this.dataFolder, { recursive: true });
      copyWithOwners(this.backup, this.dataFolder);
    });
  }

  async stop(): Promise<void> {
    await this.cluster?.release();
    this.cluster = null;
  }

  /** After the last `stop`. */
  removeDisk(): void {
    if (this.hasDisk) execFileSync('umount', ['-l', this.folder]);
    this.hasDisk = false;
  }

  private dataFolder = '';

  private get backup(): string {
    return `${this.dataFolder}.backup`;
  }

  private hasDisk = false;

  private get filler(): string {
    return join(this.folder, 'filler');
  }

  /** The lease of the dead server is given up only once the new one runs. */
  private async startAnew(): Promise<void> {
    const before = this.cluster!;
    await this.start();
    await before.release();
  }

  private async whileStopped(work: () => void): Promise<void> {
    this.dataFolder = this.cluster!.dataFolder;
    await this.stop();
    work();
    await this.start();
  }
}

/** The server's files belong to an account of its own. */
function copyWithOwners(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to]);
}
