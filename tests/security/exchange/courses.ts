import { randomUUID } from 'node:crypto';
import type { RequestContext } from '#kernel/context.js';
import type { EntityManager } from 'typeorm';
import { acceptReferral, returnReferral, signForReferral } from '#kernel/referral/answer.js';
import { closeReferral, recallReferral } from '#kernel/referral/close.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { sendReferral } from '../../kit/toy-referral.js';
import type { AbusedCounty, Side } from './abused-county.js';

type Act = (tx: EntityManager, ctx: RequestContext, referral: ReferralEntity) => Promise<void>;

const accept: Act = (tx, ctx, referral) =>
  acceptReferral(tx, ctx, referral, { recordId: randomUUID(), due: '2099-01-01' });
const report: Act = (tx, ctx, referral) => reportResult(tx, ctx, referral, { outcome: 'AGREED' });
const turnBack: Act = (tx, ctx, referral) =>
  returnReferral(tx, ctx, referral, { reason: 'OUT_OF_SCOPE', text: '样例' });
const recall: Act = (tx, ctx, referral) => recallReferral(tx, ctx, referral, '当事人撤诉');

/** Honest courses of a referral from the court to the union, by the state that both copies then stand in. */
const courses = {
  SENT: [],
  RECEIVED: [['union', signForReferral]],
  ACCEPTED: [['union', accept]],
  IN_HANDLING: [
    ['union', accept],
    ['union', beginHandling],
  ],
  RESULT_REPORTED: [
    ['union', accept],
    ['union', beginHandling],
    ['union', report],
  ],
  CLOSED: [
    ['union', accept],
    ['union', beginHandling],
    ['union', report],
    ['court', closeReferral],
  ],
  RETURNED: [['union', turnBack]],
  RECALLED: [['court', recall]],
} satisfies Record<string, [Side, Act][]>;

export type CourseState = keyof typeof courses;
export type Referred = Record<CourseState, { id: string; caseCode: string }>;

/** One referral in each state, brought there by honest acts of both sides. */
export async function referralsInEachState(county: AbusedCounty): Promise<Referred> {
  const found: Partial<Referred> = {};
  for (const [state, acts] of Object.entries(courses) as [CourseState, [Side, Act][]][]) {
    const referral = await sendReferral(county);
    for (const [side, act] of acts) {
      const ctx = county.clerk(county.agencyOf(side));
      await ctx.transaction(async (tx) => {
        const direction = side === 'court' ? 'OUT' : 'IN';
        await act(tx, ctx, await tx.findOneByOrFail(ReferralEntity, { id: referral.id, direction }));
      });
      await county.deliverAll();
    }
    found[state] = referral;
  }
  return found as Referred;
}
