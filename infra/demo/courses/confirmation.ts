import { applyOnAgreement } from '#kernel/mediation/apply-on-agreement.js';
import { confirmationRoute } from '#kernel/mediation/enforceable-route.js';
import { recordBreach, recordPerformance } from '#kernel/mediation/record-performance.js';
import { acceptConfirmation } from '../../../subgraphs/court/judicial-confirmation/accept-confirmation.js';
import { extendConfirmation } from '../../../subgraphs/court/judicial-confirmation/extend-confirmation.js';
import { JudicialConfirmationEntity } from '../../../subgraphs/court/judicial-confirmation/judicial-confirmation.entity.js';
import { ruleConfirmation } from '../../../subgraphs/court/judicial-confirmation/rule-confirmation.js';
import { court } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { close } from '../doors.js';
import { courtNumber } from '../numbers.js';
import { agreed } from './mediation.js';

interface Settled {
  readonly staff: string;
  /** The delegation that the court closes. */
  readonly referral: string;
  readonly agreement: string;
}

/** What follows an agreement: the court closes its delegation, the parties apply, the court rules, the firm pays or does not. */
export async function playConfirmation(
  desk: CaseDesk,
  { staff, referral, agreement }: Settled,
): Promise<void> {
  const { stage, variant } = desk.plan;
  await desk.does('court-clerk', 12, (ctx) => close(ctx, referral));
  if (stage === 'BREACHED') return void (await desk.does(staff, 36, (ctx) => recordBreach(ctx, agreement)));
  const confirmed = stage !== 'PERFORMED' || variant % 2 === 0;
  if (confirmed) await applyAndRule(desk, staff, agreement);
  if (stage !== 'PERFORMED') return;
  const pays = variant % 3 === 0 ? [agreed(desk) / 2, agreed(desk) / 2] : [agreed(desk)];
  for (const [at, amount] of pays.entries()) {
    const day = 30 + at * 5;
    await desk.does(staff, day, (ctx) =>
      recordPerformance(ctx, { agreementId: agreement, paidOn: ctx.today, amount }),
    );
  }
}

async function applyAndRule(desk: CaseDesk, staff: string, agreementId: string): Promise<void> {
  const { stage, variant, age } = desk.plan;
  const { all: applicantPartyIds } = await desk.partyIds(staff);
  const application = { agreementId, to: court.code, applicantPartyIds };
  const { id: referralId } = await desk.does(staff, 13, (ctx) =>
    applyOnAgreement(ctx, confirmationRoute, application),
  );
  if (stage === 'APPLIED') return;
  const clerk = 'court-clerk';
  const { id } = await desk.reads(clerk, (ctx) =>
    ctx.db.findOneByOrFail(JudicialConfirmationEntity, { referralId }),
  );
  await desk.does(clerk, 14, (ctx) => acceptConfirmation(ctx, id, courtNumber(desk, '诉前调确')));
  if (stage === 'ACCEPTED') {
    if (variant % 4 === 3 && age >= 20)
      await desk.does('court-judge', 20, (ctx) => extendConfirmation(ctx, id));
    return;
  }
  const ground = stage === 'REJECTED' ? (variant % 2 === 0 ? 'UNCLEAR' : 'NOT_VOLUNTARY') : null;
  const decision = stage === 'REJECTED' ? 'REJECTED' : 'VALID';
  await desk.does('court-judge', 21, (ctx) =>
    ruleConfirmation(ctx, { id, decision, ground, rulingNumber: null }),
  );
  if (variant % 2 === 0) await desk.does(staff, 23, (ctx) => close(ctx, referralId));
}
