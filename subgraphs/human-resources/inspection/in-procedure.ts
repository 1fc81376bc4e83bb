import { type EntityManager, In, Not } from 'typeorm';
import { Refusal } from '#kernel/refusal.js';
import { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import type { InspectionCaseEntity } from './inspection.entity.js';

/**
 * A matter that is in arbitration is not inspected as well (劳动保障监察条例 §21). Of the bureau's own arbitrations we know; of a
 * suit the officer learns from the parties. Refuses with ALREADY_IN_PROCEDURE.
 */
export async function needNoArbitration(
  tx: EntityManager,
  { caseCode, organisation }: InspectionCaseEntity,
): Promise<void> {
  const begun = await tx.existsBy(ArbitrationCaseEntity, {
    caseCode,
    organisation,
    state: Not(In(['NOT_ACCEPTED', 'WITHDRAWN'])),
  });
  if (begun)
    throw new Refusal(
      'ALREADY_IN_PROCEDURE',
      '本案已经申请仲裁，同一事项不再作监察处理（劳动保障监察条例第二十一条）。',
      '请告知按劳动争议程序办理；如果是其他劳动者或其他事项，请写明理由后受理。',
    );
}
