import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { sideNamed } from '#kernel/documents/parties-named.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { loadArbitration } from './load-arbitration.js';

/** Fills the receipt for an application (收件回执, 办案规则 §29). */
export async function fillReceipt(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const arbitration = await loadArbitration(tx, ctx, id);
  const { caseCode, organisation, filedOn: receivedOn } = arbitration;
  return {
    ...{ caseCode, organisation, signers: [] },
    fields: {
      applicant: await sideNamed(tx, arbitration, 'APPLICANT'),
      respondent: await sideNamed(tx, arbitration, 'RESPONDENT'),
      ...{ receivedOn, materials: (await materialsOf(tx, arbitration)).join('、') },
    },
  };
}

/** What was handed in at the door; what came along with the referral that brought the application. */
async function materialsOf(
  tx: EntityManager,
  { materials, referralId }: ArbitrationCaseEntity,
): Promise<readonly string[]> {
  if (materials.length > 0 || referralId === null) return materials;
  const referral = await tx.findOneBy(ReferralEntity, { id: referralId, direction: 'IN' });
  return referral?.issued.materials ?? [];
}
