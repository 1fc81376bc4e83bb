import type { EntityManager } from 'typeorm';
import type { Proposal } from '#kernel/arrows/proposal.js';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from './arbitration.entity.js';

/** The arbitration it is about, or the latest of the case. Refuses with WRONG_STATE where there is none. */
export async function latestArbitration(
  tx: EntityManager,
  { caseCode, from, recordId }: Pick<Proposal, 'caseCode' | 'from' | 'recordId'>,
): Promise<ArbitrationCaseEntity> {
  const of = { caseCode, organisation: from };
  const arbitration = await tx.findOne(ArbitrationCaseEntity, {
    where: recordId ? { ...of, id: recordId } : of,
    order: { filedOn: 'DESC' },
  });
  if (arbitration) return arbitration;
  throw new Refusal('WRONG_STATE', '本案没有仲裁申请。', '请先登记仲裁申请。');
}
