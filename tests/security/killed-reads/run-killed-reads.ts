import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type OwnHub, startOwnHub } from '../../../infra/hub/own-hub.js';
import { acceptedCase } from './accepted-case.js';
import { compare, type KilledReadsFigures, type UsageRow } from './compare.js';
import { Reader } from './reader.js';

export type { KilledReadsFigures } from './compare.js';

const readersAtOnce = 8;
const worker = '测试丙';

/**
 * Real processes: eight people of the union read a case at the court, whose process is killed with SIGKILL again and again
 * while it answers. Ends when so many reads were answered and so many kills made; then the court's records are compared
 * with what arrived.
 */
export async function runKilledReads(
  { reads, kills }: { reads: number; kills: number },
  progress: (line: string) => void = () => undefined,
): Promise<KilledReadsFigures> {
  const hub = await startOwnHub(progress);
  try {
    const caseCode = await acceptedCase(hub);
    const before = await lastRecord(hub);
    const readers = Array.from(
      { length: readersAtOnce },
      (_, at) => new Reader(hub, `killed-reads-${at}`, caseCode, worker),
    );
    const answered = (): number =>
      readers.reduce((sum, { reads: made }) => sum + made.filter(({ saw }) => saw).length, 0);
    const nemesis = new Nemesis(hub, { reads, kills, answered, progress });
    const reading = readers.map((reader) => reader.readWhile(() => !nemesis.done));
    await Promise.race([nemesis.run(), Promise.all(reading)]);
    await Promise.all(reading);
    const made = readers.flatMap((reader) => reader.reads);
    return compare(made, await recordsSince(hub, before), nemesis.killed);
  } finally {
    await hub.stop();
  }
}

interface Campaign {
  reads: number;
  kills: number;
  answered: () => number;
  progress: (line: string) => void;
}

/** Kills the court's process, spread evenly over the reads, each time at another moment of its work. */
class Nemesis {
  done = false;
  killed = 0;

  constructor(
    private readonly hub: OwnHub,
    private readonly campaign: Campaign,
  ) {}

  async run(): Promise<void> {
    const { reads, kills, answered, progress } = this.campaign;
    try {
      while (this.killed < kills) {
        await this.until(((this.killed + 1) * reads) / (kills + 1));
        await pause(Math.random() * 40);
        this.hub.supervisor.kill('court', 'SIGKILL');
        this.killed += 1;
        // Started again at once: the supervisor's own pause grows with each end.
        await this.hub.supervisor.restart('court');
        progress(`${this.killed} kills, ${answered()} reads answered`);
      }
      await this.until(reads);
    } finally {
      this.done = true;
    }
  }

  private async until(answers: number): Promise<void> {
    for (const until = Date.now() + 300_000; this.campaign.answered() < answers; await pause(20))
      if (Date.now() > until) throw new Error('The court answers no reads.');
  }
}

function recordsSince(hub: OwnHub, before: string): Promise<UsageRow[]> {
  return query<UsageRow>(
    hub,
    `select case_number as mark, reader_id as reader, reader_agency as agency, reader_organisation as organisation, what
     from usage_record where id > $1`,
    [before],
  );
}

async function lastRecord(hub: OwnHub): Promise<string> {
  const [row] = await query<{ id: string }>(hub, 'select coalesce(max(id), 0) as id from usage_record');
  return row!.id;
}

async function query<Row extends object>(hub: OwnHub, text: string, values: unknown[] = []): Promise<Row[]> {
  const database = new pg.Client({ connectionString: hub.databases.court });
  await database.connect();
  try {
    return (await database.query<Row>(text, values)).rows;
  } finally {
    await database.end();
  }
}
