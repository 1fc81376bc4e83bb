import { addDays, localDate } from '#kernel/values/local-date.js';
import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { suspendMediation } from '#kernel/mediation/suspend-mediation.js';
import { redesignate } from '../../../subgraphs/court/court-referral/redesignate-referral.js';
import { delegateMediation } from '../../../subgraphs/court/pre-filing-mediation/delegate-mediation.js';
import { humanResources, union } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { markUnconfirmed, recall, referralServing, signFor } from '../doors.js';
import { courtNumber } from '../numbers.js';
import { playConfirmation } from './confirmation.js';
import { failAndFile } from './failed.js';
import { employerConsents, file } from './filing.js';
import { accept, lengthen, mediatorFor, settle } from './mediation.js';
import { playReturned } from './returned.js';

const clerk = 'court-clerk';

/** Referrals that the mediator's side has not taken up. */
const unanswered: Record<string, (desk: CaseDesk, referral: string) => Promise<void>> = {
  SENT: async () => undefined,
  RECEIVED: (desk, referral) => desk.does('union-mediator', 2, (ctx) => signFor(ctx, referral)),
  UNCONFIRMED: lapse,
  REDESIGNATED_SENT: lapse,
  REDESIGNATED_ACCEPTED: lapse,
  RECALLED: (desk, referral) =>
    desk.does(clerk, 2, (ctx) => recall(ctx, referral, '委派对象选择有误，撤回后重新委派。')),
  RETURNED: playReturned,
};

/** A mediation delegated by the court before filing (A01), as far as its stage says. */
export async function playDelegated(desk: CaseDesk): Promise<void> {
  const { stage } = desk.plan;
  const referral = await delegate(desk);
  const answer = unanswered[stage];
  if (answer) return answer(desk, referral);
  const { staff } = mediatorFor(desk);
  const { id } = await accept(desk, 3, referral);
  if (stage === 'IN_MEDIATION') return;
  if (stage === 'EXTENDED') return lengthen(desk, staff, 15, id);
  if (stage === 'SUSPENDED') return suspend(desk, staff, id);
  if (stage === 'TO_FILING') return failAndFile(desk, staff, id);
  // Half of the parties sign online; the court's own form is as good.
  const route = desk.plan.variant % 2 === 0 ? 'ONLINE' : 'DELEGATED';
  const performBy = addDays(localDate(desk.dateOf(10)), 30);
  const agreement = await settle(desk, staff, 10, id, { route, performBy });
  if (stage !== 'AGREED') await playConfirmation(desk, { staff, referral, agreement });
}

async function delegate(desk: CaseDesk): Promise<string> {
  const { variant } = desk.plan;
  const later = variant % 3 === 2;
  const intake = await file(desk, clerk, later ? 'APPLICANT' : 'BOTH');
  if (later) await employerConsents(desk, clerk, 1);
  const materials = ['起诉状副本', '工资欠条', '送达地址确认书'];
  const letter = {
    filingIntakeId: intake.id,
    to: union.code,
    number: courtNumber(desk, '民诉前调'),
    materials,
  };
  const { id } = await desk.does(clerk, 1, (ctx) => delegateMediation(ctx, letter));
  return desk.reads(clerk, (ctx) => referralServing(ctx, id));
}

/** The union signs for it and says no more; two of the three then go to the mediation centre. */
async function lapse(desk: CaseDesk, referral: string): Promise<void> {
  await desk.does('union-mediator', 2, (ctx) => signFor(ctx, referral));
  await desk.does(clerk, 6, (ctx) => markUnconfirmed(ctx, referral));
  if (desk.plan.stage === 'UNCONFIRMED') return;
  const child = await desk.does(clerk, 7, (ctx) =>
    redesignate(ctx, { referralId: referral, to: humanResources.code }),
  );
  if (desk.plan.stage === 'REDESIGNATED_SENT') return;
  await desk.does('hr-mediator', 9, (ctx) => acceptMediation(ctx, child.id, [desk.rosters.centreMediator]));
}

async function suspend(desk: CaseDesk, staff: string, id: string): Promise<void> {
  const [reason, text] = (
    [
      ['APPRAISAL', '等待工伤伤残等级鉴定结论。'],
      ['SHAM_SUSPECTED', '欠条形成时间存疑，涉嫌虚假调解。'],
      ['OTHER', '申请人住院治疗，申请暂缓。'],
    ] as const
  )[desk.plan.variant % 3]!;
  await desk.does(staff, 8, (ctx) => suspendMediation(ctx, id, reason, text));
}
