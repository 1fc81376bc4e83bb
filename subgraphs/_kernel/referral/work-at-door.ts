import type { EntityManager } from 'typeorm';
import { arrow } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { type LocalDate, localDate, localDateOf } from '#kernel/values/local-date.js';
import { acceptReferral, signForReferral } from './answer.js';
import { beginHandling, reportResult } from './handle.js';
import { loadReferral } from './load-referral.js';
import type { ReferralEntity } from './referral.entity.js';

/** What any agency may be sent: it is taken up and answered at the door alike everywhere. */
const everywhere: readonly string[] = ['A25', 'A26', 'A27', 'A28'];

/** What a referral answered at the door may come to. */
export const doorOutcomes = {
  HANDLED: 'HANDLED',
  NOT_ACCEPTED: 'NOT_ACCEPTED',
  DECLINED: 'DECLINED',
  GRANTED: 'GRANTED',
  REJECTED: 'REJECTED',
} as const;
export type DoorOutcome = keyof typeof doorOutcomes;

/** Takes a referral up that needs no record of its own (接收、阅悉、参会), and begins its handling. */
export function acceptAtDoor(
  ctx: RequestContext,
  { id, number = null }: { id: string; number?: string | null },
): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const referral = await loadAtDoor(tx, ctx, id);
    await takeUp(tx, ctx, referral, number);
    return referral;
  });
}

export interface DoorReport {
  id: string;
  outcome: DoorOutcome;
  text: string;
  /** Number of the document that answers; null where there is none. */
  number?: string | null;
}

/** Answers a referral (书面回复、反馈): takes it up where nobody has, and reports. The sender closes. */
export function reportAtDoor(ctx: RequestContext, report: DoorReport): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    const { id, outcome, number = null } = report;
    const referral = await loadAtDoor(tx, ctx, id);
    const text = report.text.trim();
    if (text === '') throw new Refusal('BAD_INPUT', '请写明回复或者办理情况。');
    if (referral.state === 'SENT' || referral.state === 'RECEIVED') await takeUp(tx, ctx, referral, number);
    const ruling = { type: 'REPLY', number, decision: outcome, decidedOn: ctx.today };
    await reportResult(tx, ctx, referral, { outcome, text, ...(number ? { ruling } : {}) });
    const { handlingRule } = arrow(referral.arrow);
    if (handlingRule) await meetDeadline(tx, ctx, referral.id, handlingRule);
    return referral;
  });
}

async function loadAtDoor(tx: EntityManager, ctx: RequestContext, id: string): Promise<ReferralEntity> {
  const referral = await loadReferral(tx, ctx, id, 'IN');
  needAtDoor(ctx, referral);
  return referral;
}

/** The referral has no business of its own at this agency. Refuses with ARROW_NOT_OFFERED. */
export function needAtDoor({ agency }: RequestContext, referral: ReferralEntity): void {
  const { arrow: id } = referral;
  if (everywhere.includes(id) || agency.manifest.referrals.atDoor?.(referral)) return;
  throw new Refusal(
    'ARROW_NOT_OFFERED',
    `${arrow(id).name}由本单位的相应业务办理。`,
    '请在对应的业务中受理和反馈。',
  );
}

async function takeUp(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  number: string | null,
): Promise<void> {
  if (referral.state === 'SENT') await signForReferral(tx, ctx, referral);
  const due = await startHandling(tx, ctx, referral);
  await acceptReferral(tx, ctx, referral, { recordId: null, due, number });
  await beginHandling(tx, ctx, referral);
}

/** The time of the arrow's handling rule begins; null where it has none. */
async function startHandling(
  tx: EntityManager,
  ctx: RequestContext,
  { id: recordId, arrow: arrowId, caseCode, organisation, issued, signedForAt }: ReferralEntity,
): Promise<LocalDate | null> {
  const { handlingRule: rule, handlingFrom } = arrow(arrowId);
  if (rule === null) return null;
  const { division } = issued.dispute;
  const from = handlingFrom === 'RECEIVED' && signedForAt ? localDateOf(signedForAt) : ctx.today;
  const subject = { caseCode, organisation, recordKind: 'Referral', recordId };
  return localDate((await startDeadline(tx, ctx, { ...subject, rule, from, division })).due);
}
