import type { RecountHandler } from '#kernel/deadline/recounted.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { CivilCaseEntity } from './civil-case.entity.js';

/** The first limit of an entrusted mediation (A02) ends on another day by the calendar of whoever mediates. */
export const recountEntrustment: RecountHandler = async (tx, _ctx, { recordId: id, before, due }) => {
  const referral = await tx.findOneBy(ReferralEntity, { id, direction: 'OUT', arrow: 'A02' });
  if (!referral?.recordId) return;
  const first = { id: referral.recordId, mediationDue: before };
  await tx.update(CivilCaseEntity, first, { mediationDue: due });
};
