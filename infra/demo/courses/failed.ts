import { confirmFact } from '#kernel/mediation/confirm-fact.js';
import { reportMediationResult } from '#kernel/mediation/report-result.js';
import { concludeCivilCase, openTrial } from '../../../subgraphs/court/civil-case/conclude-civil-case.js';
import { transferToFiling } from '../../../subgraphs/court/pre-filing-mediation/transfer-to-filing.js';
import { PreFilingMediationEntity } from '../../../subgraphs/court/pre-filing-mediation/pre-filing-mediation.entity.js';
import type { CaseDesk } from '../case-desk.js';
import { courtNumber } from '../numbers.js';

export const failures = [
  'TOO_FAR_APART',
  'PARTY_STOPS',
  'UNREACHABLE',
  'TIME_EXPIRED',
  'REFUSES_TO_SIGN',
  'OTHER',
] as const;

/** What a mediation fails with, and one fact that nobody disputes. */
export async function fail(desk: CaseDesk, staff: string, day: number, mediationId: string): Promise<void> {
  const { variant } = desk.plan;
  if (variant % 3 === 0) {
    const { all: confirmedBy } = await desk.partyIds(staff);
    const fact = { mediationId, text: '双方确认劳动关系存续期间和月工资标准。', confirmedBy };
    await desk.does(staff, day, (ctx) => confirmFact(ctx, fact));
  }
  const outcome = failures[variant % failures.length]!;
  await desk.does(staff, day, (ctx) =>
    reportMediationResult(ctx, { mediationId, outcome, text: '未能达成协议。' }),
  );
}

/** The talks fail; most are registered as civil cases, the youngest wait for it. */
export async function failAndFile(desk: CaseDesk, staff: string, mediationId: string): Promise<void> {
  await fail(desk, staff, 15, mediationId);
  const { variant, age } = desk.plan;
  if (variant === 0) return;
  const clerk = 'court-clerk';
  const mediation = await desk.reads(clerk, (ctx) =>
    ctx.db.findOneByOrFail(PreFilingMediationEntity, { caseCode: desk.caseCode }),
  );
  const number = courtNumber(desk, '民初');
  const registration = { preFilingMediationId: mediation.id, number, procedure: 'SUMMARY' } as const;
  const { id } = await desk.does(clerk, 18, (ctx) => transferToFiling(ctx, registration));
  if (age < 45) return;
  await desk.does(clerk, 24, (ctx) => openTrial(ctx, id));
  if (age > 75) await desk.does('court-judge', 60, (ctx) => concludeCivilCase(ctx, id, 'JUDGED'));
}
