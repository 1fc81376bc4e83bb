import { deadlines, lawInForce, localRules } from '#kernel/clock/law.js';
import {
  arrowRows,
  dutyRows,
  limitationRows,
  noticeRows,
  type RecordRow,
  recordRows,
} from './coverage-rows.js';

/** What an act has written of one row: which agency's program, of what, and the values that were set. */
export interface WrittenRow {
  agency: string;
  entity: string;
  values: Readonly<Record<string, unknown>>;
  /** The arrow of a referral and the type of a document, also where only the state is written. */
  subject?: string | undefined;
}

/** The items that this row shows to be exercised. */
export function exercisedBy(row: WrittenRow): string[] {
  const own = recordRows().flatMap((record) => (matches(record, row) ? ofRecord(record, row) : []));
  const states = own.filter((id) => id.startsWith('state ')).map((id) => id.slice('state '.length));
  const limitations = limitationRows().filter((each) => matches(each, row));
  const rules = limitations.map(({ limitation }) => `rule ${limitation}`);
  return [...own, ...elsewhere(states), ...outside(row), ...rules, ...ofKernel(row)];
}

function matches(
  {
    agency,
    entity,
    where,
    draft,
  }: Pick<RecordRow, 'agency' | 'entity' | 'where'> & { draft?: string | undefined },
  row: WrittenRow,
): boolean {
  const kept = agency === undefined || agency === row.agency;
  const held = row.entity === entity || (draft !== undefined && row.entity === draft);
  return kept && held && Object.entries(where).every(([key, is]) => row.values[key] === is);
}

function ofRecord(record: RecordRow, { values }: WrittenRow): string[] {
  const { state } = values;
  const named = record.states.find((each) => (record.called[each] ?? each) === state);
  return [`record ${record.record}`, ...(named ? [`state ${record.record}.${named}`] : [])];
}

/** Roads and duties that show themselves in the states of a record. */
function elsewhere(states: readonly string[]): string[] {
  const has = (wanted: readonly string[]): boolean => wanted.some((state) => states.includes(state));
  return [
    ...arrowRows().flatMap(({ arrow, sent, back }) => [
      ...(has(sent) ? [`leg ${arrow} sent`] : []),
      ...(has(back) ? [`leg ${arrow} back`] : []),
    ]),
    ...dutyRows().flatMap(({ duty, kept }) => (has(kept) ? [`rule ${duty}`] : [])),
  ];
}

/** Roads to somebody outside the hub. */
function outside({ entity, values }: WrittenRow): string[] {
  const has = (wanted: Readonly<Record<string, string>>): boolean =>
    Object.entries(wanted).every(([key, is]) => values[key] === is);
  return noticeRows()
    .filter((row) => row.entity === entity)
    .flatMap(({ arrow, sentWith, backWith }) => [
      ...(has(sentWith) ? [`leg ${arrow} sent`] : []),
      ...(has(backWith) ? [`leg ${arrow} back`] : []),
    ]);
}

function ofKernel({ entity, values, subject }: WrittenRow): string[] {
  if (entity === 'DeadlineEntity') return ofDeadline(values);
  if (entity === 'ReferralEntity') return ofReferral(values, subject);
  if (entity === 'DocumentEntity' && values.state === 'ISSUED' && subject) return [`document ${subject}`];
  return [];
}

function ofDeadline({ rule, variant, division, startsFrom, notStatutory }: WrittenRow['values']): string[] {
  if (typeof rule !== 'string') return [];
  const local = localRules().filter((row) => {
    if (row.rule !== rule || !lawInForce(row, String(startsFrom))) return false;
    return row.division === '00'
      ? notStatutory === true
      : typeof division === 'string' && division.startsWith(row.division);
  });
  return [
    ...(deadlines().some((row) => row.id === rule) ? [`rule ${rule}`] : []),
    ...(typeof variant === 'string' ? [`variant ${rule}/${variant}`] : []),
    ...local.map(({ id }) => `local ${id}`),
  ];
}

function ofReferral({ direction, returnReason }: WrittenRow['values'], arrow: string | undefined): string[] {
  if (!arrow) return [];
  return [
    ...(direction === 'OUT' ? [`leg ${arrow} sent`] : []),
    ...(direction === 'IN' ? [`leg ${arrow} received`] : []),
    ...(typeof returnReason === 'string' ? [`leg ${arrow} returned`, `reason ${returnReason}`] : []),
  ];
}
