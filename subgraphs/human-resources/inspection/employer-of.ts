import type { EntityManager } from 'typeorm';
import { PartyEntity } from '#kernel/party/party.entity.js';

/** The employer that the inspection of a case is about; null where the file names none. */
export async function employerOf(
  tx: EntityManager,
  { caseCode, organisation }: { caseCode: string; organisation: string },
): Promise<string | null> {
  const employers = await tx.find(PartyEntity, {
    where: { caseCode, organisation, kind: 'EMPLOYER' },
    order: { name: 'ASC' },
  });
  return employers.length === 0 ? null : employers.map(({ name }) => name).join('、');
}
