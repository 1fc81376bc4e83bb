import type { EntityManager } from 'typeorm';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { deadlineRule } from '#kernel/clock/deadline-rule.js';
import { arrow } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import type { FieldValue } from '#kernel/documents/filled.js';
import { partiesNamed } from '#kernel/documents/parties-named.js';
import { periodText } from '#kernel/documents/period-text.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { localDate } from '#kernel/values/local-date.js';
import { nameOfCause } from '../filing-intake/check-cause.js';
import { referralsServing } from './referrals-serving.js';

interface Mediated {
  id: string;
  caseCode: string;
  organisation: string;
}

/** What a letter says that asks somebody to mediate: from the case and the referral by that arrow, the latest where there are several. */
export async function mediationLetterFields(
  tx: EntityManager,
  ctx: RequestContext,
  record: Mediated,
  arrowId: 'A01' | 'A02',
): Promise<Record<string, FieldValue>> {
  const { id, caseCode, organisation } = record;
  const file = await tx.findOneByOrFail(CaseFileEntity, { caseCode, organisation });
  const sent = (await referralsServing(tx, id)).filter((one) => one.arrow === arrowId).at(-1) ?? null;
  return {
    addressee: sent && (ctx.agency.book.find(sent.counterpart)?.name ?? null),
    parties: await partiesNamed(tx, record),
    dispute: nameOfCause(file.cause, file.causeVersion),
    materials: sent && sent.issued.materials.join('、'),
    answerBy: sent?.answerDue ?? null,
    limit: sent && handlingLimit(sent),
    contact: sent?.issued.letter.signedBy ?? null,
    phone: null,
  };
}

/** `自接受委派之日起30日`. */
function handlingLimit({ arrow: id, issued }: ReferralEntity): string | null {
  const { handlingRule } = arrow(id);
  if (handlingRule === null) return null;
  const { division } = issued.dispute;
  const variant = issued.mediation?.procedure ?? undefined;
  const question = { on: localDate(issued.issuedOn), division, ...(variant ? { variant } : {}) };
  const period = periodText(deadlineRule(handlingRule, question));
  return period && `自接受${id === 'A01' ? '委派' : '委托'}之日起${period}`;
}
