import type { EntityManager } from 'typeorm';
import { arrow as arrowOf } from '#kernel/clock/law.js';
import type { NewConsent } from '#kernel/consent/record-consent.js';
import type { RequestContext } from '#kernel/context.js';
import { sendToMediation } from '#kernel/mediation-referral/refer-to-mediation.js';
import { sendToArbitration } from '#kernel/onward/refer-to-arbitration.js';
import type { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';

export interface PreparedLetter {
  /** The draft's id, which the referral goes on under. */
  id: string;
  caseCode: string;
  to: string;
  number: string | null;
  applicantPartyIds: string[];
  consents: NewConsent[];
}
type Send = (tx: EntityManager, ctx: RequestContext, letter: PreparedLetter) => Promise<ReferralEntity>;

/** Letters that any agency sends without a record of its own: where others wait for consent, their own record says so. */
const waitingLetters: Readonly<Record<string, Send>> = { A18: sendToArbitration, A24: sendToMediation };

/** How a prepared letter leaves. Refuses with ARROW_NOT_OFFERED what is begun in the agency's own business. */
export function senderOf(arrow: string): Send {
  const send = Object.hasOwn(waitingLetters, arrow) ? waitingLetters[arrow] : undefined;
  if (send) return send;
  const names = Object.keys(waitingLetters).map((id) => arrowOf(id).name);
  throw new Refusal(
    'ARROW_NOT_OFFERED',
    `${arrowOf(arrow).name}在相应的业务中办理，不另行拟稿。`,
    `可以拟稿的：${names.join('；')}。`,
  );
}
