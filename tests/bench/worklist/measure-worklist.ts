import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphql, type GraphQLSchema } from 'graphql';
import type { Actor } from '#kernel/actor.js';
import type { Agency } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { subgraphSchema } from '#kernel/schema.js';
import { migrateAgency, openAgency } from '#kernel/start.js';
import { union } from '../../../infra/county/organisations.js';
import { defaultPorts } from '../../../infra/county/process-table.js';
import { ensureAddressBook } from '../../../infra/keys/address-book-file.js';
import { union as manifest } from '../../../subgraphs/union/agency.js';
import { scratchDatabase } from '../../kit/scratch-database.js';
import { fillAgency } from './fill-agency.js';

export interface WorklistFigures {
  cases: number;
  /** Milliseconds of one answer at the agency, database and guard included, the way over the gateway not. */
  worklist: { p50: number; p95: number };
  search: { p50: number; p95: number };
  seconds: number;
}

const item = 'id doing from worker workers employer causeName amount due daysLeft why assigneeName hops';
const worklist = (args: string) =>
  `{ unionWorklist(${args}) { nodes { ${item} } counts { view total overdue soon } endCursor } }`;
const search = (args: string) =>
  `{ unionSearch(${args}) { nodes { caseCode worker employer due } total endCursor } }`;

const lists = [
  'view: MINE',
  'view: UNIT',
  'view: UNIT, due: OVERDUE',
  'view: UNIT, act: SIGN_FOR',
  'view: SENT',
  'view: DONE',
  'view: UNIT, after: "2026-12-10~00000000-0000-0000-0000-000000000000"',
].map(worklist);

const searches = [
  'words: "王样甲乙"',
  'words: "样甲"',
  'words: "陶瓷"',
  'words: "wyjy"',
  'words: "xugou"',
  'words: "370499198803120019"',
  'words: "测工调4711"',
  'words: "004711"',
  'words: ""',
  'words: "", state: OVERDUE',
].map(search);

/** How long the worklist and the search take with so many cases at one organisation, in a database of its own. */
export async function measureWorklist(cases = 100_000, rounds = 8): Promise<WorklistFigures> {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'wufang-worklist-'));
  const database = await scratchDatabase('worklist_speed');
  try {
    const files = await ensureAddressBook(folder, {
      ports: defaultPorts,
      publicUrl: 'http://127.0.0.1:4000',
    });
    await migrateAgency(manifest, database.url);
    const agency = await openAgency(manifest, {
      ...{ databaseUrl: database.url, keysDir: join(folder, manifest.name), logLevel: 'silent' },
      ...{ addressBook: files.book, addressBookKey: files.publicKey, adjustableClock: false },
    });
    try {
      await fillAgency(agency.dataSource, union.code, cases, new Date().toISOString().slice(0, 10));
      const schema = await subgraphSchema(manifest);
      return {
        cases,
        worklist: await timed(agency, schema, lists, rounds),
        search: await timed(agency, schema, searches, rounds),
        seconds: Math.round((performance.now() - began) / 1000),
      };
    } finally {
      await agency.dataSource.destroy();
    }
  } finally {
    await database.drop();
    rmSync(folder, { recursive: true });
  }
}

async function timed(
  agency: Agency,
  schema: GraphQLSchema,
  questions: readonly string[],
  rounds: number,
): Promise<{ p50: number; p95: number }> {
  const taken: number[] = [];
  // The first round reads the tables into memory and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const source of questions) {
      const began = performance.now();
      const { errors } = await graphql({
        schema,
        source,
        contextValue: new RequestContext(agency, mediator),
      });
      if (errors) throw new Error(`${source}: ${errors[0]!.message}`);
      if (round > 0) taken.push(performance.now() - began);
    }
  }
  const sorted = taken.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1]!);
  return { p50: at(0.5), p95: at(0.95) };
}

const mediator: Actor = {
  ...{
    kind: 'STAFF',
    id: 'clerk-1',
    name: '样例',
    agency: 'union',
    organisation: union.code,
    roles: ['MEDIATOR'],
  },
};

export function figuresText({ cases, worklist: list, search: found, seconds }: WorklistFigures): string {
  const milliseconds = ({ p50, p95 }: WorklistFigures['search']) => `p50 ${p50} ms, p95 ${p95} ms`;
  return `worklist at ${cases} cases: ${milliseconds(list)}; search: ${milliseconds(found)} (${seconds} s with filling)`;
}
