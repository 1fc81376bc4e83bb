import { type EntityManager, In } from 'typeorm';
import { permit, uuidOrNone } from '#kernel/act.js';
import type { Actor } from '#kernel/actor.js';
import { record } from '#kernel/audit/record.js';
import { countSerials, writeSerials } from '#kernel/case-file/open-case.js';
import { type RequestContext, settle } from '#kernel/context.js';
import { announcePosts } from '#kernel/exchange/announce.js';
import { takeLook } from '#kernel/lookup/take-look.js';
import { Refusal } from '#kernel/refusal.js';
import type { ImportProblem } from './cells.js';
import { commonColumns, type ImportRow, readRow } from './import-row.js';
import { ImportedRowEntity } from './imported-row.entity.js';
import { noteDuplicates } from './known-disputes.js';
import { NotTogether, OpenedTogether } from './opened-together.js';

/** What an agency takes in from a file: who may, which columns it has of its own, and the ordinary act that opens a case. */
export interface ImportDoor {
  field: string;
  /** For the schema: what a row becomes. */
  description: string;
  columns: readonly string[];
  mayImport(actor: Actor): boolean;
  /** Reads the own columns, noting what is wrong; answers what opens the case and tells its code. */
  prepare(ctx: RequestContext, row: ImportRow): (tx: EntityManager) => Promise<{ caseCode: string }>;
}

/**
 * READY     可导入  nothing is wrong with it; the dry run ends here
 * IMPORTED  已导入  it is a case now
 * ALREADY   曾导入  it was imported before: the case it made then
 * REFUSED   未导入  something is wrong with it
 */
export type ImportOutcome = 'READY' | 'IMPORTED' | 'ALREADY' | 'REFUSED';

export interface ImportedLine {
  line: number;
  outcome: ImportOutcome;
  caseCode: string | null;
  /** Imported before under its number with other content; the case stays as it is. */
  changed: boolean;
  problems: ImportProblem[];
}

export interface ImportRequest {
  rows: readonly string[];
  dryRun: boolean;
  /** One loading of one file: a UUID that the desk makes. */
  importId: string;
}

/** Rows of one call. */
export const mostRows = 250;
/** Rows that share a transaction: whoever opens a case meanwhile waits no longer than for these. */
const together = 50;

type Opener = ReturnType<ImportDoor['prepare']>;
type Prepared = { row: ImportRow; open: Opener };

/** Checks the rows of a file by the rules of the ordinary door and, unless it is a dry run, opens a case for each good one. */
export async function importIntakes(
  ctx: RequestContext,
  door: ImportDoor,
  { rows: texts, dryRun, importId }: ImportRequest,
): Promise<ImportedLine[]> {
  permit(door.mayImport(ctx.actor));
  if (texts.length === 0 || texts.length > mostRows)
    throw new Refusal('BAD_INPUT', `一次请导入 1 至 ${mostRows} 行。`);
  if (uuidOrNone(importId) !== importId) throw new Refusal('BAD_INPUT', '导入批次号无效。');
  const prepared = texts.map((text): Prepared => {
    const row = readRow(ctx, text, [...commonColumns, ...door.columns]);
    return { row, open: door.prepare(ctx, row) };
  });
  const known = await knownRows(
    ctx.db,
    ctx,
    prepared.map(({ row }) => row),
  );
  const fresh = prepared.filter(({ row }) => !known.has(row.key));
  noteRepeatedKeys(fresh.map(({ row }) => row));
  await noteDuplicates(
    ctx,
    fresh.map(({ row }) => row),
  );
  const good = fresh.filter(({ row }) => row.cells.problems.length === 0);
  const made =
    dryRun || good.length === 0 ? new Map<string, ImportedRowEntity>() : await run(ctx, good, importId);
  return prepared.map(({ row }) => lineOf(row, known.get(row.key), made.get(row.key)));
}

/** Stating months tries the register, so each loading of a file is counted like a look-up, once. */
async function run(
  ctx: RequestContext,
  good: readonly Prepared[],
  importId: string,
): Promise<Map<string, ImportedRowEntity>> {
  await takeLook(ctx, 'import', [`import ${importId}`]);
  const made = new Map<string, ImportedRowEntity>();
  for (let at = 0; at < good.length; at += together) {
    for (const row of await openRows(ctx, good.slice(at, at + together), importId)) made.set(row.key, row);
  }
  return made;
}

