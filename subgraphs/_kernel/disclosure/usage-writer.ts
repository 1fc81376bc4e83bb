import type { DataSource } from 'typeorm';
import { keepStaffNames, type NamedPerson } from '#kernel/staff/staff-name.js';
import { allOf } from '#kernel/statements/all-of.js';
import { insertUses, type Use } from './use.js';

/** What one operation has shown whom. */
export interface Looks {
  readonly uses: readonly Use[];
  /** Whoever looked; null where no person did. */
  readonly reader: NamedPerson | null;
}

interface Waiting extends Looks {
  readonly kept: () => void;
  readonly failed: (error: unknown) => void;
}

/** People beyond this many are told anew. */
const mostPeople = 5_000;

/** Writes usage records: those that come while others are being written go together in the next statement. */
export class UsageWriter {
  private waiting: Waiting[] = [];
  private writing = false;
  /** By person: the name that is kept of them. */
  private readonly names = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {}

  /** Resolves when the records are committed; rejects where they could not be written. */
  keep(looks: Looks): Promise<void> {
    return new Promise((kept, failed) => {
      this.waiting.push({ ...looks, kept, failed });
      if (this.writing) return;
      this.writing = true;
      // What is done in the same turn of the event loop goes along.
      setImmediate(() => void this.writeAll());
    });
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const together = this.waiting;
      this.waiting = [];
      await this.write(together).then(
        () => together.forEach(({ kept }) => kept()),
        (error: unknown) => (together.length > 1 ? this.writeSingly(together) : together[0]!.failed(error)),
      );
    }
    this.writing = false;
  }

  private async writeSingly(waiting: readonly Waiting[]): Promise<void> {
    for (const one of waiting) await this.write([one]).then(one.kept, one.failed);
  }

  private async write(looks: readonly Looks[]): Promise<void> {
    const uses = looks.flatMap((one) => one.uses);
    const people = this.unknownPeople(looks);
    const runner = this.dataSource.createQueryRunner();
    try {
      const now = uses[0]!.at;
      await allOf([
        people.size > 0 && keepStaffNames(runner.manager, [...people.values()], now),
        insertUses(runner.manager, uses),
      ]);
    } finally {
      await runner.release();
    }
    if (this.names.size > mostPeople) this.names.clear();
    for (const [key, { name }] of people) this.names.set(key, name);
  }

  private unknownPeople(looks: readonly Looks[]): Map<string, NamedPerson> {
    const people = new Map<string, NamedPerson>();
    for (const { reader } of looks) {
      const key = reader && `${reader.id} ${reader.organisation}`;
      if (key !== null && this.names.get(key) !== reader!.name) people.set(key, reader!);
    }
    return people;
  }
}

const writers = new WeakMap<DataSource, UsageWriter>();

export function usageWriter(dataSource: DataSource): UsageWriter {
  const known = writers.get(dataSource) ?? new UsageWriter(dataSource);
  writers.set(dataSource, known);
  return known;
}
