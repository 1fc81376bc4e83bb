import type { EntityManager } from 'typeorm';
import { loadBy } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { type NewDispute, openCase } from '#kernel/case-file/open-case.js';
import type { RequestContext } from '#kernel/context.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { signForReferral } from '#kernel/referral/answer.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate } from '#kernel/values/local-date.js';
import { nameOfCause } from '../filing-intake/check-cause.js';

export type CounterDispute = Omit<NewDispute, 'door' | 'title' | 'claim'> & { title: string | null };

/** What an application is about: a referral that brought it, a case on file at this court, or a new dispute. */
export interface ApplicationSubject {
  referralId: string | null;
  caseCode: string | null;
  dispute: CounterDispute | null;
}

export interface ApplicationCase {
  caseCode: string;
  parties: PartyEntity[];
  /** The referral that brought it; null over the counter. */
  referral: ReferralEntity | null;
  /** The day it reached the court: of the letter, where a referral brought it. */
  appliedOn: LocalDate;
}

/** The case an application belongs to, opened where it is new. `arrows` are the referrals that bring such applications. */
export async function caseOfApplication(
  tx: EntityManager,
  ctx: RequestContext,
  { referralId, caseCode, dispute }: ApplicationSubject,
  { arrows, claim }: { arrows: readonly string[]; claim: number | null },
): Promise<ApplicationCase> {
  const referral = referralId === null ? null : await waitingReferral(tx, ctx, referralId, arrows);
  const known = referral?.caseCode ?? caseCode;
  const { organisation } = ctx.actor;
  if (known === null) {
    if (!dispute) throw new Refusal('BAD_INPUT', '请填写案件码、转介编号，或者当事人和案由。');
    const title = dispute.title?.trim() || nameOfCause(dispute.cause, dispute.causeVersion);
    const opened = await openCase(tx, ctx, organisation, { ...dispute, title, claim, door: 'APPLICATION' });
    return { caseCode: opened.file.caseCode, parties: opened.parties, referral: null, appliedOn: ctx.today };
  }
  await loadBy(tx, CaseFileEntity, { caseCode: known, organisation });
  const parties = await tx.findBy(PartyEntity, { caseCode: known, organisation });
  const appliedOn = referral ? localDate(referral.issued.issuedOn) : ctx.today;
  return { caseCode: known, parties, referral, appliedOn };
}

/** The record made of a referral is noted on it. */
export async function noteRecord(
  tx: EntityManager,
  referral: ReferralEntity | null,
  recordId: string,
): Promise<void> {
  if (!referral) return;
  await tx.update(ReferralEntity, { id: referral.id, direction: 'IN' }, { recordId });
  referral.recordId = recordId;
}

async function waitingReferral(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
  arrows: readonly string[],
): Promise<ReferralEntity> {
  const referral = await loadReferral(tx, ctx, id, 'IN');
  if (!arrows.includes(referral.arrow)) {
    throw new Refusal(
      'BAD_INPUT',
      `转介（${referral.arrow}）不是这一类申请。`,
      `应当是：${arrows.join('、')}。`,
    );
  }
  if (referral.recordId !== null || !['SENT', 'RECEIVED'].includes(referral.state))
    throw new Refusal('ALREADY_ANSWERED', '这件转介已经登记或者答复过了。');
  if (referral.state === 'SENT') await signForReferral(tx, ctx, referral);
  return referral;
}
