import { type FilingIntakeEntity } from '../../../subgraphs/court/filing-intake/filing-intake.entity.js';
import { recordCaseConsent } from '../../../subgraphs/court/filing-intake/consents.js';
import { divertFiling } from '../../../subgraphs/court/filing-intake/divert-filing.js';
import { receiveFiling } from '../../../subgraphs/court/filing-intake/receive-filing.js';
import { refuseFiling } from '../../../subgraphs/court/filing-intake/refuse-filing.js';
import { requireSupplement } from '../../../subgraphs/court/filing-intake/supplement-filing.js';
import { acceptArbitration } from '../../../subgraphs/human-resources/arbitration/accept-arbitration.js';
import { ArbitrationCaseEntity } from '../../../subgraphs/human-resources/arbitration/arbitration.entity.js';
import { humanResources } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { arbitrationNumber, causeVersionOn } from '../numbers.js';

type Consenting = 'BOTH' | 'APPLICANT' | 'NOBODY';

/** A complaint at the window: with both consents, with the applicant's alone, or with none. */
export function file(
  desk: CaseDesk,
  clerk: string,
  consenting: Consenting,
  admission: { directSuitGround?: string; awardNumber?: string } = { directSuitGround: 'WAGE_IOU' },
): Promise<FilingIntakeEntity> {
  const { cause, claim, facts } = desk.plan;
  const given = { scope: 'MEDIATION', channel: 'ONLINE' } as const;
  const consents = [
    { side: 'APPLICANT' as const, ...given, evidence: '线上调解同意书（申请人）' },
    { side: 'RESPONDENT' as const, ...given, evidence: '线上调解同意书（被申请人）' },
  ].slice(0, { BOTH: 2, APPLICANT: 1, NOBODY: 0 }[consenting]);
  const { directSuitGround = null, awardNumber = null } = admission;
  return desk.opens(clerk, (ctx) =>
    receiveFiling(ctx, {
      ...{ cause, claim, facts, directSuitGround, awardNumber, consents, title: null },
      ...{ causeVersion: causeVersionOn(ctx.today), parties: desk.parties() },
    }),
  );
}

/** The employer consents on a later day. */
export async function employerConsents(desk: CaseDesk, clerk: string, day: number): Promise<void> {
  const { employer: partyId } = await desk.partyIds(clerk);
  const consent = {
    partyId,
    scope: 'MEDIATION',
    channel: 'PHONE',
    evidence: `电话录音 ${desk.dateOf(day)}`,
  } as const;
  await desk.does(clerk, day, (ctx) => recordCaseConsent(ctx, desk.caseCode, consent));
}

const clerk = 'court-clerk';

/** Complaints that go no further for now: ready to delegate, waiting for the employer, incomplete, refused, led elsewhere. */
export async function playIntake(desk: CaseDesk): Promise<void> {
  const { stage, variant } = desk.plan;
  if (stage === 'READY') return void (await file(desk, clerk, 'BOTH'));
  if (stage === 'CONSENT_PENDING') return void (await file(desk, clerk, 'APPLICANT'));
  const intake = await file(
    desk,
    clerk,
    'NOBODY',
    stage === 'DIVERTED' ? {} : { directSuitGround: 'WAGE_IOU' },
  );
  if (stage === 'DEFECTIVE') {
    await desk.does(clerk, 1, (ctx) => requireSupplement(ctx, intake.id, '欠条原件、被告工商登记信息'));
  } else if (stage === 'NOT_ACCEPTED') {
    await desk.does(clerk, 3, (ctx) => refuseFiling(ctx, intake.id, '同一事实已经另案起诉，裁定不予受理。'));
  } else {
    await divert(desk, intake.id, variant);
  }
}

async function divert(desk: CaseDesk, id: string, variant: number): Promise<void> {
  const text = '劳动争议应当先申请仲裁，已释明并函告仲裁委员会。';
  await desk.does(clerk, 1, (ctx) => divertFiling(ctx, { id, text, to: humanResources.code }));
  if (variant % 2 === 0) return;
  const arbitration = await desk.reads('arbitrator', (ctx) =>
    ctx.db.findOneByOrFail(ArbitrationCaseEntity, { caseCode: desk.caseCode }),
  );
  const number = arbitrationNumber(desk, '案', 500 + desk.plan.serial);
  await desk.does('arbitrator', 4, (ctx) => acceptArbitration(ctx, arbitration.id, number));
}
