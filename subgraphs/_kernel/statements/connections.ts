import type { Duplex } from 'node:stream';
import type { Pool, PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Texts beyond this many are not the few that come by the thousand: they are sent as they are. */
const mostNames = 500;

const names = new Map<string, string>();
const arranged = new WeakSet<PoolClient>();

/**
 * Has every connection of a pool ask sparingly. The same few statements come by the thousand: the server parses and plans each once on a
 * connection. What is asked in one turn of the event loop goes out in one piece, and a transaction begins with its first question.
 */
export function askSparingly(dataSource: DataSource): void {
  const pool = (dataSource.driver as PostgresDriver).master as Pool;
  pool.on('acquire', (client) => {
    if (arranged.has(client)) return;
    arranged.add(client);
    const connection = new SparingConnection(client);
    // Who asks the pool itself asks with a callback, one question in no transaction.
    client.query = ((text: unknown, values?: unknown, ...callback: unknown[]) =>
      typeof text === 'string' && (values === undefined || Array.isArray(values)) && callback.length === 0
        ? connection.ask(text, values)
        : connection.pass(text, values, ...callback)) as typeof client.query;
  });
}

class SparingConnection {
  private readonly query: (...question: unknown[]) => Promise<QueryResult>;
  private readonly held: () => Duplex;
  private gathering = false;
  private toBegin = false;
  /** What is asked while a transaction begins that first writes. */
  private begun: Promise<unknown> | null = null;

  constructor(client: PoolClient) {
    this.query = client.query.bind(client);
    this.held = () => (client as unknown as { connection: { stream: Duplex } }).connection.stream;
  }

  pass(text: unknown, values: unknown, ...callback: unknown[]): unknown {
    this.gather();
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : null;
    return name === null
      ? this.query(text, values, ...callback)
      : this.query({ name, text, values }, ...callback);
  }

  private send(text: string, values?: unknown[]): Promise<QueryResult> {
    return this.pass(text, values) as Promise<QueryResult>;
  }

  ask(text: string, values?: unknown[]): Promise<QueryResult> {
    if (text === 'START TRANSACTION') {
      this.toBegin = true;
      return Promise.resolve(nothing(text));
    }
    if (this.toBegin) return this.beginWith(text, values);
    return this.begun ? this.begun.then(() => this.send(text, values)) : this.send(text, values);
  }

  /** A question changes nothing, and needs not wait for the transaction's beginning; if that fails, so does the question. */
  private beginWith(text: string, values?: unknown[]): Promise<QueryResult> {
    this.toBegin = false;
    if (text === 'COMMIT' || text === 'ROLLBACK') return Promise.resolve(nothing(text));
    const begun = this.send('START TRANSACTION');
    if (changesNothing.test(text))
      return Promise.all([this.send(text, values), begun]).then(([answer]) => answer);
    this.begun = begun.finally(() => (this.begun = null));
    return this.begun.then(() => this.send(text, values));
  }

  /** Holds what is written until nothing more can be done without an answer. */
  private gather(): void {
    if (this.gathering) return;
    this.gathering = true;
    const stream = this.held();
    stream.cork();
    process.nextTick(() => {
      this.gathering = false;
      stream.uncork();
    });
  }
}

const changesNothing = /^\s*(select|set transaction)\b/i;

function nothing(command: string): QueryResult {
  return { command, rowCount: null, oid: 0, fields: [], rows: [] };
}

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return null;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
