import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { cause } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { DeadlineEntity } from '#kernel/deadline/deadline.entity.js';
import { dateText } from '#kernel/documents/field-text.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesNamed } from '#kernel/documents/parties-named.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { ArbitrationCaseEntity } from '../arbitration/arbitration.entity.js';
import { mayArbitrate } from '../arbitration/arbitration.policy.js';
import { ArbitralEntrustmentEntity } from './entrustment.entity.js';

/** Fills the letter of entrustment (委托调解函, 办案规则 §70) from the entrustment and the referral that carries it. */
export async function fillEntrustmentLetter(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const entrustment = await load(tx, ArbitralEntrustmentEntity, id);
  permit(mayArbitrate(ctx.actor, entrustment));
  const { caseCode, organisation, referralId } = entrustment;
  const { number } = await tx.findOneByOrFail(ArbitrationCaseEntity, { id: entrustment.arbitrationId });
  const file = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const sent = referralId && (await tx.findOneBy(ReferralEntity, { id: referralId, direction: 'OUT' }));
  const limit = await tx.findOneBy(DeadlineEntity, { recordId: id, rule: 'MED-4' });
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      addressee: sent ? (ctx.agency.book.find(sent.counterpart)?.name ?? null) : null,
      parties: await partiesNamed(tx, entrustment),
      dispute: cause(file.cause)?.name ?? file.title,
      materials: sent ? sent.issued.materials.join('、') : null,
      answerBy: sent ? sent.answerDue : null,
      limit: limit && `至${dateText(limit.due)}`,
      contact: sent ? sent.issued.letter.signedBy : null,
      phone: null,
    },
  };
}
