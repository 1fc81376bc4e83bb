import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import type { AgreementRoute } from '#kernel/mediation/agreement.entity.js';
import { draftAgreement } from '#kernel/mediation/draft-agreement.js';
import { extendMediation } from '#kernel/mediation/extend-mediation.js';
import type { MediationEntity } from '#kernel/mediation/mediation.entity.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { signAgreement } from '#kernel/mediation/sign-agreement.js';
import type { CaseDesk } from '../case-desk.js';

/** Who mediates: every fourth case of the union goes to its lawyer. */
export function mediatorFor(desk: CaseDesk): { staff: string; id: string } {
  const { unionLawyer, unionMediator } = desk.rosters;
  return desk.plan.variant % 4 === 3
    ? { staff: 'union-lawyer', id: unionLawyer }
    : { staff: 'union-mediator', id: unionMediator };
}

export function accept(desk: CaseDesk, day: number, referralId: string): Promise<MediationEntity> {
  const { staff, id } = mediatorFor(desk);
  return desk.does(staff, day, (ctx) => acceptMediation(ctx, referralId, [id]));
}

/** Both sides agree to twenty days more. */
export async function lengthen(
  desk: CaseDesk,
  staff: string,
  day: number,
  mediationId: string,
): Promise<void> {
  const { all } = await desk.partyIds(staff);
  const consents = all.map(
    (partyId) => ({ partyId, scope: 'EXTENSION', channel: 'PAPER', evidence: '延长调解期限同意书' }) as const,
  );
  await desk.does(staff, day, (ctx) => extendMediation(ctx, { mediationId, consents, days: 20 }));
}

export interface Terms {
  readonly route: AgreementRoute;
  /** A later day of the case by which all is to be paid. */
  readonly performBy: string;
}

/** The terms are drafted, everybody signs on the same day, and the result goes to whoever referred the case. Answers the agreement's id. */
export async function settle(
  desk: CaseDesk,
  staff: string,
  day: number,
  mediationId: string,
  terms: Terms,
): Promise<string> {
  const { route, performBy } = terms;
  const { cause, firm, workers } = desk.plan;
  const { applicants, employer } = await desk.partyIds(staff);
  const text = `被申请人于${performBy}前一次性支付申请人${(agreed(desk) / 100).toFixed(2)}元，双方就本案再无争议。`;
  const drafted = { mediationId, route, terms: text, amount: agreed(desk), performBy, claimKinds: [cause] };
  const { id: agreementId } = await desk.does(staff, day, (ctx) => draftAgreement(ctx, drafted));
  const manner = route === 'ONLINE' ? 'ONLINE' : 'PAPER';
  for (const [at, partyId] of applicants.entries()) {
    const signature = { agreementId, role: 'PARTY', partyId, signer: workers[at]!.name, manner } as const;
    await desk.does(staff, day, (ctx) => signAgreement(ctx, signature));
  }
  await desk.does(staff, day, (ctx) =>
    signAgreement(ctx, { agreementId, role: 'PARTY', partyId: employer, signer: firm.name, manner }),
  );
  if (route === 'MEDIATION_COMMITTEE') await seal(desk, staff, day, agreementId);
  await desk.does(staff, day, (ctx) => reportMediationResult(ctx, { mediationId, outcome: 'AGREED' }));
  return agreementId;
}

async function seal(desk: CaseDesk, staff: string, day: number, agreementId: string): Promise<void> {
  const signer = staff === 'union-lawyer' ? '样例丑' : '样例子';
  await desk.does(staff, day, (ctx) =>
    signAgreement(ctx, { agreementId, role: 'MEDIATOR', signer, manner: 'PAPER' }),
  );
  const name = '虚构区总工会劳动争议调解委员会';
  await desk.does(staff, day, (ctx) =>
    signAgreement(ctx, { agreementId, role: 'SEAL', signer: name, manner: 'PAPER' }),
  );
}

/** Nine tenths of the claim, in whole yuan. */
export function agreed(desk: CaseDesk): number {
  return Math.round((desk.plan.claim * 0.9) / 100) * 100;
}
