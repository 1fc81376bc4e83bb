import type { Column } from '../list/column.ts';
import type { Language } from '../shell/language.ts';
import type { DocketCaseFilter } from '../generated/graphql/graphql.ts';
import type { CasesOf } from './cases-link.ts';
import type { Lists, Measure } from './counted.ts';
import type { Figures } from './figures-data.ts';
import { measures, type Names, wayName } from './options.ts';
import { recordName, stateName } from './record-words.ts';

/** One number of a table with the list it opens; null where it is not shown. */
export interface Cell {
  count: number | null;
  cases: CasesOf | null;
}

/** A row of any table of figures: what it is of, and its numbers. */
export interface FigureRow {
  key: string;
  names: string[];
  cells: Cell[];
}

export interface FigureTable {
  key: string;
  title: string;
  /** Heads of the names, then of the numbers. */
  nameHeads: string[];
  heads: string[];
  rows: FigureRow[];
}

export interface Setting extends Names {
  lists: Lists;
  language: Language;
}

const grouped = [...measures, 'overdue'] as const;

/** All tables of the page, in the order of the page; one without rows is left out. */
export function tablesOf(figures: Figures, setting: Setting): FigureTable[] {
  return [
    monthTable(figures, setting),
    durationTable(figures, setting),
    flowTable(figures, setting),
    agencyTable(figures, setting),
    groupTable('byOrganisation', 'organisation', figures, setting),
    groupTable('byCause', 'cause', figures, setting),
    groupTable('byDivision', 'division', figures, setting),
    referralTable(figures, setting),
    recordTable(figures, setting),
  ].filter(({ rows }) => rows.length > 0);
}

function monthTable({ months }: Figures, { texts, lists }: Setting): FigureTable {
  return {
    ...{ key: 'months', title: texts.monthly, nameHeads: [texts.month] },
    heads: measures.map((measure) => texts[measure]),
    rows: months.map((month) => ({
      key: month.from,
      names: [month.from.slice(0, 7)],
      cells: measures.map((measure) => ({ count: month[measure], cases: lists.month(measure, month) })),
    })),
  };
}

function durationTable({ months }: Figures, { texts, lists }: Setting): FigureTable {
  const known = months.filter(({ medianDays }) => medianDays !== null);
  return {
    ...{
      key: 'durations',
      title: texts.duration,
      nameHeads: [texts.month],
      heads: [texts.days, texts.closed],
    },
    rows: known.map((month) => ({
      key: month.from,
      names: [month.from.slice(0, 7)],
      cells: [
        { count: month.medianDays, cases: lists.closedIn(month) },
        { count: month.closed, cases: lists.closedIn(month) },
      ],
    })),
  };
}

function flowTable({ flows }: Figures, { texts, agency, lists }: Setting): FigureTable {
  return {
    ...{ key: 'flows', title: texts.flow, heads: [texts.count] },
    nameHeads: [texts.first, texts.wentTo, texts.result],
    rows: (flows ?? []).map((flow) => ({
      key: `${flow.from} ${flow.to} ${flow.result}`,
      names: [agency(flow.from), flow.to ? agency(flow.to) : texts.notPassed, texts.results[flow.result]],
      cells: [{ count: flow.count, cases: lists.flow(flow, wayName(flow, { agency, texts })) }],
    })),
  };
}

function agencyTable({ byAgency }: Figures, { texts, agency, lists }: Setting): FigureTable {
  return {
    ...{ key: 'byAgency', title: texts.byAgency, nameHeads: [texts.agency] },
    heads: grouped.map((measure) => texts[measure]),
    rows: byAgency.map((row) => ({
      key: row.agency,
      names: [agency(row.agency)],
      cells: grouped.map((measure) => ({
        count: row[measure].numerator,
        cases: lists.measure(measure, { firstAgency: row.agency }, agency(row.agency)),
      })),
    })),
  };
}

const groupFilter: Record<string, keyof DocketCaseFilter> = {
  organisation: 'firstOrganisation',
  cause: 'cause',
  division: 'division',
};

function groupTable(
  key: 'byOrganisation' | 'byCause' | 'byDivision',
  head: 'organisation' | 'cause' | 'division',
  figures: Figures,
  { texts, lists }: Setting,
): FigureTable {
  const of = (measure: Measure, code: string, name: string) =>
    lists.measure(measure, { [groupFilter[head]!]: code }, name);
  return {
    ...{ key, title: texts[key], nameHeads: [texts[head]], heads: grouped.map((measure) => texts[measure]) },
    rows: (figures[key] ?? []).map((row) => ({
      key: row.code,
      names: [row.name],
      cells: grouped.map((measure) => ({ count: row[measure], cases: of(measure, row.code, row.name) })),
    })),
  };
}

function referralTable({ referrals }: Figures, { texts, lists, language }: Setting): FigureTable {
  return {
    ...{ key: 'referrals', title: texts.referrals, nameHeads: [texts.arrow, texts.state] },
    heads: [texts.sent, texts.cases],
    rows: referrals.map((row) => {
      const cases = lists.referrals(
        { arrow: row.arrow, referralState: row.state },
        `${row.arrowName} ${stateName(row.state, language)}`,
      );
      return {
        key: `${row.arrow} ${row.state}`,
        names: [row.arrowName, stateName(row.state, language)],
        cells: [
          { count: row.count, cases: null },
          { count: row.cases, cases },
        ],
      };
    }),
  };
}

function recordTable({ records }: Figures, { texts, agency, lists, language }: Setting): FigureTable {
  return {
    ...{ key: 'records', title: texts.records, nameHeads: [texts.agency, texts.record, texts.state] },
    heads: [texts.cases],
    rows: (records ?? []).map((row) => {
      const names = [agency(row.agency), recordName(row.kind, language), stateName(row.state, language)];
      return {
        key: `${row.agency} ${row.kind} ${row.state}`,
        names,
        cells: [{ count: row.cases, cases: lists.record(row, names.slice(1).join(' ')) }],
      };
    }),
  };
}

/** The table as one of the lists of the desk, without links: for the screen, Excel and paper. */
export function columnsOf({ nameHeads, heads }: FigureTable, less: string): Column<FigureRow>[] {
  return [
    ...nameHeads.map((title, at) => ({
      ...{ key: `name ${at}`, title, card: 'title' as const },
      text: ({ names }: FigureRow) => names[at] ?? '',
    })),
    ...heads.map((title, at) => ({
      ...{ key: `count ${at}`, title, align: 'right' as const },
      text: ({ cells }: FigureRow) => cells[at]?.count?.toLocaleString('en-US') ?? less,
      value: ({ cells }: FigureRow) => cells[at]?.count ?? less,
    })),
  ];
}
