import { EventEmitter } from 'node:events';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { beforeEach, describe, expect, test } from 'vitest';
import { askSparingly } from './connections.js';

type Query = (...question: unknown[]) => Promise<unknown>;

/** A connection that notes what is sent and in which pieces, and answers as it is told. */
class NotedConnection {
  readonly pieces: string[][] = [];
  private piece: string[] | null = null;
  answer: (text: string) => Promise<unknown> = async (text) => ({ rows: [], command: text.split(' ')[0] });

  readonly connection = {
    stream: {
      cork: () => void (this.piece = []),
      uncork: () => {
        this.pieces.push(this.piece!);
        this.piece = null;
      },
    },
  };

  query: Query = (question) => {
    const text = typeof question === 'string' ? question : (question as { text: string }).text;
    this.piece!.push(text);
    // An answer comes in a later turn of the event loop.
    return new Promise((resolve) => setImmediate(resolve)).then(() => this.answer(text));
  };
}

let noted: NotedConnection;
let client: PoolClient;
beforeEach(() => {
  noted = new NotedConnection();
  client = noted as unknown as PoolClient;
  const pool = new EventEmitter();
  askSparingly({ driver: { master: pool as unknown as Pool } } as unknown as DataSource);
  pool.emit('acquire', client);
});

describe('a connection', () => {
  test('sends in one piece what is asked in one turn', async () => {
    await Promise.all([client.query('select 1'), Promise.resolve().then(() => client.query('select 2'))]);
    await client.query('select 3');
    expect(noted.pieces).toEqual([['select 1', 'select 2'], ['select 3']]);
  });

  test('passes on a question with a callback', () => {
    const asked: unknown[] = [];
    const own = new NotedConnection();
    own.query = async (question, ...rest) =>
      void asked.push([
        typeof question === 'string' ? question : (question as { text: string }).text,
        ...rest.slice(-1),
      ]);
    const pool = new EventEmitter();
    askSparingly({ driver: { master: pool as unknown as Pool } } as unknown as DataSource);
    pool.emit('acquire', own);
    const answered = (): void => undefined;
    void own.query('select $1', [1], answered);
    void own.query('select 2', answered);
    expect(asked).toEqual([
      ['select $1', answered],
      ['select 2', answered],
    ]);
  });

  test('begins a transaction with its first question', async () => {
    await client.query('START TRANSACTION');
    await client.query('select 1');
    await client.query('COMMIT');
    expect(noted.pieces).toEqual([['START TRANSACTION', 'select 1'], ['COMMIT']]);
  });

  test('sends nothing of a transaction that asks nothing', async () => {
    for (const end of ['COMMIT', 'ROLLBACK']) {
      await client.query('START TRANSACTION');
      await client.query(end);
    }
    expect(noted.pieces).toEqual([]);
  });

  test('writes only when the transaction has begun, and in the order asked', async () => {
    await client.query('START TRANSACTION');
    await Promise.all(['update one', 'update two', 'select 3'].map((text) => client.query(text)));
    await client.query('update four');
    expect(noted.pieces).toEqual([
      ['START TRANSACTION'],
      ['update one', 'update two', 'select 3'],
      ['update four'],
    ]);
  });

  test.each(['select 1', 'update one', 'with gone as (delete from one) select 1'])(
    'fails with the beginning of its transaction: %s',
    async (first) => {
      noted.answer = async (text) => {
        if (text === 'START TRANSACTION') throw new Error('cancelled');
        return { rows: [] };
      };
      await client.query('START TRANSACTION');
      await expect(client.query(first)).rejects.toThrow('cancelled');
      expect(noted.pieces.flat().filter((text) => !/^(START|select)/.test(text))).toEqual([]);
    },
  );
});
