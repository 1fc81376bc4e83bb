import { type EntityManager, IsNull, Not } from 'typeorm';
import { nextSerial } from '#kernel/case-file/open-case.js';
import { Refusal } from '#kernel/refusal.js';
import { DocumentEntity } from './document.entity.js';
import { documentSeries, writtenNumber } from './document-series.js';
import type { DocumentType } from './document-type.js';
import { DocumentWordEntity } from './office-setting.entity.js';

export interface GivenNumber {
  number: string | null;
  series: string | null;
  serial: number | null;
}

/**
 * The number of a document that is being issued. One of the organisation's own is the next of its series, given in the
 * transaction that issues: when that fails the number was not given, so that the series has no gap but those of a restore.
 * A number that the record was given by hand before stands, and takes none of the series.
 */
export async function giveNumber(
  tx: EntityManager,
  type: DocumentType,
  organisation: string,
  { year, recorded }: { year: string; recorded: string | null },
): Promise<GivenNumber> {
  if (type.number.kind === 'NONE') return { number: null, series: null, serial: null };
  if (type.number.kind === 'RECORD') {
    if (recorded) return { number: recorded, series: null, serial: null };
    throw new Refusal(
      'DOCUMENT_INCOMPLETE',
      `《${type.title}》缺少：文号。`,
      '请先在办案记录中登记案号或者文号。',
    );
  }
  if (recorded && !(await isOfSeries(tx, type, organisation, recorded)))
    return { number: recorded, series: null, serial: null };
  const series = documentSeries(organisation, type.number.series, year);
  const word = (await tx.findOneBy(DocumentWordEntity, { organisation }))?.word ?? '';
  const serial = await nextSerial(tx, series);
  return { number: writtenNumber(word, type.number.pattern, year, serial), series, serial };
}

/** Whether the record has its number from an earlier document: one that was declared void keeps it, and this one gets the next. */
function isOfSeries(
  tx: EntityManager,
  { id: type }: DocumentType,
  organisation: string,
  number: string,
): Promise<boolean> {
  return tx.existsBy(DocumentEntity, { type, organisation, number, series: Not(IsNull()) });
}
