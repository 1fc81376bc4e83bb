import pg from 'pg';

/** A statement as it was sent, with its values. */
export interface SentStatement {
  readonly database: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

let log: SentStatement[] | null = null;
let noted = false;

type Ask = (this: pg.Client, ...words: unknown[]) => unknown;

/** Has every connection note what is asked over it: once, however many test files of a process ask for it. */
export function noteStatements(): void {
  if (noted) return;
  noted = true;
  const prototype = pg.Client.prototype as unknown as { query: Ask };
  const ask = prototype.query;
  prototype.query = function query(...words) {
    const [first, second] = words;
    const given = first as { text?: string; values?: unknown[] };
    const text = typeof first === 'string' ? first : given.text;
    const values = typeof first === 'string' ? second : given.values;
    if (log && text)
      log.push({ database: this.database ?? '', text, values: Array.isArray(values) ? values : [] });
    return ask.apply(this, words);
  };
}

/** What `work` asks of the databases, transactions' beginnings and ends left out. One at a time. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<SentStatement[]> {
  log = [];
  try {
    await work();
    return log.filter(({ text }) => !/^(start transaction|begin|commit|rollback|set )/i.test(text));
  } finally {
    log = null;
  }
}

/** How often each statement comes, lists of any length taken for one. */
export function countStatements(statements: readonly SentStatement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of statements) {
    const plain = text.replaceAll(/\$\d+(,\s*\$\d+)*/g, '$…').replaceAll(/\s+/g, ' ');
    counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return counts;
}
