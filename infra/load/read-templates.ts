import { createHash } from 'node:crypto';
import type pg from 'pg';
import { asVector, lexemesOfNumber } from '#kernel/search/lexemes.js';
import type { AgencyName } from '../county/process-table.js';
import {
  CaseTemplate,
  searchOfNumber,
  searchOfParty,
  type TableRows,
  type TemplateParty,
} from './case-template.js';
import { type CaseTable, caseTables, idsOfNoCase, rowsOfCases, toldCases } from './county-tables.js';

export interface Templates {
  /** Cases that everybody has done with; nothing in them waits. */
  readonly ended: readonly CaseTemplate[];
  readonly open: readonly CaseTemplate[];
}

/** Keyed hashes of a dispute that a copied case keeps: enough to be found by, of some thirty. */
const keptDisputeKeys = 3;
const emptyRun = '0'.repeat(64);

type Cells = Record<string, string | null>;

/** The rows of one case in one table, by column. */
interface CaseRows {
  readonly database: AgencyName;
  readonly table: CaseTable;
  readonly cells: readonly Cells[];
}

/** Reads the county's cases, of the demo or entered by hand, as templates of an archive. */
export async function readTemplates(clients: ReadonlyMap<AgencyName, pg.Client>): Promise<Templates> {
  const told = await toldCases(clients.get('docket')!);
  const fixed = new Set<string>();
  const cases = new Map<string, CaseRows[]>();
  for (const [database, client] of clients) {
    for (const id of await idsOfNoCase(client)) fixed.add(id);
    for (const table of await caseTables(client)) {
      const grouped = Map.groupBy(await rowsOfCases(client, table, told), ({ caseCode }) => caseCode);
      for (const [caseCode, rows] of grouped) {
        const cells = rows.map(({ values }) => cellsOf(table, values));
        cases.set(caseCode, [...(cases.get(caseCode) ?? []), { database, table, cells }]);
      }
    }
  }
  return sorted(cases, fixed);
}

function sorted(cases: ReadonlyMap<string, CaseRows[]>, fixed: ReadonlySet<string>): Templates {
  const ended: CaseTemplate[] = [];
  const open: CaseTemplate[] = [];
  for (const [caseCode, tables] of [...cases].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const all = new Map(tables.map(({ database, table, cells }) => [`${database} ${table.name}`, cells]));
    const openedOn = all.get('docket docket_case')?.[0]?.opened_on;
    if (!openedOn) continue;
    const isEnded = hasEnded(all);
    const parties = partiesOf(all);
    const written = [...tables.map((rows) => finished(rows, parties, isEnded)), ...marksOf(all)];
    const template = new CaseTemplate(caseCode, openedOn, parties, written, fixed, wordsOfNumber);
    (isEnded ? ended : open).push(template);
  }
  return { ended, open };
}

function wordsOfNumber(number: string): string {
  return asVector(lexemesOfNumber(number));
}

function cellsOf({ columns }: CaseTable, values: readonly (string | null)[]): Cells {
  return Object.fromEntries(columns.map((column, at) => [column, values[at]!]));
}

const finalStates = new Set(['CLOSED', 'RECALLED', 'RE_DESIGNATED', 'CANCELLED', 'FORWARDED']);

/** Concluded by the register's word, with no limit running and no referral that waits for either side. */
function hasEnded(all: ReadonlyMap<string, readonly Cells[]>): boolean {
  if (!all.get('docket docket_case')![0]!.closed_on) return false;
  for (const [table, rows] of all) {
    if (table.endsWith(' deadline') && rows.some((row) => !row.met_on && row.record_kind !== 'Limitation'))
      return false;
    if (table.endsWith(' referral') && rows.some(({ state, direction }) => waits(state!, direction!)))
      return false;
  }
  return true;
}

function waits(state: string, direction: string): boolean {
  return !finalStates.has(state) && !(state === 'RETURNED' && direction === 'IN');
}

/** Each party once, though several agencies have it on file. */
function partiesOf(all: ReadonlyMap<string, readonly Cells[]>): TemplateParty[] {
  const parties = new Map<string, TemplateParty>();
  for (const [table, rows] of all) {
    if (!table.endsWith(' party')) continue;
    for (const row of rows) {
      const kind = row.kind as TemplateParty['kind'];
      const number = kind === 'PERSON' ? row.id_number! : row.credit_code!;
      const { name, phone, matching_key: matchingKey } = row;
      parties.set(name!, {
        id: row.id!,
        kind,
        name: name!,
        number,
        phone: phone!,
        matchingKey: matchingKey!,
      });
    }
  }
  return [...parties.values()];
}

/** Puts marks where words of a search stand; what is long past is not watched by a timer. */
function finished(
  { database, table: { name, columns }, cells }: CaseRows,
  parties: readonly TemplateParty[],
  isEnded: boolean,
): TableRows {
  const rows = (name === 'docket_dispute_key' ? cells.slice(0, keptDisputeKeys) : cells).map((row) => {
    if (name === 'party')
      return { ...row, search: searchOfParty(parties.findIndex((party) => party.name === row.name)) };
    if (name === 'case_number') return { ...row, search: searchOfNumber(row.number!) };
    if (name === 'deadline' && isEnded) return { ...row, look_on: null };
    return row;
  });
  const target = `"${name}" (${columns.map((column) => `"${column}"`).join(', ')})`;
  return { database, target, rows: rows.map((row: Cells) => columns.map((column) => row[column]!)) };
}

/** What each side holds to be sent and applied, alike on both, so that reconciliation (对账) finds nothing missing. */
function marksOf(all: ReadonlyMap<string, readonly Cells[]>): TableRows[] {
  const target = '"exchange_mark" (organisation, peer, direction, case_code, seq, hash)';
  const marks: TableRows[] = [];
  for (const [table, rows] of all) {
    const [database = ''] = table.split(' ');
    if (table.endsWith(' exchange_sequence')) {
      const cursors = all.get(`${database} exchange_cursor`) ?? [];
      const silent = rows.filter(
        (row) => !cursors.some((one) => one.sender === row.destination && one.destination === row.sender),
      );
      marks.push({
        ...{ database, target },
        rows: [
          ...rows.map((row) => markRow(row.sender!, row.destination!, 'OUT', row.case_code!, row.last!)),
          ...silent.map((row) => markRow(row.sender!, row.destination!, 'IN', row.case_code!, '0')),
        ],
      });
    }
    if (table.endsWith(' exchange_cursor'))
      marks.push({
        ...{ database, target },
        rows: rows.map((row) =>
          markRow(row.destination!, row.sender!, 'IN', row.case_code!, row.applied!, row.sender!),
        ),
      });
  }
  return marks;
}

function markRow(
  organisation: string,
  peer: string,
  direction: 'IN' | 'OUT',
  caseCode: string,
  seq: string,
  sender = organisation,
): (string | null)[] {
  const receiver = sender === organisation ? peer : organisation;
  const hash =
    seq === '0' ? emptyRun : createHash('sha256').update(`${sender} ${receiver} ${seq}`).digest('hex');
  return [organisation, peer, direction, caseCode, seq, hash];
}
