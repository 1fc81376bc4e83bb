import { permit } from '#kernel/act.js';
import { caseRoles, hasRole } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { DocumentEntity } from './document.entity.js';
import { documentSeries } from './document-series.js';
import { documentType } from './document-type.js';

/** One line of the book of numbers (发文登记): a document, or the numbers that were left out. */
export interface NumberBookLine {
  from: number;
  until: number;
  document: DocumentEntity | null;
}

/**
 * The book of numbers of one type and year, in order and whole: a number that no document bears is a line too. Numbers are
 * left out by a restore alone (decision 14), and the audit chain says when.
 */
export async function numberBook(
  ctx: RequestContext,
  typeId: string,
  year: string,
): Promise<NumberBookLine[]> {
  const { actor, agency } = ctx;
  const works = hasRole(actor, ...caseRoles, 'ADMINISTRATOR', 'LEADER');
  permit(actor.kind === 'STAFF' && actor.agency === agency.manifest.name && works);
  const { number, title } = documentType(typeId, ctx.today);
  if (number.kind !== 'OWN') throw new Refusal('BAD_INPUT', `《${title}》没有本单位自己的编号。`);
  if (!/^\d{4}$/.test(year)) throw new Refusal('BAD_INPUT', '年度请填四位数字。');
  const series = documentSeries(actor.organisation, number.series, year);
  const rows = await ctx.db.find(DocumentEntity, { where: { series }, order: { serial: 'ASC' } });
  const [counter] = await ctx.db.query<{ last: number }[]>('select last from serial where series = $1', [
    series,
  ]);
  return withGaps(rows, counter?.last ?? 0);
}

/** Puts what is missing between 1 and the last number given where it belongs. */
export function withGaps<Row extends { serial: number | null }>(
  rows: readonly Row[],
  last: number,
): { from: number; until: number; document: Row | null }[] {
  const lines: { from: number; until: number; document: Row | null }[] = [];
  let next = 1;
  const leaveOut = (until: number): void => {
    if (next <= until) lines.push({ from: next, until, document: null });
  };
  for (const document of rows) {
    const serial = document.serial!;
    leaveOut(serial - 1);
    lines.push({ from: serial, until: serial, document });
    next = serial + 1;
  }
  leaveOut(last);
  return lines;
}
