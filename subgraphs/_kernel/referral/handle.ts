import type { EntityManager } from 'typeorm';
import { outcomeCodes } from '#kernel/clock/law.js';
import type { ConsentEntity } from '#kernel/consent/consent.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { factsForResult } from '#kernel/fact-table/fact-body.js';
import { Refusal } from '#kernel/refusal.js';
import { consentBody } from './issue.js';
import { moveReferral } from './move.js';
import type { ReferralEntity, ReferralResultBody } from './referral.entity.js';

/** Handling begins (办理). */
export async function beginHandling(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
): Promise<void> {
  await moveReferral(tx, ctx, referral, 'begin');
}

/** The parties have agreed to lengthen the handling (延期); their consents travel along. */
export async function extendReferral(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  end: { due: string; rawEnd: string },
  consents: ConsentEntity[],
): Promise<void> {
  await moveReferral(tx, ctx, referral, 'extend', {
    changes: { due: end.due },
    type: 'ReferralExtended',
    body: { dueOn: end.due, rawEnd: end.rawEnd, consents: consents.map(consentBody) },
  });
}

/** How a referral ends that asks for a decision instead of a mediation: A05, A06, A07… */
export const decisionOutcomes = [
  'CONFIRMED',
  'REJECTED',
  'STATEMENT_ISSUED',
  'DECLINED',
  'GRANTED',
  'REFUSED',
  'NOT_ACCEPTED',
  'WITHDRAWN',
  'DEEMED_WITHDRAWN',
  'REVOKED',
  'HANDLED',
];

/** How this referral may end. */
export function knownOutcomes({ issued }: ReferralEntity): string[] {
  return issued.mediation ? outcomeCodes().map((row) => row.code) : decisionOutcomes;
}

export type ResultReport = Omit<ReferralResultBody, 'referralId' | 'at' | 'reportedOn'>;

/** Reports the result (结果反馈) with a coded outcome. The sender, not the receiver, closes. */
export async function reportResult(
  tx: EntityManager,
  ctx: RequestContext,
  referral: ReferralEntity,
  report: ResultReport,
): Promise<void> {
  const known = knownOutcomes(referral);
  if (!known.includes(report.outcome)) {
    throw new Refusal('BAD_INPUT', '结果代码不在清单内。', `可选：${known.join('、')}。`);
  }
  const body = { ...report, reportedOn: ctx.today };
  await moveReferral(tx, ctx, referral, 'report', {
    changes: {
      outcome: report.outcome,
      result: { referralId: referral.id, at: ctx.now.toISOString(), ...body },
    },
    type: 'ReferralResultReported',
    body: { ...body, ...(await factsForResult(tx, ctx, referral)) },
  });
}
