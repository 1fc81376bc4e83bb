import { setTimeout as pause } from 'node:timers/promises';
import {
  agencyNames,
  isAgency,
  type AgencyName,
  type ProcessName,
} from '../../../infra/county/process-table.js';
import { agencyWithDisk, type FaultCounty } from '../county/fault-county.js';
import type { Fault } from './plan.js';
import type { Takeovers } from './takeovers.js';

export interface NemesisOptions {
  readonly plan: readonly Fault[];
  /** How much of the work is done, from 0 to 1: the faults are spread over it. */
  readonly progress: () => number;
  readonly over: () => boolean;
  readonly takeovers: Takeovers;
  readonly log: (line: string) => void;
}

/** Does the faults of its plan one after another, several at a time, but never two to one agency at once. */
export class Nemesis {
  readonly done: Partial<Record<Fault['kind'], number>> = {};
  private readonly busy = new Set<ProcessName>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly county: FaultCounty,
    private readonly options: NemesisOptions,
  ) {}

  /** Ends when every fault is done and healed, or when it is over before. */
  async run(): Promise<void> {
    const { plan, progress, over } = this.options;
    for (const [at, fault] of plan.entries()) {
      while (progress() < (at + 0.5) / plan.length && !over()) await pause(50);
      const touched = touchedBy(fault);
      while (touched.some((name) => this.busy.has(name)) && !over()) await pause(50);
      if (over()) break;
      this.begin(fault, touched);
    }
    await Promise.all(this.running);
  }

  /** Does something else to an agency, and no fault to it meanwhile. */
  async spare(agency: AgencyName, work: () => Promise<void>): Promise<void> {
    while (this.busy.has(agency)) await pause(20);
    this.busy.add(agency);
    await work().finally(() => this.busy.delete(agency));
  }

  private begin(fault: Fault, touched: readonly ProcessName[]): void {
    for (const name of touched) this.busy.add(name);
    const work = this.carryOut(fault)
      .then(() => void (this.done[fault.kind] = (this.done[fault.kind] ?? 0) + 1))
      .finally(() => {
        for (const name of touched) this.busy.delete(name);
        this.running.delete(work);
      });
    this.running.add(work);
  }

  private async carryOut(fault: Fault): Promise<void> {
    const { county } = this;
    this.options.log(describe(fault));
    switch (fault.kind) {
      case 'KILL':
        return this.kill(fault.process);
      case 'FREEZE':
        county.supervisor.kill(fault.agency, 'SIGSTOP');
        await pause(fault.lasts);
        return county.supervisor.kill(fault.agency, 'SIGCONT');
      case 'CUT':
        for (const direction of fault.directions) county.cut(fault.caller, fault.called, direction);
        await pause(fault.lasts);
        for (const direction of fault.directions) county.heal(fault.caller, fault.called, direction);
        return;
      case 'BAD_LINE':
        return this.spoilLine(fault.agency, fault);
      case 'DATABASE_STOP':
        return county.databases.get(fault.agency)!.crash(fault.lasts);
      case 'CLOCK_JUMP':
        county.setClock(fault.agency, fault.offset);
        await pause(fault.lasts);
        return county.setClock(fault.agency, 0);
      case 'DISK_FULL':
        return this.fillDisk(fault.lasts);
    }
  }

  /** The supervisor starts it again; what is measured is when messages flow again. */
  private async kill(process: ProcessName): Promise<void> {
    const { supervisor } = this.county;
    const before = pidOf(this.county, process);
    supervisor.kill(process, 'SIGKILL');
    if (!isAgency(process)) return supervisor.ready(process).catch(() => undefined);
    await this.options.takeovers.after(process, () => {
      const now = pidOf(this.county, process);
      return now !== null && now !== before;
    });
  }

  private async spoilLine(
    agency: AgencyName,
    { lose, hold, lasts }: { lose: number; hold: number; lasts: number },
  ) {
    const postman = this.county.postmen.get(agency)!;
    const usual = postman.habits;
    postman.habits = { ...usual, lose, hold };
    await pause(lasts);
    postman.habits = usual;
  }

  private async fillDisk(lasts: number): Promise<void> {
    const database = this.county.databases.get(agencyWithDisk)!;
    database.fillDisk();
    await pause(lasts);
    await database.freeDisk();
  }
}

function touchedBy(fault: Fault): readonly ProcessName[] {
  if (fault.kind === 'KILL') return [fault.process];
  if (fault.kind === 'CUT') return [fault.caller, fault.called];
  if (fault.kind === 'DISK_FULL') return [agencyWithDisk];
  return [fault.agency];
}

function pidOf(county: FaultCounty, name: ProcessName): number | null {
  return county.supervisor.reports.find((report) => report.name === name)?.pid ?? null;
}

function describe({ kind, ...facts }: Fault): string {
  return `${kind} ${Object.values(facts).map(String).join(' ')}`;
}

/** Everything that can be killed in a county. */
export const killable: readonly ProcessName[] = [...agencyNames, 'gateway'];
