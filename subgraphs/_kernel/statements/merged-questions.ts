import type { DataSource } from 'typeorm';
import type { Write } from './compiled-write.js';
import { type Answer, sharedLines } from './shared-lines.js';

/** By what the rows of a question are told apart: one of its values is a list of keys, and each row bears its own. */
export interface RowKey {
  /** Which of the values is the list. */
  readonly place: number;
  /** The column of the answer that bears the key. */
  readonly column: string;
}

interface Waiting {
  readonly write: Write;
  readonly key: RowKey;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A list longer than this goes by itself. */
const longestList = 50;
/** Keys of one statement. */
const mostKeys = 200;

/**
 * Questions of one form, by keys, that several people's operations ask in one turn of the event loop are one statement with all of their keys. Each
 * is given the rows of its own keys and no other; a key that two ask for is asked twice, so that no value is ever in two hands.
 */
export class MergedQuestions {
  private waiting: Waiting[] = [];

  constructor(private readonly send: (write: Write) => Promise<Answer>) {}

  ask(write: Write, key: RowKey): Promise<Answer> {
    if (keysOf({ write, key }).length > longestList) return this.send(write);
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, key, resolve, reject });
      if (this.waiting.length === 1) process.nextTick(() => this.sendAll());
    });
  }

  private sendAll(): void {
    const all = this.waiting;
    this.waiting = [];
    if (all.length === 1) return this.sendAlone(all[0]!);
    for (const batch of ofOneForm(all).flatMap(withoutCommonKeys))
      if (batch.length === 1) this.sendAlone(batch[0]!);
      else void this.sendMerged(batch);
  }

  private sendAlone({ write, resolve, reject }: Waiting): void {
    this.send(write).then(resolve, reject);
  }

  /** What fails together is asked again singly, nobody fails for another's sake; so is a key that comes back spelled otherwise. */
  private async sendMerged(batch: readonly Waiting[]): Promise<void> {
    const { write, key } = batch[0]!;
    const values = [...write.values];
    values[key.place] = batch.flatMap(keysOf);
    try {
      const answer = await this.send({ text: write.text, values });
      const rowsOf = new Map<unknown, Answer['rows']>();
      const answered = batch.map((one) => {
        const rows: Answer['rows'] = [];
        for (const asked of keysOf(one)) rowsOf.set(asked, rows);
        return { one, rows };
      });
      for (const row of answer.rows) rowsOf.get(row[key.column])!.push(row);
      const { command, oid, fields } = answer;
      for (const { one, rows } of answered)
        one.resolve({ command, oid, fields, rows, rowCount: rows.length });
    } catch {
      for (const one of batch) this.sendAlone(one);
    }
  }
}

function keysOf({ write, key }: Pick<Waiting, 'write' | 'key'>): readonly unknown[] {
  return write.values[key.place] as readonly unknown[];
}

/** Grouped by the statement and every value but the keys. A statement's text is long, and the same object for all who ask it: it is not put together with anything. */
function ofOneForm(all: readonly Waiting[]): Waiting[][] {
  const byText = [...Map.groupBy(all, ({ write }) => write.text).values()];
  return byText.flatMap((asked) => [...Map.groupBy(asked, otherValuesOf).values()]);
}

/** Every value but the keys. */
function otherValuesOf({ write: { values }, key }: Waiting): string {
  if (values.length === 1) return '';
  return JSON.stringify(values.map((value, place) => (place === key.place ? null : value)));
}

function withoutCommonKeys(alike: readonly Waiting[]): Waiting[][] {
  const batches: { members: Waiting[]; keys: Set<unknown> }[] = [];
  for (const one of alike) {
    const keys = keysOf(one);
    const fits = batches.find(
      (batch) => batch.keys.size + keys.length <= mostKeys && !keys.some((key) => batch.keys.has(key)),
    );
    const batch = fits ?? { members: [], keys: new Set() };
    if (!fits) batches.push(batch);
    batch.members.push(one);
    for (const key of keys) batch.keys.add(key);
  }
  return batches.map(({ members }) => members);
}

const merged = new WeakMap<DataSource, MergedQuestions>();

export function mergedQuestions(dataSource: DataSource): MergedQuestions {
  const known = merged.get(dataSource) ?? new MergedQuestions((write) => sharedLines(dataSource).ask(write));
  merged.set(dataSource, known);
  return known;
}
