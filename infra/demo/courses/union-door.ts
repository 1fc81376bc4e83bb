import { applyOnAgreement } from '#kernel/mediation/apply-on-agreement.js';
import { reviewRoute } from '#kernel/mediation/enforceable-route.js';
import { addDays, localDate } from '#kernel/values/local-date.js';
import {
  acceptReview,
  beginReview,
} from '../../../subgraphs/human-resources/arbitral-review/accept-review.js';
import { finishReview } from '../../../subgraphs/human-resources/arbitral-review/finish-review.js';
import { ArbitralReviewEntity } from '../../../subgraphs/human-resources/arbitral-review/review.entity.js';
import { signForStatement } from '../../../subgraphs/human-resources/arbitral-review/sign-for-statement.js';
import { answerIntake, refuseIntake, seekConsent } from '../../../subgraphs/union/intake/answer-intake.js';
import type { IntakeDoor, UnionIntakeEntity } from '../../../subgraphs/union/intake/intake.entity.js';
import { openOwnMediation } from '../../../subgraphs/union/intake/open-own-mediation.js';
import { registerIntake } from '../../../subgraphs/union/intake/register-intake.js';
import { humanResources } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { arbitrationNumber } from '../numbers.js';
import { mediatorFor, settle } from './mediation.js';

/** Somebody comes to the union. */
export function register(desk: CaseDesk, staff: string, door: IntakeDoor): Promise<UnionIntakeEntity> {
  const { cause, claim, facts, serial } = desk.plan;
  const number = `${door === 'HOTLINE' ? '12351' : '接'}-${desk.year}-${String(serial).padStart(4, '0')}`;
  return desk.opens(staff, (ctx) =>
    registerIntake(ctx, { door, cause, claim, facts, number, parties: desk.parties() }),
  );
}

/** The union's own door: advice, applications, mediations of its own, and what arbitration makes of their agreements (A06). */
export async function playUnionDoor(desk: CaseDesk): Promise<void> {
  const { stage } = desk.plan;
  if (stage === 'INTAKE') return playVisit(desk);
  const { staff, id } = mediatorFor(desk);
  const intake = await register(desk, staff, 'APPLICATION');
  const { all } = await desk.partyIds(staff);
  const consents = all.map(
    (partyId) => ({ partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' }) as const,
  );
  const opened = { intakeId: intake.id, mediatorIds: [id], consents };
  const mediation = await desk.does(staff, 2, (ctx) => openOwnMediation(ctx, opened));
  if (stage === 'IN_MEDIATION') return;
  const performBy = addDays(localDate(desk.dateOf(6)), 30);
  const agreementId = await settle(desk, staff, 6, mediation.id, { route: 'MEDIATION_COMMITTEE', performBy });
  const application = { agreementId, to: humanResources.code, applicantPartyIds: all };
  const { id: referralId } = await desk.does(staff, 7, (ctx) =>
    applyOnAgreement(ctx, reviewRoute, application),
  );
  if (stage !== 'REVIEW_APPLIED') await playReview(desk, referralId);
}

async function playVisit(desk: CaseDesk): Promise<void> {
  const { variant, age } = desk.plan;
  const staff = 'union-officer';
  const { id } = await register(desk, staff, (['APPLICATION', 'VISIT', 'HOTLINE'] as const)[variant % 3]!);
  if (age < 2) return;
  if (variant % 4 === 1)
    await desk.does(staff, 1, (ctx) => answerIntake(ctx, id, '已解答工资支付和申请仲裁的途径。'));
  if (variant % 4 === 2) await desk.does(staff, 1, (ctx) => seekConsent(ctx, id));
  if (variant % 4 === 3)
    await desk.does(staff, 2, (ctx) => refuseIntake(ctx, id, '用人单位书面表示不愿调解，不予受理。'));
}

async function playReview(desk: CaseDesk, referralId: string): Promise<void> {
  const { stage, variant } = desk.plan;
  const staff = 'arbitrator';
  const { id, applicantPartyIds } = await desk.reads(staff, (ctx) =>
    ctx.db.findOneByOrFail(ArbitralReviewEntity, { referralId }),
  );
  await desk.does(staff, 9, (ctx) => acceptReview(ctx, id, arbitrationNumber(desk, '审')));
  if (stage === 'REVIEW_ACCEPTED' && variant !== 2) return;
  if (stage === 'REVIEW_ACCEPTED') return void (await desk.does(staff, 9, (ctx) => beginReview(ctx, id)));
  if (stage === 'DECLINED') {
    const declined = {
      id,
      decision: 'DECLINED',
      ground: 'CONTENT_UNCLEAR',
      text: '付款期限与金额前后不一致。',
    } as const;
    return void (await desk.does(staff, 12, (ctx) => finishReview(ctx, declined)));
  }
  const issued = {
    id,
    decision: 'STATEMENT_ISSUED',
    statementNumber: arbitrationNumber(desk, '调'),
  } as const;
  await desk.does(staff, 12, (ctx) => finishReview(ctx, issued));
  const signers = stage === 'SIGNED_FOR' ? applicantPartyIds : applicantPartyIds.slice(0, variant % 2);
  for (const [at, partyId] of signers.entries()) {
    await desk.does(staff, 13 + at, (ctx) => signForStatement(ctx, id, partyId, ctx.today));
  }
}