/** Where one of them is refused after all, each gets a transaction of its own, and the refused one its reason. */
async function openRows(
  ctx: RequestContext,
  group: readonly Prepared[],
  importId: string,
): Promise<ImportedRowEntity[]> {
  try {
    return await openTogether(ctx, group, importId);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof NotTogether)) throw error;
  }
  const done: ImportedRowEntity[] = [];
  for (const prepared of group) {
    try {
      done.push(
        ...(await ctx.transaction(async (tx) =>
          openEach(tx, ctx, await inTurn(tx, ctx, [prepared]), importId),
        )),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      prepared.row.cells.note(null, error.code, error.message, error.hint);
    }
  }
  return done;
}

/** One transaction for all, with few and large statements. It settles here, for its acts know it by another name. */
async function openTogether(
  ctx: RequestContext,
  group: readonly Prepared[],
  importId: string,
): Promise<ImportedRowEntity[]> {
  let receivers: readonly string[] = [];
  const done = await ctx.transaction(async (real) => {
    const together = new OpenedTogether(real);
    countSerials(together.tx);
    const rows = await openEach(together.tx, ctx, await inTurn(real, ctx, group), importId);
    await together.write();
    await writeSerials(together.tx);
    const settled = await settle(together.tx, ctx);
    await settled.linked;
    receivers = settled.receivers;
    return rows;
  });
  announcePosts(ctx.agency.dataSource, receivers);
  return done;
}

interface Turn {
  group: readonly Prepared[];
  known: ReadonlyMap<string, ImportedRowEntity>;
}

/** Two loadings of one organisation take turns, so that a row cannot become two cases. */
async function inTurn(tx: EntityManager, ctx: RequestContext, group: readonly Prepared[]): Promise<Turn> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('import ' || $1, 0))`, [
    ctx.actor.organisation,
  ]);
  return {
    group,
    known: await knownRows(
      tx,
      ctx,
      group.map(({ row }) => row),
    ),
  };
}

/** What somebody else has imported in the meantime is answered with its case. */
async function openEach(
  tx: EntityManager,
  ctx: RequestContext,
  { group, known }: Turn,
  importId: string,
): Promise<ImportedRowEntity[]> {
  const { organisation } = ctx.actor;
  const rows: ImportedRowEntity[] = [];
  for (const { row, open } of group.filter(({ row: { key } }) => !known.has(key))) {
    const { caseCode } = await open(tx);
    const { key, content } = row;
    rows.push({ organisation, key, content, caseCode, importId, importedAt: ctx.now });
    record(tx, ctx, 'import.row', caseCode, { caseCode, details: { importId, line: row.line } });
  }
  if (rows.length > 0) await tx.insert(ImportedRowEntity, rows);
  return [...rows, ...known.values()];
}

/** Within one call; a later call answers the same key with the case it made. */
function noteRepeatedKeys(rows: readonly ImportRow[]): void {
  const lines = new Map<string, number>();
  for (const { key, line, cells } of rows) {
    const first = lines.get(key);
    if (first === undefined) lines.set(key, line);
    else
      cells.note(
        'externalNumber',
        'DUPLICATE_ROW',
        `与第 ${first} 行重复。`,
        '外部编号或整行内容相同，请保留一行。',
      );
  }
}

async function knownRows(
  db: EntityManager,
  ctx: RequestContext,
  rows: readonly ImportRow[],
): Promise<Map<string, ImportedRowEntity>> {
  const found = await db.findBy(ImportedRowEntity, {
    organisation: ctx.actor.organisation,
    key: In(rows.map(({ key }) => key)),
  });
  return new Map(found.map((row) => [row.key, row]));
}

function lineOf(
  { line, cells: { problems }, content }: ImportRow,
  before: ImportedRowEntity | undefined,
  made: ImportedRowEntity | undefined,
): ImportedLine {
  const row = before ?? made;
  const outcome = before ? 'ALREADY' : made ? 'IMPORTED' : problems.length > 0 ? 'REFUSED' : 'READY';
  const changed = row !== undefined && row.content !== content;
  return { line, outcome, caseCode: row?.caseCode ?? null, changed, problems: row ? [] : problems };
}
