import { type EntityManager, In } from 'typeorm';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';

const pending = In(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED']);

/** The same application does not go twice while the first is not answered. Refuses with WRONG_STATE. */
export async function needNotPending(
  tx: EntityManager,
  application: Pick<ReferralEntity, 'organisation' | 'caseCode' | 'arrow' | 'recordId'>,
): Promise<void> {
  const { organisation, caseCode, arrow, recordId } = application;
  const same = { organisation, caseCode, arrow, direction: 'OUT', state: pending } as const;
  if (await tx.existsBy(ReferralEntity, { ...same, ...(recordId ? { recordId } : {}) }))
    throw new Refusal('WRONG_STATE', '同一申请已经转交，正在办理。');
}
