import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { NewDispute, NewParty } from '#kernel/case-file/open-case.js';
import { canonical } from '#kernel/canonical.js';
import type { RequestContext } from '#kernel/context.js';
import { matchingSecret } from '#kernel/disclosure/matching-key.js';
import { kindsOfCause } from '#kernel/dispute-key/claim-kind.js';
import type { ClaimedMonths } from '#kernel/dispute-key/dispute-keys.js';
import { readClaims } from '#kernel/dispute-key/keep-claims.js';
import { Refusal } from '#kernel/refusal.js';
import { creditCode } from '#kernel/values/credit-code.js';
import { idNumber } from '#kernel/values/id-number.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { yuan } from '#kernel/values/money.js';
import { phone } from '#kernel/values/phone.js';
import { Cells } from './cells.js';
import { causeInSheet, isTicked, monthInSheet, receivedDay, textUpTo } from './read-cells.js';

/** Columns that every door reads; an agency has some of its own besides. */
export const commonColumns = [
  'externalNumber',
  'applicant',
  'idNumber',
  'phone',
  'address',
  'employer',
  'creditCode',
  'cause',
  'claim',
  'facts',
  'periodFrom',
  'periodUntil',
  'receivedOn',
  'separate',
] as const;

/** One row of a file as it was read: what can be opened as a case, and what is wrong with its cells. */
export interface ImportRow {
  /** Its line in the file, as Excel numbers them. */
  line: number;
  cells: Cells;
  key: string;
  content: string;
  receivedOn: LocalDate;
  /** The clerk has looked: it is another dispute than the one it looks like. */
  separate: boolean;
  dispute: Omit<NewDispute, 'door'> & { claims: ClaimedMonths[] };
}

const rowText = z.strictObject({
  line: z.int().min(1).max(1_000_000),
  cells: z.record(z.string().max(40), z.string().max(10_000)),
});

/** Reads a row as the desk sends it: `{"line":2,"cells":{"applicant":"测试甲",…}}`. */
export function readRow(ctx: RequestContext, text: string, columns: readonly string[]): ImportRow {
  const { line, cells: texts } = parseRow(text);
  const known = new Map(Object.entries(texts).filter(([, cell]) => cell.trim() !== ''));
  const cells = new Cells(known);
  for (const column of known.keys())
    if (!columns.includes(column))
      cells.note(column, 'UNKNOWN_COLUMN', '不认识这一列。', '请使用模板中的列名。');
  const content = hashOf(ctx, [...known].sort());
  const number = cells.read('externalNumber', textUpTo(100));
  return {
    ...{ line, cells, content },
    key: number === null ? content : hashOf(ctx, ['external', number.normalize('NFKC')]),
    receivedOn: cells.read('receivedOn', (day) => receivedDay(day, ctx.today)) ?? ctx.today,
    separate: cells.read('separate', isTicked) ?? false,
    dispute: readDispute(ctx, cells),
  };
}

function parseRow(text: string): z.infer<typeof rowText> {
  try {
    return rowText.parse(JSON.parse(text));
  } catch {
    throw new Refusal('BAD_INPUT', '导入的数据不完整。', '请回到导入页面，重新选择文件。');
  }
}

function readDispute(ctx: RequestContext, cells: Cells): ImportRow['dispute'] {
  const cause = cells.need('cause', '案由', (text) => causeInSheet(text, ctx.today));
  const claims = readPeriod(ctx, cells, cause?.code ?? '');
  return {
    cause: cause?.code ?? '',
    causeVersion: ctx.today < listOf2025 ? '2020' : '2025',
    title: cause?.name ?? '',
    claim: cells.read('claim', yuan),
    facts: cells.read('facts', textUpTo(8_000)),
    parties: [readApplicant(cells), readEmployer(cells)],
    claims,
  };
}

function readApplicant(cells: Cells): NewParty {
  return {
    side: 'APPLICANT',
    kind: 'PERSON',
    name: cells.need('applicant', '申请人姓名', textUpTo(60)) ?? '',
    idNumber: cells.read('idNumber', idNumber),
    phone: cells.read('phone', phone),
    address: cells.read('address', textUpTo(200)),
  };
}

function readEmployer(cells: Cells): NewParty {
  return {
    side: 'RESPONDENT',
    kind: 'EMPLOYER',
    name: cells.need('employer', '用人单位', textUpTo(120)) ?? '',
    creditCode: cells.read('creditCode', creditCode),
  };
}

/** The months a row claims for: both ends, or neither. */
function readPeriod(ctx: RequestContext, cells: Cells, cause: string): ClaimedMonths[] {
  const from = cells.read('periodFrom', monthInSheet);
  const until = cells.read('periodUntil', monthInSheet);
  const [begins, ends] = [cells.text('periodFrom'), cells.text('periodUntil')];
  if ((begins === null) !== (ends === null))
    cells.note(
      begins === null ? 'periodFrom' : 'periodUntil',
      'REQUIRED',
      '争议期间只填了一端。',
      '起止月份都要填写，或都不填。',
    );
  if (from === null || until === null) return [];
  const claims = kindsOfCause(cause).map((kind) => ({ kind, from, until }));
  return cells.read('periodUntil', () => readClaims(ctx, claims)) ?? [];
}

/** Since this day causes are taken from the list of 2025 (法〔2025〕226号). */
const listOf2025 = '2026-01-01';

/** With the key that agencies match persons by, so that nobody finds out by trying what a row said. */
function hashOf({ agency }: RequestContext, parts: unknown): string {
  const text = canonical(['imported row', parts]);
  return createHmac('sha256', matchingSecret(agency.keyring)).update(text).digest('base64url');
}
