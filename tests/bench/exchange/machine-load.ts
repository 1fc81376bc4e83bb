import { readFileSync } from 'node:fs';
import { findCluster } from '../../../infra/postgres/cluster.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { childrenOf, processOf } from '../process-facts.js';

/** Processor seconds used so far, by process of the hub, by database (`pg union`), and of the driver. */
export type ProcessorSeconds = Readonly<Record<string, number>>;

/** Reads from /proc what the processes of a hub use. */
export class MachineLoad {
  private constructor(
    private readonly hub: OwnHub,
    private readonly postmaster: number,
  ) {}

  static async of(hub: OwnHub): Promise<MachineLoad> {
    const cluster = await findCluster(hub.home.postgres);
    if (!cluster) throw new Error('The database server of the hub is not to be found.');
    return new MachineLoad(hub, cluster.pid);
  }

  /** Processor seconds of each process that runs now, since it began. */
  processes(): Map<number, { name: string; seconds: number }> {
    const pids = this.hub.supervisor.reports.map(({ name, pid }) => [pid ?? 0, name] as const);
    const served = childrenOf(this.postmaster).map((pid) => [pid, databaseOf(pid)] as const);
    const named = [[process.pid, 'driver'] as const, ...pids, ...served];
    return new Map(named.map(([pid, name]) => [pid, { name, seconds: processOf(pid)?.seconds ?? 0 }]));
  }

  /** Resident memory of each process of the hub and of the driver, in MB. */
  memory(): Record<string, number> {
    const kept: Record<string, number> = { driver: processOf(process.pid)!.megabytes };
    for (const { name, pid } of this.hub.supervisor.reports) {
      if (pid !== null) kept[name] = processOf(pid)?.megabytes ?? 0;
    }
    return kept;
  }
}

/** Adds up what is used from now on, looking once a second, since the database ends and begins processes as it likes. */
export class ProcessorLog {
  private seen: ReturnType<MachineLoad['processes']>;
  private readonly used = new Map<string, number>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly machine: MachineLoad) {
    this.seen = machine.processes();
    this.timer = setInterval(() => this.look(), 1_000);
  }

  /** The greatest first. */
  end(): ProcessorSeconds {
    clearInterval(this.timer);
    this.look();
    return Object.fromEntries([...this.used].sort(([, one], [, other]) => other - one));
  }

  private look(): void {
    const now = this.machine.processes();
    for (const [pid, { name, seconds }] of now) {
      const more = Math.max(0, seconds - (this.seen.get(pid)?.seconds ?? 0));
      this.used.set(name, (this.used.get(name) ?? 0) + more);
    }
    this.seen = now;
  }
}

/** A database server's process says in its title whom it serves: `postgres: wufang_union wufang_union …`. */
function databaseOf(pid: number): string {
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const database = /^postgres: \S+ wufang_(\w+) /.exec(title)?.[1];
    return database ? `pg ${database.replaceAll('_', '-')}` : 'pg itself';
  } catch {
    return 'pg itself';
  }
}
