import type { EntityManager } from 'typeorm';
import { load, permit } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import { arrow } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { partiesNamed } from '#kernel/documents/parties-named.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { referralsServing } from '../court-referral/referrals-serving.js';
import { nameOfCause } from '../filing-intake/check-cause.js';
import { PreFilingMediationEntity } from './pre-filing-mediation.entity.js';
import { mayWorkMediation } from './pre-filing-mediation.policy.js';

/** Fills the letter of delegation (委派调解函) from the mediation and the referral that delegates it, the latest where there are several. */
export async function fillDelegationLetter(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const mediation = await load(tx, PreFilingMediationEntity, id);
  permit(mayWorkMediation(ctx.actor, mediation));
  const { caseCode, organisation, number } = mediation;
  const file = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const sent = (await referralsServing(tx, id)).filter((one) => one.arrow === 'A01').at(-1) ?? null;
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      addressee: sent && (ctx.agency.book.find(sent.counterpart)?.name ?? null),
      parties: await partiesNamed(tx, mediation),
      dispute: nameOfCause(file.cause, file.causeVersion),
      materials: sent && sent.issued.materials.join('、'),
      answerBy: sent?.answerDue ?? null,
      limit: sent && handlingLimit(sent),
      contact: sent?.issued.letter.signedBy ?? null,
      phone: null,
    },
  };
}

/** `自接受委派之日起30日`. */
function handlingLimit({ arrow: id, issued }: ReferralEntity): string | null {
  const { handlingRule } = arrow(id);
  if (handlingRule === null) return null;
  const { division } = issued.dispute;
  const { amount, calendar } = deadlineRule(handlingRule, { on: localDate(issued.issuedOn), division });
  return amount === null ? null : `自接受委派之日起${amount}${calendar === 'WD' ? '个工作日' : '日'}`;
}
