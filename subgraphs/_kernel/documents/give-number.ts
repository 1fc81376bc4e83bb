import type { EntityManager } from 'typeorm';
import { nextSerial } from '#kernel/case-file/open-case.js';
import { Refusal } from '#kernel/refusal.js';
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
  const series = documentSeries(organisation, type.number.series, year);
  const word = (await tx.findOneBy(DocumentWordEntity, { organisation }))?.word ?? '';
  const serial = await nextSerial(tx, series);
  return { number: writtenNumber(word, type.number.pattern, year, serial), series, serial };
}
