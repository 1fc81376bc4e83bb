import type { EntityManager } from 'typeorm';
import { FactEntryEntity } from './fact-entry.entity.js';

export interface OfCase {
  caseCode: string;
  organisation: string;
}

/** All entries of a case in one organisation's file, oldest first, those that others have taken the place of included. */
export function factHistory(
  tx: EntityManager,
  { caseCode, organisation }: OfCase,
): Promise<FactEntryEntity[]> {
  return tx.find(FactEntryEntity, {
    where: { caseCode, organisation },
    order: { suppliedAt: 'ASC', id: 'ASC' },
  });
}

/** The entries that stand: their own source has not corrected them. What every party has confirmed stands for good. */
export function standing<Entry extends Corrected>(entries: readonly Entry[]): Entry[] {
  const corrections = Map.groupBy(entries, ({ replaces }) => replaces);
  return entries.filter(
    (entry) =>
      entry.confirmedOn !== null ||
      !corrections.get(entry.id)?.some((correction) => sameSource(correction, entry)),
  );
}

type Source = Pick<FactEntryEntity, 'supplier' | 'supplierParty' | 'supplierOrganisation'>;
type Corrected = Source & Pick<FactEntryEntity, 'id' | 'replaces' | 'confirmedOn'>;

/** Whether another source says otherwise of the same field of the same worker. */
export function isContradicted(
  entry: Pick<FactEntryEntity, 'field' | 'about' | 'value'>,
  stand: readonly Pick<FactEntryEntity, 'field' | 'about' | 'value'>[],
): boolean {
  return stand.some(
    (other) => other.field === entry.field && other.about === entry.about && other.value !== entry.value,
  );
}

/** Whether two entries have one source: the same party, or the same agency's organisation. */
export function sameSource(one: Source, other: Source): boolean {
  if (one.supplier !== other.supplier) return false;
  return one.supplier === 'PARTY'
    ? one.supplierParty === other.supplierParty
    : one.supplierOrganisation === other.supplierOrganisation;
}
